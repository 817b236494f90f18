package reckon.reconciliation;

import java.sql.SQLException;
import java.util.Objects;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.money.Money;
import reckon.tables.DecisionTable;
import reckon.tables.RefundTable;

/** The refunds of a run and those before it that are not due and have no settlement that counts. */
final class PendingRefunds {
    private final Database database;
    private final Scope scope;
    private final RunDates dates;

    PendingRefunds(Database database, Scope scope, RunDates dates) {
        this.database = database;
        this.scope = scope;
        this.dates = dates;
    }

    /** Returns the condition that a refund {@code f} has no settlement that counts in a run; its end is a parameter. */
    static String hasNoSettlement(int runNo) {
        return " NOT EXISTS (SELECT 1 FROM settlement_line s WHERE s.refund_id = f.refund_id AND s.settled_at < ? AND"
                + SettlementLines.stands(runNo) + ") ";
    }

    /** Opens a stream of their rows, by refund_id. */
    Cursor<ReconciliationRow> stream() {
        return database.stream(
                "SELECT f.refund_id, f.order_id, d.account_id, f.refund_amount, f.run_no FROM refund f"
                        + " JOIN decision d ON d.run_no = f.run_no AND d.line_no = f.line_no"
                        + " WHERE f.run_no BETWEEN ? AND ? AND" + hasNoSettlement(scope.runNo())
                        + "ORDER BY f.refund_id",
                this::row,
                scope.firstUndue(),
                scope.runNo(),
                scope.end());
    }

    private ReconciliationRow row(ResultRow row) throws SQLException {
        String refundId = row.get(RefundTable.REFUND_ID);
        String orderId = row.get(RefundTable.ORDER_ID);
        String accountId = row.get(DecisionTable.ACCOUNT_ID);
        Money amount = row.get(RefundTable.REFUND_AMOUNT);
        var recordedOn = dates.of(row.get(RefundTable.RUN_NO));
        return new ReconciliationRow(
                Break.SETTLEMENT_MISSING,
                State.PENDING,
                refundId,
                orderId,
                accountId,
                amount,
                Money.ZERO,
                recordedOn,
                Notes.due(recordedOn.plusDays(scope.settings().settlementDays())));
    }

    /** Returns those that runs before this one recorded. */
    Tally ofEarlierRuns() {
        return Objects.requireNonNull(database.first(
                "SELECT COUNT(*) AS counted, COALESCE(SUM(f.refund_amount), 0) AS amount FROM refund f WHERE f.run_no >= ? AND f.run_no < ?"
                        + " AND" + hasNoSettlement(scope.runNo()),
                Reconciliations::tally,
                scope.firstUndue(),
                scope.runNo(),
                scope.end()));
    }
}
