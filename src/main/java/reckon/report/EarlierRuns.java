package reckon.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * Runs are in the order of their numbers, which is not that of their dates where an older date was run late.
 */
final class EarlierRuns {
    static final int DAYS = 30;
    private static final Logger log = LoggerFactory.getLogger(EarlierRuns.class);

    private final Manifest run;
    /** Those of the month and of the last 30 days, by their dates. */
    private final Map<LocalDate, Manifest> beside = new TreeMap<>();
    /** Those that were reached going back from run to run. */
    private final List<Manifest> runs = new ArrayList<>();
    /** The date of the first run, going back, that is not there; null if none is missing. */
    private @Nullable LocalDate missing;

    private EarlierRuns(Manifest run) {
        this.run = run;
    }

    /**
     * Reads the runs of the month and of the last 30 days. Going back by their numbers, it also reads those of other dates that
     * began after the oldest of these, and the one before that.
     *
     * @param folder that of the run
     */
    static EarlierRuns read(Path folder, Manifest run) {
        EarlierRuns earlier = new EarlierRuns(run);
        earlier.readBeside(folder);
        earlier.goBack(folder);
        return earlier;
    }

    private void readBeside(Path folder) {
        LocalDate behindMonth = YearMonth.from(run.businessDate()).plusMonths(1).atDay(1);
        firstDay()
                .datesUntil(behindMonth)
                .filter(date -> !date.equals(run.businessDate()))
                .forEach(date -> {
                    Manifest manifest = manifest(folder.resolveSibling(date.toString()), run);
                    if (manifest != null) {
                        beside.put(date, manifest);
                    }
                });
    }

    private void goBack(Path folder) {
        int oldest = beside.values().stream().mapToInt(Manifest::run).min().orElse(run.run());
        Manifest last = run;
        while (runs.size() < 2 || !last.businessDate().isBefore(firstDay()) || last.run() > oldest) {
            LocalDate date = runBefore(last);
            if (date == null) {
                return;
            }
            Manifest known = beside.get(date);
            Manifest before = known != null ? known : manifest(folder.resolveSibling(date.toString()), run);
            if (before == null || before.run() >= last.run()) {
                missing = date;
                return;
            }
            runs.add(before);
            last = before;
        }
    }

    private static @Nullable LocalDate runBefore(Manifest run) {
        Section section = section(run);
        return section == null ? run.businessDate().minusDays(1) : section.runBefore();
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
        runs.stream()
                .filter(earlier -> !earlier.businessDate().isBefore(first)
                        && earlier.businessDate().isBefore(run.businessDate()))
                .sorted(Comparator.comparing(Manifest::businessDate))
                .forEach(last::add);
        last.add(run);
        return last;
    }

    /** Returns the month's runs so far, this one among them, or null if one of them is not there. */
    @Nullable
    List<Manifest> ofMonth() {
        if (missing != null && (isOfMonth(missing) || anyOfMonthNotReached())) {
            return null;
        }
        List<Manifest> ofMonth = new ArrayList<>(List.of(run));
        runs.stream().filter(earlier -> isOfMonth(earlier.businessDate())).forEach(ofMonth::add);
        return ofMonth;
    }

    private boolean isOfMonth(LocalDate date) {
        return YearMonth.from(date).equals(YearMonth.from(run.businessDate()));
    }

    /** Where a run is missing, those behind it are not reached; others of the month may be missing there as well. */
    private boolean anyOfMonthNotReached() {
        return beside.values().stream().anyMatch(other -> isOfMonth(other.businessDate()) && !runs.contains(other));
    }

    /** Returns what was paid in a run, which is this one or one of those before; null if that is not known. */
    @Nullable
    Money paidIn(Manifest one) {
        int next = runs.indexOf(one) + 1;
        Section section = section(one);
        Money before = next < runs.size() ? paid(runs.get(next)) : null;
        if (section != null && section.runBefore() == null) {
            before = Money.ZERO;
        }
        Money upTo = paid(one);
        return upTo == null || before == null ? null : upTo.minus(before);
    }

    /** Returns what was paid in the month's runs so far, or null if that is not known. */
    @Nullable
    Money paidInMonth() {
        List<Manifest> ofMonth = ofMonth();
        Money sum = Money.ZERO;
        for (Manifest one : ofMonth == null ? List.<Manifest>of() : ofMonth) {
            Money paid = paidIn(one);
            if (paid == null) {
                return null;
            }
            sum = sum.plus(paid);
        }
        return ofMonth == null ? null : sum;
    }

    /** Returns all that was paid up to a run, or null if it was not reconciled. */
    private static @Nullable Money paid(Manifest run) {
        Section section = section(run);
        return section == null ? null : section.bridge().paid().amount();
    }
}
