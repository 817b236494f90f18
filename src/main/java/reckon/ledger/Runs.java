package reckon.ledger;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.tables.DecisionTable;
import reckon.tables.RunTable;

/**
 * The runs so far.
 *
 * <p>A run is closed once a later one has begun: its decisions are then as final as its place in the audit
 * chain. The last run stays open, so its date can be run again and takes in what arrived late.
 */
public final class Runs {
    private static final String FIRST_PREVIOUS_HASH = "0".repeat(64);
    private static final String SELECT = "SELECT " + RunTable.TABLE.columnList() + " FROM run ";

    private final Database database;

    /** Works on a database, within the transactions of its callers. */
    public Runs(Database database) {
        this.database = database;
    }

    /** Returns the run of a date, or null if there is none. */
    public @Nullable Run of(LocalDate businessDate) {
        return database.first(SELECT + "WHERE business_date = ?", Runs::run, businessDate);
    }

    /** Returns the business date of the run that began before a run, or null if it is the first. */
    public @Nullable LocalDate dateBefore(Run run) {
        return database.first(
                "SELECT business_date FROM run WHERE run_no = ?",
                row -> row.get(RunTable.BUSINESS_DATE),
                run.runNo() - 1);
    }

    /** Returns the runs whose business dates are in a month, in the order in which they began. */
    public List<Run> ofMonth(YearMonth month) {
        return database.list(
                SELECT + "WHERE business_date >= ? AND business_date < ? ORDER BY run_no",
                Runs::run,
                month.atDay(1),
                month.plusMonths(1).atDay(1));
    }

    /** Returns the run that began before another, or null if that is the first. */
    public @Nullable Run before(Run run) {
        return database.first(SELECT + "WHERE run_no = ?", Runs::run, run.runNo() - 1);
    }

    /** Returns the runs that began before another, the last one first. */
    public List<Run> allBefore(Run run) {
        return database.list(SELECT + "WHERE run_no < ? ORDER BY run_no DESC", Runs::run, run.runNo());
    }

    /** Returns the run that began last, or null if there was none. */
    public @Nullable Run last() {
        return database.first(SELECT + "ORDER BY run_no DESC LIMIT 1", Runs::run);
    }

    /** Returns the latest business date of all runs, which need not be that of the last one; null if there was none. */
    public @Nullable LocalDate latestDate() {
        return database.first(
                "SELECT business_date FROM run ORDER BY business_date DESC LIMIT 1",
                row -> row.get(RunTable.BUSINESS_DATE));
    }

    /** Returns the runs that began last, the last one first. */
    public List<Run> latest(int most) {
        return database.list(SELECT + "ORDER BY run_no DESC LIMIT ?", Runs::run, most);
    }

    /**
     * Returns the policy versions of the last thousand decisions of the last run that decided anything; none if there is no such run.
     * A run begins with orders that were bought some time ago, and its other lines may be a million.
     */
    public List<String> lastPolicyVersions() {
        Integer last = database.first(
                "SELECT COALESCE(MAX(run_no), 0) AS run_no FROM decision", row -> row.get(DecisionTable.RUN_NO));
        return database.list(
                "SELECT DISTINCT policy_version FROM (SELECT policy_version FROM decision WHERE run_no = ?"
                        + " ORDER BY line_no DESC LIMIT 1000) d ORDER BY policy_version",
                row -> row.get(DecisionTable.POLICY_VERSION),
                last == null ? 0 : last);
    }

    /** Whether a later run has begun, so that nothing is decided under this one any more. */
    public boolean isClosed(Run run) {
        Run last = last();
        return last != null && last.runNo() != run.runNo();
    }

    /**
     * Returns the run that is going to begin next, for what is booked before it does.
     *
     * @param businessDate stands in the place of its date, which is not known yet
     */
    public Run next(LocalDate businessDate) {
        Run last = last();
        int runNo = last == null ? 1 : last.runNo() + 1;
        return new Run(runNo, businessDate, 0, FIRST_PREVIOUS_HASH, null, null, false, false, null);
    }

    /** Returns the resets of a month that are booked for a run, begun or not. */
    public Resets resetsOf(int runNo, YearMonth month) {
        return Resets.of(runNo, month, database);
    }

    /**
     * Returns the run of a date, begun behind the last one if there is none yet; the last one must be finished then. A
     * run that is begun again is not finished any more, unless it is closed: what it is going to record has to be in its
     * files before a later one begins.
     *
     * @param takesFiles whether it is going to take the files of its input folder; until they are all taken it has none
     */
    public Run begin(LocalDate businessDate, boolean takesFiles) {
        Run existing = of(businessDate);
        if (existing != null) {
            return isClosed(existing) ? existing : reopen(existing, existing.hasInput() && !takesFiles, false);
        }
        Run last = last();
        Run run = last == null
                ? new Run(1, businessDate, 0, FIRST_PREVIOUS_HASH, null, null, false, false, null)
                : new Run(
                        last.runNo() + 1,
                        businessDate,
                        Objects.requireNonNull(last.lastSeq()),
                        Objects.requireNonNull(last.lastHash()),
                        null,
                        null,
                        false,
                        false,
                        null);
        database.update(
                "INSERT INTO run (run_no, business_date, previous_seq, previous_hash) VALUES (?, ?, ?, ?)",
                run.runNo(),
                run.businessDate(),
                run.previousSeq(),
                run.previousHash());
        return run;
    }

    /**
     * Returns the run of a date, which is the last one, begun again to be reconciled only.
     *
     * @param takesFiles as for {@link #begin}
     */
    public Run beginReconciliation(LocalDate businessDate, boolean takesFiles) {
        Run lastRun = Objects.requireNonNull(of(businessDate));
        return reopen(lastRun, lastRun.hasInput() && !takesFiles, true);
    }

    /** Keeps {@code last_seq} and {@code missing_month}: that the run was finished once tells which resets are booked. */
    private Run reopen(Run run, boolean hasInput, boolean reconcilesOnly) {
        database.update(
                "UPDATE run SET last_hash = NULL, has_input = ?, reconciles_only = ? WHERE run_no = ?",
                hasInput,
                reconcilesOnly,
                run.runNo());
        return Objects.requireNonNull(of(run.businessDate()));
    }

    /** Writes down that a run has all files of its input folder, so that whoever finishes it needs no others. */
    public void endInput(int runNo) {
        database.update("UPDATE run SET has_input = TRUE WHERE run_no = ?", runNo);
    }

    /** Writes down by which policy a run found who is one user. */
    public void endUsers(int runNo, String policy) {
        database.update("UPDATE run SET users_policy = ? WHERE run_no = ?", policy, runNo);
    }

    /** Has the run that begins next, or the last one if it is not finished, find anew who is one user. */
    public void haveUsersFoundAnew(Run last) {
        database.update("UPDATE run SET users_policy = NULL WHERE run_no >= ?", last.runNo() - 1);
    }

    /** Writes down that a run has looked for the orders to be refunded without a request, and refunded them. */
    public void endAutomaticRefunds(int runNo) {
        database.update("UPDATE run SET automatic_refunds_found = TRUE WHERE run_no = ?", runNo);
    }

    /** Writes down that a run is finished: where its audit ends, and which month's consumption was missing. */
    public void finish(int runNo, long lastSeq, String lastHash, @Nullable YearMonth missingMonth) {
        database.update(
                "UPDATE run SET last_seq = ?, last_hash = ?, missing_month = ? WHERE run_no = ?",
                lastSeq,
                lastHash,
                missingMonth == null ? null : missingMonth.toString(),
                runNo);
    }

    private static Run run(ResultRow row) throws SQLException {
        return new Run(
                row.get(RunTable.RUN_NO),
                row.get(RunTable.BUSINESS_DATE),
                row.get(RunTable.PREVIOUS_SEQ),
                row.get(RunTable.PREVIOUS_HASH),
                row.find(RunTable.LAST_SEQ),
                row.find(RunTable.LAST_HASH),
                row.get(RunTable.HAS_INPUT),
                row.get(RunTable.RECONCILES_ONLY),
                row.find(RunTable.MISSING_MONTH));
    }
}
