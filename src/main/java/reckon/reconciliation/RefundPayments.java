package reckon.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.facts.SettlementStatus;
import reckon.policy.Policies;
import reckon.tables.ReconciliationTable;
import reckon.tables.SettlementLineTable;

/** What is known of the payment of single refunds, as of the last run that was reconciled. */
public final class RefundPayments {
    private final Database database;
    private final int runNo;
    private final int settlementDays;
    private final Instant end;
    private final RunDates dates;

    /**
     * Answers as of the last run that was reconciled when it is made; the database is only read.
     *
     * @param policies say when a date ends
     */
    public RefundPayments(Database database, Policies policies) {
        this.database = database;
        Integer last = database.first(
                "SELECT run_no FROM reconciliation ORDER BY run_no DESC LIMIT 1",
                row -> row.get(ReconciliationTable.RUN_NO));
        this.runNo = last == null ? 0 : last;
        Figures figures = new Reconciliations(database).of(runNo);
        this.settlementDays = figures == null ? 0 : figures.settings().settlementDays();
        this.end = figures == null ? Instant.MIN : policies.endOf(figures.asOf());
        this.dates = RunDates.read(database);
    }

    /** Returns the day by which a refund that a run recorded has to be paid, or null if no run was reconciled. */
    public @Nullable LocalDate due(int recordedBy) {
        return runNo == 0 ? null : dates.of(recordedBy).plusDays(settlementDays);
    }

    /** Returns the settlements of a refund. */
    public List<Settlement> of(String refundId) {
        return database.list(
                "SELECT s.settlement_id, s.amount, s.settled_at, s.status FROM settlement_line s"
                        + " WHERE s.refund_id = ? AND" + SettlementLines.stands(Integer.MAX_VALUE)
                        + "ORDER BY s.settled_at, s.settlement_id",
                row -> new Settlement(
                        row.get(SettlementLineTable.SETTLEMENT_ID),
                        row.get(SettlementLineTable.AMOUNT),
                        row.get(SettlementLineTable.SETTLED_AT),
                        row.get(SettlementLineTable.STATUS) == SettlementStatus.PAID),
                refundId);
    }

    /** Whether a settlement does not count yet, as it is dated behind the date of the last run. */
    public boolean waits(Settlement settlement) {
        return !settlement.settledAt().isBefore(end);
    }

    /** Returns what was found about a refund, its order apart. */
    public List<ReconciliationRow> foundOfRefund(String refundId) {
        return found("refund_id = ?", refundId);
    }

    /** Returns what was found about an order and none of its refunds. */
    public List<ReconciliationRow> foundOfOrder(String orderId) {
        return found("order_id = ? AND refund_id = ''", orderId);
    }

    /** Returns what was found about an account. */
    public List<ReconciliationRow> foundOfAccount(String accountId) {
        return found("account_id = ?", accountId);
    }

    private List<ReconciliationRow> found(String which, String id) {
        return database.list(
                "SELECT " + Reconciliations.ROW_COLUMNS + " FROM reconciliation_row WHERE run_no = " + runNo + " AND "
                        + which + " ORDER BY break_name, refund_id, order_id, state",
                Reconciliations::row,
                id);
    }
}
