package reckon.answers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.tables.PurchaseOrderTable;

/** Finds what was recorded about a request, a refund, an order or an account. */
final class RecordedDecisions {
    private static final String IN_THEIR_ORDER = " ORDER BY d.run_no, d.submitted_at, d.request_id, d.order_id";

    private final Database database;

    RecordedDecisions(Database database) {
        this.database = database;
    }

    /** Returns the decision on a request, else how the last run that held it did; null if no run has seen it. */
    @Nullable
    Recorded ofRequest(String requestId) {
        Recorded decided = database.first(Recorded.DECISIONS + "WHERE d.request_id = ?", Recorded::read, requestId);
        return decided != null
                ? decided
                : database.first(
                        Recorded.HELD + "WHERE d.request_id = ? ORDER BY d.run_no DESC LIMIT 1",
                        Recorded::read,
                        requestId);
    }

    /** Returns the decision that a refund is part of; none if there is no such refund. */
    List<Recorded> ofRefund(String refundId) {
        return database.list(
                Recorded.DECISIONS + "JOIN refund f ON f.run_no = d.run_no AND f.line_no = d.line_no"
                        + " WHERE f.refund_id = ?",
                Recorded::read,
                refundId);
    }

    /** Returns the decisions that returned money on an order; without any, those about its resource. */
    List<Recorded> ofOrder(String orderId) {
        List<Recorded> refunds = database.list(
                Recorded.DECISIONS + "WHERE EXISTS (SELECT 1 FROM refund f WHERE f.order_id = ?"
                        + " AND f.run_no = d.run_no AND f.line_no = d.line_no)" + IN_THEIR_ORDER,
                Recorded::read,
                orderId);
        String resourceId = database.first(
                "SELECT resource_id FROM purchase_order WHERE order_id = ?",
                row -> row.get(PurchaseOrderTable.RESOURCE_ID),
                orderId);
        return !refunds.isEmpty() || resourceId == null ? refunds : ofResource(resourceId);
    }

    private List<Recorded> ofResource(String resourceId) {
        List<Recorded> found = database.list(
                Recorded.DECISIONS + "WHERE d.resource_id = ?" + IN_THEIR_ORDER, Recorded::read, resourceId);
        found.addAll(database.list(Recorded.HELD + "WHERE d.resource_id = ?" + LAST_RUN, Recorded::read, resourceId));
        return found;
    }

    private static final String LAST_RUN = " AND d.run_no = (SELECT MAX(run_no) FROM run)";

    /** Returns the decisions about an account, and behind them the requests of it that the last run held. */
    List<Recorded> ofAccount(String accountId) {
        List<Recorded> found = database.list(
                Recorded.DECISIONS + "WHERE d.account_id = ?" + IN_THEIR_ORDER, Recorded::read, accountId);
        found.addAll(database.list(
                Recorded.HELD + "WHERE d.account_id = ?" + LAST_RUN + IN_THEIR_ORDER, Recorded::read, accountId));
        return found;
    }
}
