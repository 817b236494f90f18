package reckon.cli;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reckon.files.Manifest;
import reckon.files.RunReport;
import reckon.month.MonthReport;
import reckon.night.NightReport;
import reckon.reconciliation.Section;
import reckon.reconciliation.Verdict;

/** What runs came to, in words and as an exit code. */
public final class Summary {
    private static final int MOST_REASONS = 5;

    private final List<NightReport> reports;

    /** @param reports what each run came to, in the order of their starts */
    public Summary(List<NightReport> reports) {
        this.reports = reports;
    }

    /**
     * Says it.
     *
     * @param start what was started, such as {@code Night}
     * @param note stands behind the date
     * @param time what all of it took
     */
    public void say(Console console, String start, String note, Duration time) {
        for (int i = 0; i < reports.size(); i++) {
            NightReport report = reports.get(i);
            Console.Table table = table(start + " of " + report.manifest().businessDate() + note, report);
            if (i == reports.size() - 1) {
                table.line("time", time.toSeconds() + "." + time.toMillisPart() / 100 + " s");
            }
            console.say(table);
        }
    }

    /** Says what the report of a month came to. */
    public static void sayMonth(Console console, YearMonth month, MonthReport.Written written) {
        console.say(new Console.Table("Month " + month + ", through " + written.through())
                .line("runs", written.runs())
                .line("money refunded", written.refunded())
                .line(
                        "files written",
                        written.files().get(0).getParent() + ": "
                                + written.files().stream()
                                        .map(file -> file.getFileName().toString())
                                        .collect(Collectors.joining(", "))));
    }

    /**
     * Returns it as an exit code.
     *
     * @param failsOnBreaks whether an open break is told to a script
     */
    public ExitCode exitCode(boolean failsOnBreaks) {
        List<Verdict> verdicts = reports.stream().map(Summary::verdict).toList();
        if (verdicts.contains(Verdict.INCOMPLETE)) {
            return ExitCode.INCOMPLETE;
        }
        return failsOnBreaks && verdicts.contains(Verdict.BREAKS) ? ExitCode.BREAKS : ExitCode.DONE;
    }

    /** A run that was never reconciled, as it is older than reconciliation, is complete or not. */
    private static Verdict verdict(NightReport report) {
        Section section = section(report);
        if (section != null) {
            return section.verdict();
        }
        return report.manifest().incomplete().isEmpty() ? Verdict.RECONCILED : Verdict.INCOMPLETE;
    }

    private static @Nullable Section section(NightReport report) {
        return report.manifest().section(Section.NAME, Section.class);
    }

    private static Console.Table table(String heading, NightReport report) {
        Manifest manifest = report.manifest();
        Manifest.Totals totals = manifest.totals();
        Console.Table table = new Console.Table(heading)
                .line("requests due", totals.requestsDue())
                .line(
                        "decisions",
                        totals.decisions().entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(Collectors.joining(", ")))
                .line("money refunded", manifest.currency() + " " + totals.refundAmount())
                .line("points spent", totals.pointsSpent())
                .line("files in", report.inputs().size() + decidedAgain(report))
                .line(
                        "files written",
                        report.folder() + ": "
                                + manifest.outputs().stream()
                                        .filter(file -> !RunReport.NAMES.contains(file.name()))
                                        .map(file -> file.name() + " " + file.rows())
                                        .collect(Collectors.joining(", ")));
        manifest.outputs().stream()
                .filter(file -> file.name().equals(RunReport.NAMES.get(0)))
                .forEach(file -> table.line("report", report.folder().resolve(file.name())));
        if (section(report) != null) {
            table.line("verdict", verdict(report)).line("breaks", report.breaks());
        }
        List<String> incomplete = manifest.incomplete();
        incomplete.stream().limit(MOST_REASONS).forEach(missing -> table.line("INCOMPLETE", missing));
        if (incomplete.size() > MOST_REASONS) {
            table.line(
                    "INCOMPLETE",
                    "and " + (incomplete.size() - MOST_REASONS) + " more reasons, all of which are in the manifest");
        }
        return table;
    }

    private static String decidedAgain(NightReport report) {
        long again = report.decidedAgain();
        return again == 0 ? "" : ", with " + again + " requests that were decided before: their decisions stand";
    }
}
