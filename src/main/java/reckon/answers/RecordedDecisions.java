package reckon.answers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.tables.ArchivedOrderTable;
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
        String resourceId = resourceOf(orderId);
        return !refunds.isEmpty() || resourceId == null ? refunds : ofResource(resourceId);
    }

    /** Returns the resource of an order, moved out of the database or not; null if the order is not known. */
    @Nullable
    String resourceOf(String orderId) {
        String resourceId = database.first(
                "SELECT resource_id FROM purchase_order WHERE order_id = ?",
                row -> row.get(PurchaseOrderTable.RESOURCE_ID),
                orderId);
        return resourceId != null
                ? resourceId
                : database.first(
                        "SELECT resource_id FROM archived_order WHERE order_id = ?",
                        row -> row.get(ArchivedOrderTable.RESOURCE_ID),
                        orderId);
    }

    /** What was moved out of a resource's orders and did not come again; the resource is the parameter. */
    static final String ARCHIVED = "SELECT a.order_id, a.file_name FROM archived_order a WHERE a.resource_id = ?"
            + " AND NOT EXISTS (SELECT 1 FROM purchase_order o WHERE o.order_id = a.order_id)";

    /** Decisions are found by their account, as there may be millions and no index has their resources. */
    private List<Recorded> ofResource(String resourceId) {
        return database
                .list(
                        "SELECT account_id FROM purchase_order WHERE resource_id = ?"
                                + " UNION SELECT account_id FROM resource WHERE resource_id = ?",
                        row -> row.get(PurchaseOrderTable.ACCOUNT_ID),
                        resourceId,
                        resourceId)
                .stream()
                .flatMap(account -> ofAccount(account).stream())
                .filter(recorded -> recorded.resourceId().equals(resourceId))
                .toList();
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
