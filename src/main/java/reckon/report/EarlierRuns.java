package reckon.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reckon.files.Manifest;
import reckon.money.Money;
import reckon.reconciliation.Section;
import tools.jackson.core.JacksonException;

/**
 * The runs before one, as far as their manifests lie beside it. Each names the date of the run before it, so it is known
 * whether one is missing. A run that was never reconciled names none: then the one of the day before is taken for missing.
 */
final class EarlierRuns {
    static final int DAYS = 30;
    private static final Logger log = LoggerFactory.getLogger(EarlierRuns.class);

    private final Manifest run;
    private final List<Manifest> runs = new ArrayList<>();
    /** The date of the first run, going back, that is not there; null if none is missing. */
    private @Nullable LocalDate missing;

    private EarlierRuns(Manifest run) {
        this.run = run;
    }

    /**
     * Reads the runs of the month and of the last 30 days, and one more.
     *
     * @param folder that of the run
     */
    static EarlierRuns read(Path folder, Manifest run) {
        EarlierRuns earlier = new EarlierRuns(run);
        LocalDate first = earlier.firstDay();
        Manifest last = run;
        while (!last.businessDate().isBefore(first)) {
            Section section = section(last);
            LocalDate date = section == null ? last.businessDate().minusDays(1) : section.runBefore();
            if (date == null) {
                break;
            }
            Manifest before = manifest(folder.resolveSibling(date.toString()), run);
            if (before == null || !before.businessDate().isBefore(last.businessDate())) {
                earlier.missing = date;
                break;
            }
            earlier.runs.add(before);
            last = before;
        }
        return earlier;
    }

    private LocalDate firstDay() {
        LocalDate firstOfMonth = run.businessDate().withDayOfMonth(1);
        LocalDate firstOfDays = run.businessDate().minusDays(DAYS - 1L);
        return firstOfMonth.isBefore(firstOfDays) ? firstOfMonth : firstOfDays;
    }

    static @Nullable Section section(Manifest run) {
        return run.section(Section.NAME, Section.class);
    }

    /** Returns the manifest of a run of the same ledger, or null if there is none that can be read. */
    private static @Nullable Manifest manifest(Path folder, Manifest run) {
        Path file = folder.resolve(Manifest.FILE_NAME);
        try {
            Manifest manifest = Files.exists(file) ? Manifest.read(Files.readAllBytes(file)) : null;
            boolean isOfLedger =
                    manifest != null && manifest.ledgerId().equals(run.ledgerId()) && manifest.run() < run.run();
            return isOfLedger ? manifest : null;
        } catch (IOException | JacksonException e) {
            log.warn("The report goes without {}: it cannot be read", file, e);
            return null;
        }
    }

    /** Whether there is no run before. */
    boolean isFirst() {
        return runs.isEmpty() && missing == null;
    }

    /** Returns the run before, or null if there is none or it is not there. */
    @Nullable
    Manifest before() {
        return runs.isEmpty() ? null : runs.get(0);
    }

    /** Returns the date of the first run, going back, that should be there and is not; null if none is missing. */
    @Nullable
    LocalDate missing() {
        return missing;
    }

    /** Returns the runs of the last 30 days by their dates, this one last. */
    List<Manifest> lastDays() {
        LocalDate first = run.businessDate().minusDays(DAYS - 1L);
        List<Manifest> last = new ArrayList<>();
        for (int i = runs.size() - 1; i >= 0; i--) {
            if (!runs.get(i).businessDate().isBefore(first)) {
                last.add(runs.get(i));
            }
        }
        last.add(run);
        return last;
    }

    /** Returns the month's runs so far, this one among them, or null if one of them is not there. */
    @Nullable
    List<Manifest> ofMonth() {
        YearMonth month = YearMonth.from(run.businessDate());
        boolean isMissing = missing != null && YearMonth.from(missing).equals(month);
        if (isMissing) {
            return null;
        }
        List<Manifest> ofMonth = new ArrayList<>(List.of(run));
        runs.stream()
                .filter(earlier -> YearMonth.from(earlier.businessDate()).equals(month))
                .forEach(ofMonth::add);
        return ofMonth;
    }

    /** Returns what had been paid before the month, or null if that is not known. */
    @Nullable
    Money paidBeforeMonth() {
        YearMonth month = YearMonth.from(run.businessDate());
        for (Manifest earlier : runs) {
            if (YearMonth.from(earlier.businessDate()).isBefore(month)) {
                return paid(earlier);
            }
        }
        return missing == null ? Money.ZERO : null;
    }

    /** Returns what had been paid before the run before, or null if that is not known. */
    @Nullable
    Money paidBefore() {
        if (runs.size() > 1) {
            return paid(runs.get(1));
        }
        return runs.size() == 1 && missing == null ? Money.ZERO : null;
    }

    /** Returns all that was paid up to a run, or null if it was not reconciled. */
    static @Nullable Money paid(Manifest run) {
        Section section = section(run);
        return section == null ? null : section.bridge().paid().amount();
    }
}
