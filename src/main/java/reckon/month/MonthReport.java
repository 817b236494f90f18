package reckon.month;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reckon.database.Database;
import reckon.files.CsvLine;
import reckon.files.Manifest;
import reckon.files.ReportFiles;
import reckon.ledger.Run;
import reckon.ledger.Runs;
import reckon.money.Money;
import reckon.month.MonthSummary.Sums;
import reckon.policy.Policies;
import reckon.reconciliation.OpenRefunds;
import reckon.tables.DecisionTable;
import tools.jackson.core.JacksonException;

/**
 * Writes the report of a month beside the runs' folders: {@code month-YYYY-MM.csv} and {@code .json}, and the page that is drawn
 * of them, {@code .html}.
 */
public final class MonthReport {
    private static final Logger log = LoggerFactory.getLogger(MonthReport.class);
    private static final String HEADER = "business_date,product,kind,decision,rule,decisions,requests,refunds,"
            + "refund_amount,points_spent,paid_amount,open_amount,currency";

    private final Database database;
    private final Policies policies;
    private final MonthDrawing drawing;
    private final Runs runs;

    /** Makes what reads the ledger of a database. */
    public MonthReport(Database database, Policies policies, MonthDrawing drawing) {
        this.database = database;
        this.policies = policies;
        this.drawing = drawing;
        this.runs = new Runs(database);
    }

    /**
     * What was written.
     *
     * @param through the business date of the month's run that began last
     * @param lacksPage whether the page could not be drawn, which was logged
     */
    public record Written(
            YearMonth month, LocalDate through, int runs, Money refunded, List<Path> files, boolean lacksPage) {}

    /**
     * Writes the reports of the months that a run ends: those before its own of which a run began since the last one of a later
     * month. An older date that is run late ends none.
     *
     * @param businessDate that of the run, which is finished
     * @param output the folder of the runs' folders
     */
    public void writeMonthsBefore(LocalDate businessDate, Path output) {
        for (YearMonth month : endedBy(Objects.requireNonNull(runs.of(businessDate)))) {
            if (isReconciled(runs.ofMonth(month))) {
                write(month, output);
                log.info("The report of {} was written to {}", month, output);
            } else {
                log.warn("{} gets no report: a program that did not reconcile made its last run", month);
            }
        }
    }

    /** Runs before the last one of the month before are not looked at: that one has reported what they ended. */
    private SortedSet<YearMonth> endedBy(Run run) {
        YearMonth own = YearMonth.from(run.businessDate());
        SortedSet<YearMonth> ended = new TreeSet<>();
        Run last = runs.before(run);
        if (last == null || !YearMonth.from(last.businessDate()).isBefore(own)) {
            return ended;
        }
        for (Run before : runs.allBefore(run)) {
            YearMonth month = YearMonth.from(before.businessDate());
            if (!month.isBefore(own) || ended.contains(own.minusMonths(1))) {
                return ended;
            }
            if (ended.isEmpty() || month.isAfter(ended.last())) {
                ended.add(month);
            }
        }
        return ended;
    }

    private boolean isReconciled(List<Run> ofMonth) {
        return OpenRefunds.isReconciled(ofMonth.get(ofMonth.size() - 1).runNo(), database);
    }

    /**
     * Writes the report of a month; the same bytes as before unless something arrived. A page that cannot be drawn is left out:
     * the figures do not depend on it.
     *
     * @param output the folder of the runs' folders
     * @return what was written, or null if no run has a date in the month
     * @throws IllegalStateException if the figures are not those of the month's runs, or its last run is not finished
     * @throws UncheckedIOException if a file cannot be written
     */
    public @Nullable Written write(YearMonth month, Path output) {
        return write(month, runs.ofMonth(month), output);
    }

    /** Writes the report as it was when the month had some of its runs only: the first ones. */
    @Nullable
    Written writeAgain(YearMonth month, int firstRuns, Path output) {
        List<Run> ofMonth = runs.ofMonth(month);
        return write(month, ofMonth.subList(0, Math.min(firstRuns, ofMonth.size())), output);
    }

    private @Nullable Written write(YearMonth month, List<Run> ofMonth, Path output) {
        if (ofMonth.isEmpty()) {
            return null;
        }
        Run last = ofMonth.get(ofMonth.size() - 1);
        if (!last.isFinished()) {
            throw new IllegalStateException("the night of " + last.businessDate() + " did not finish: run it first");
        }
        MonthFigures figures = new MonthFigures(database, policies, month, ofMonth);
        Map<MonthKey, Sums> lines = figures.lines();
        MonthSummary summary = figures.summary(lines, policies.currency());
        check(summary, output);
        ReportFiles files = new ReportFiles(output);
        files.remove(page(month)); // it shows figures that may have changed since
        List<Path> written = new ArrayList<>();
        written.add(files.csv(
                csv(month), HEADER, lines.entrySet().stream().map(this::csv).toList()));
        written.add(files.json(json(month), summary));
        boolean lacksPage = !draw(summary, files, written);
        return new Written(
                month, summary.through(), ofMonth.size(), summary.totals().refunded(), written, lacksPage);
    }

    private static String csv(YearMonth month) {
        return "month-" + month + ".csv";
    }

    static String json(YearMonth month) {
        return "month-" + month + ".json";
    }

    private static String page(YearMonth month) {
        return "month-" + month + ".html";
    }

    /** Returns false if the page could not be drawn. */
    private boolean draw(MonthSummary summary, ReportFiles files, List<Path> written) {
        byte[] page;
        try {
            page = drawing.draw(summary, before(summary.month(), files));
        } catch (RuntimeException | StackOverflowError e) {
            log.error(
                    "The page of {} could not be drawn. Its figures are written. When the cause is mended the command"
                            + " month draws it",
                    summary.month(),
                    e);
            return false;
        }
        if (page != null) {
            written.add(files.bytes(page(summary.month()), page));
        }
        return true;
    }

    private static @Nullable MonthSummary before(YearMonth month, ReportFiles files) {
        String name = json(month.minusMonths(1));
        try {
            return files.read(name, MonthSummary.class);
        } catch (IOException | JacksonException e) {
            log.warn("The page of {} goes without the month before: {} cannot be read", month, name, e);
            return null;
        }
    }

    /** The month's lines are sums over decisions; each run must come to what its refunds and its manifest come to. */
    private void check(MonthSummary summary, Path output) {
        for (MonthSummary.Run run : summary.runs()) {
            Money ledger = Objects.requireNonNull(database.first(
                    "SELECT COALESCE(SUM(refund_amount), 0) AS refund_amount FROM decision WHERE run_no = ?",
                    row -> row.get(DecisionTable.REFUND_AMOUNT),
                    run.run()));
            requireSame(run, ledger, run.sums().refunded(), "its decisions");
            Manifest manifest = manifestOf(run, output);
            if (manifest != null) {
                requireSame(run, manifest.totals().refundAmount(), run.sums().refunded(), "its manifest");
            }
        }
    }

    private static @Nullable Manifest manifestOf(MonthSummary.Run run, Path output) {
        Path file = output.resolve(run.businessDate().toString()).resolve(Manifest.FILE_NAME);
        try {
            Manifest manifest = Files.exists(file) ? Manifest.read(Files.readAllBytes(file)) : null;
            return manifest != null && manifest.run() == run.run() ? manifest : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireSame(MonthSummary.Run run, Money expected, Money found, String what) {
        if (!expected.equals(found)) {
            throw new IllegalStateException("the refunds of the run of " + run.businessDate() + " add up to " + found
                    + ", but " + what + " to " + expected);
        }
    }

    private CsvLine csv(Map.Entry<MonthKey, Sums> line) {
        CsvLine text = new CsvLine(policies.zone());
        MonthKey key = line.getKey();
        text.text(key.day()).text(key.product()).text(key.kind());
        text.text(key.decision()).text(key.rule());
        Sums sums = line.getValue();
        text.integer(sums.decisions()).integer(sums.requests()).integer(sums.refunds());
        text.money(sums.refunded()).points(sums.pointsSpent());
        text.money(sums.paid()).money(sums.open());
        return text.text(policies.currency());
    }
}
