package reckon.reconciliation;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import reckon.database.Database;
import reckon.money.Money;
import reckon.policy.Policies;
import reckon.tables.RefundTable;
import reckon.tables.RunTable;

/** The refunds that were open in a run, as it found them: those of a SETTLEMENT row that is PENDING, NEW or PERSISTING. */
public final class OpenRefunds {
    private static final String OPEN_BREAK =
            " w.run_no = %d AND w.break_name LIKE 'SETTLEMENT%%' AND w.state IN ('NEW', 'PERSISTING') ";

    private final Database database;
    private final Figures figures;
    private final RunDates dates;
    private final Scope scope;
    private final String openBreak;

    private OpenRefunds(Database database, Figures figures, RunDates dates, Scope scope) {
        this.database = database;
        this.figures = figures;
        this.dates = dates;
        this.scope = scope;
        this.openBreak = OPEN_BREAK.formatted(scope.runNo());
    }

    /** Whether a run was reconciled: those of programs before there was a reconciliation were not. */
    public static boolean isReconciled(int runNo, Database database) {
        return new Reconciliations(database).of(runNo) != null;
    }

    /**
     * Returns those of a run.
     *
     * @throws IllegalStateException if it was never reconciled
     */
    public static OpenRefunds of(int runNo, Database database, Policies policies) {
        Figures figures = new Reconciliations(database).of(runNo);
        if (figures == null) {
            throw new IllegalStateException("run " + runNo + " was never reconciled: start its date again");
        }
        RunDates dates = RunDates.read(database);
        return new OpenRefunds(database, figures, dates, Scope.of(runNo, dates, figures.settings(), policies));
    }

    /** Returns the condition that a refund {@code f} of the run or one before it was open; {@link #parameters} belong to it. */
    public String isOpen() {
        return "(EXISTS (SELECT 1 FROM reconciliation_row w WHERE w.refund_id = f.refund_id AND" + openBreak
                + ") OR (f.run_no >= " + scope.firstUndue() + " AND" + PendingRefunds.hasNoSettlement(scope.runNo())
                + "))";
    }

    /** Returns the sum that settlements had paid of a refund {@code f}; {@link #parameters} belong to it. */
    public String paid() {
        return "(SELECT SUM(s.amount) FROM settlement_line s WHERE s.refund_id = f.refund_id AND s.status = 'PAID'"
                + " AND s.settled_at < ? AND" + SettlementLines.stands(scope.runNo()) + ")";
    }

    /** Returns the parameters of {@link #isOpen} or {@link #paid}. */
    public List<Object> parameters() {
        return List.of(scope.end());
    }

    /**
     * The open refunds of some runs of one date.
     *
     * @param ageDays counted from that date to the run's
     */
    public record OfAge(int ageDays, long count, Money amount) {}

    /**
     * Returns how many were open that runs of a month or an earlier one recorded, by age, the youngest first. Only a date that was
     * run late has others.
     *
     * @throws IllegalStateException if all of them are not those that the run's continuity ends with
     */
    public List<OfAge> byAge(YearMonth month) {
        Map<Integer, Tally> byRun = byRun();
        checkSum(byRun.values().stream().reduce(Tally.ZERO, Tally::plus));
        byRun.keySet()
                .removeAll(database.list(
                        "SELECT run_no FROM run WHERE business_date >= ?",
                        row -> row.get(RunTable.RUN_NO),
                        month.plusMonths(1).atDay(1)));
        SortedMap<Integer, Tally> byAge = new TreeMap<>();
        byRun.forEach((run, tally) -> byAge.merge(ageOf(run), tally, Tally::plus));
        return byAge.entrySet().stream()
                .map(age -> new OfAge(
                        age.getKey(), age.getValue().count(), age.getValue().amount()))
                .toList();
    }

    private Map<Integer, Tally> byRun() {
        Map<Integer, Tally> byRun = new HashMap<>();
        database.list(
                "SELECT f.run_no, COUNT(*) AS counted, SUM(f.refund_amount) AS amount FROM reconciliation_row w"
                        + " JOIN refund f ON f.refund_id = w.refund_id WHERE" + openBreak + "GROUP BY f.run_no",
                row -> byRun.merge(row.get(RefundTable.RUN_NO), Reconciliations.tally(row), Tally::plus));
        database.list(
                "SELECT f.run_no, COUNT(*) AS counted, SUM(f.refund_amount) AS amount FROM refund f WHERE f.run_no BETWEEN ? AND ? AND"
                        + PendingRefunds.hasNoSettlement(scope.runNo()) + "GROUP BY f.run_no",
                row -> byRun.merge(row.get(RefundTable.RUN_NO), Reconciliations.tally(row), Tally::plus),
                scope.firstUndue(),
                scope.runNo(),
                scope.end());
        return byRun;
    }

    private void checkSum(Tally sum) {
        Tally expected = figures.before()
                .plus(figures.recorded())
                .minus(figures.settled())
                .plus(figures.reopened());
        if (!sum.equals(expected)) {
            throw new IllegalStateException("run " + scope.runNo() + " left " + expected.count() + " refunds of "
                    + expected.amount() + " open, but its rows are " + sum.count() + " of " + sum.amount());
        }
    }

    private Integer ageOf(int runNo) {
        return Math.toIntExact(ChronoUnit.DAYS.between(dates.of(runNo), scope.asOf()));
    }
}
