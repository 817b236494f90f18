package reckon.cases;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.database.ResultRow;
import reckon.facts.AcceptedRequest;
import reckon.facts.Order;
import reckon.facts.Request;
import reckon.facts.Resource;
import reckon.facts.ResourceCollector;
import reckon.money.Money;
import reckon.tables.DecisionTable;
import reckon.tables.PurchaseOrderTable;
import reckon.tables.RefundTable;
import reckon.tables.RequestTable;
import reckon.tables.ResourceTable;

/**
 * What one row of a query says of a resource. A resource has as many rows as it has orders and what was returned on each.
 *
 * @param line the resource's own line, the same in all of its rows; null where none was delivered
 * @param unsubscription the accepted request that gave the resource back, the same in all of its rows; null if there was none
 * @param order one of its orders; null where it has none
 * @param returned one of the things that the ledger returned on the order; null where it returned nothing
 */
public record ResourceRow(
        @Nullable Resource line,
        @Nullable AcceptedRequest unsubscription,
        @Nullable Order order,
        @Nullable Returned returned) {

    /**
     * What the ledger returned on an order.
     *
     * @param by the accepted request that returned it; null where Rule A1 or A2 did
     */
    public record Returned(Money amount, @Nullable AcceptedRequest by) {}

    /** The columns that {@link #order} reads. */
    static final String ORDER_COLUMNS = """
            o.order_id, o.account_id, o.product, o.spec, o.order_type, o.charge_type, o.status,
                   o.purchased_at, o.effective_at, o.expires_at, o.duration_months, o.paid_cash, o.paid_coupon,
                   o.offering, o.promotion, o.under_contract, o.bundle_id""";

    /** The columns that {@link #read} reads. */
    public static final String COLUMNS = """
            s.account_id, s.product, s.status,
                   s.package_used, s.support_benefit_used, s.invoiced, s.in_transaction,
            n.request_id, n.submitted_at,
            """ + ORDER_COLUMNS + ", f.refund_amount, t.request_id, t.submitted_at";

    /** The join that gives the request by which an order was returned; decisions by Rule A1 or A2 have none. */
    static final String BY_REQUEST = " LEFT JOIN decision t ON t.run_no = f.run_no AND t.line_no = f.line_no\n";

    /** The last part of the joins that {@link #COLUMNS} need; n is the resource's row of unsubscription. */
    public static final String RETURNED = " LEFT JOIN refund f ON f.order_id = o.order_id" + BY_REQUEST;

    /** Adds what the row says to what is known about its resource; each row may be added once. */
    public void addTo(ResourceCollector resource) {
        if (line != null) {
            resource.add(line);
        }
        if (unsubscription != null) {
            resource.add(unsubscription);
        }
        if (order != null) {
            resource.add(order);
            if (returned != null) {
                resource.addReturned(order.orderId(), returned.amount(), returned.by());
            }
        }
    }

    /** Reads what a row says of a resource. */
    public static ResourceRow read(String resourceId, ResultRow row) throws SQLException {
        Resource line = line(resourceId, row);
        AcceptedRequest unsubscription = acceptedRequest(row);
        Order order = optionalOrder(resourceId, row);
        Money refunded = row.find(RefundTable.REFUND_AMOUNT);
        AcceptedRequest by = acceptedRequest(row);
        return new ResourceRow(line, unsubscription, order, refunded == null ? null : new Returned(refunded, by));
    }

    /** Reads the request that a row names, or null. */
    public static @Nullable AcceptedRequest acceptedRequest(ResultRow row) throws SQLException {
        String requestId = row.find(DecisionTable.REQUEST_ID);
        Instant submittedAt = row.find(DecisionTable.SUBMITTED_AT);
        return requestId == null || submittedAt == null ? null : new AcceptedRequest(requestId, submittedAt);
    }

    /** Reads a request, as it stands in the tables request, decision and held_request. */
    public static Request request(ResultRow row) throws SQLException {
        return new Request(
                row.get(RequestTable.REQUEST_ID),
                row.get(RequestTable.ACCOUNT_ID),
                row.get(RequestTable.RESOURCE_ID),
                row.get(RequestTable.KIND),
                row.get(RequestTable.SUBMITTED_AT));
    }

    private static @Nullable Resource line(String resourceId, ResultRow row) throws SQLException {
        String accountId = row.find(ResourceTable.ACCOUNT_ID);
        return accountId == null
                ? null
                : new Resource(
                        resourceId,
                        accountId,
                        row.get(ResourceTable.PRODUCT),
                        row.get(ResourceTable.STATUS),
                        row.get(ResourceTable.PACKAGE_USED),
                        row.get(ResourceTable.SUPPORT_BENEFIT_USED),
                        row.get(ResourceTable.INVOICED),
                        row.get(ResourceTable.IN_TRANSACTION));
    }

    static Order order(String resourceId, ResultRow row) throws SQLException {
        return Objects.requireNonNull(optionalOrder(resourceId, row));
    }

    private static @Nullable Order optionalOrder(String resourceId, ResultRow row) throws SQLException {
        String orderId = row.find(PurchaseOrderTable.ORDER_ID);
        return orderId == null
                ? null
                : new Order(
                        orderId,
                        row.get(PurchaseOrderTable.ACCOUNT_ID),
                        resourceId,
                        row.get(PurchaseOrderTable.PRODUCT),
                        row.find(PurchaseOrderTable.SPEC),
                        row.get(PurchaseOrderTable.ORDER_TYPE),
                        row.get(PurchaseOrderTable.CHARGE_TYPE),
                        row.get(PurchaseOrderTable.STATUS),
                        row.get(PurchaseOrderTable.PURCHASED_AT),
                        row.find(PurchaseOrderTable.EFFECTIVE_AT),
                        row.find(PurchaseOrderTable.EXPIRES_AT),
                        row.get(PurchaseOrderTable.DURATION_MONTHS),
                        row.get(PurchaseOrderTable.PAID_CASH),
                        row.get(PurchaseOrderTable.PAID_COUPON),
                        row.get(PurchaseOrderTable.OFFERING),
                        row.get(PurchaseOrderTable.PROMOTION),
                        row.get(PurchaseOrderTable.UNDER_CONTRACT),
                        row.find(PurchaseOrderTable.BUNDLE_ID),
                        Money.ZERO,
                        null);
    }
}
