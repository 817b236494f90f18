package reckon.cases;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reckon.database.Column;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.facts.Order;
import reckon.money.Money;
import reckon.policy.AutomaticRefund;
import reckon.tables.AccountUserTable;
import reckon.tables.PurchaseOrderTable;

/**
 * The orders that are refunded without a request, in the order of their ids. They are looked for among those that came since
 * the last run that looked, and those that waited then: never among all there ever were.
 *
 * <p>An order that Rule A1 or A2 has refunded is done with, even if a later export raises its cash: they refund once. One whose
 * last line was rejected waits (Rule I3).
 */
public final class AutomaticRefunds implements AutoCloseable {
    private static final String COLUMNS = " o.resource_id, " + ResourceRow.ORDER_COLUMNS + """
            ,
                   (SELECT COALESCE(SUM(f.refund_amount), 0) FROM refund f WHERE f.order_id = o.order_id) AS refunded,
                   COALESCE(r.product, o.product) AS resource_product, u.user_id,
            """;
    private static final String CONDITIONS = """
               AND o.paid_cash > 0 AND o.purchased_at < ?
               AND NOT EXISTS (SELECT 1 FROM refund f
                                WHERE f.order_id = o.order_id AND f.kind IN ('CREATE_FAILED', 'NOT_DELIVERED'))
               AND NOT EXISTS (SELECT 1 FROM rejected_line j WHERE j.kind = 'ORDERS' AND j.order_id = o.order_id)
               AND NOT EXISTS (SELECT 1 FROM rejected_line j
                                WHERE j.kind = 'ORDERS' AND j.order_id IS NULL AND j.resource_id = o.resource_id)
             ORDER BY o.order_id
            """;
    private static final String FAILED = "SELECT" + COLUMNS + " NULL AS request_id, NULL AS submitted_at FROM ("
            + WaitingOrders.FAILED + WaitingOrders.AND_WAITING + """
            ) c
              JOIN purchase_order o ON o.order_id = c.order_id
              LEFT JOIN resource r ON r.resource_id = o.resource_id
              LEFT JOIN account_user u ON u.account_id = o.account_id
             WHERE o.status = 'CREATE_FAILED'
            """ + CONDITIONS;

    /** The server is told to begin with what came, or it reads all orders that there are (decision note 39). */
    private static final String NOT_DELIVERED =
            "SELECT /*+ JOIN_ORDER(c, o, n) */" + COLUMNS + " n.request_id, n.submitted_at FROM ("
                    + WaitingOrders.NOT_DELIVERED + WaitingOrders.AND_WAITING + """
            ) c
              JOIN purchase_order o ON o.order_id = c.order_id
              JOIN unsubscription n ON n.resource_id = o.resource_id AND n.submitted_at < o.purchased_at
              LEFT JOIN resource r ON r.resource_id = o.resource_id
              LEFT JOIN account_user u ON u.account_id = o.account_id
             WHERE o.status = 'COMPLETED' AND o.charge_type = 'PREPAID' AND o.order_type IN ('RENEW', 'RESIZE')
            """ + CONDITIONS;

    private static final Column<Money> REFUNDED = Column.money("refunded");
    private static final Column<String> RESOURCE_PRODUCT = Column.text("resource_product");

    private final Cursor<AutomaticRefund> orders;

    private AutomaticRefunds(Cursor<AutomaticRefund> orders) {
        this.orders = orders;
    }

    /**
     * Opens those whose resource was never created (Rule A1).
     *
     * @param waiting the orders that waited, as of the run
     * @param until orders purchased at this instant or later wait
     */
    public static AutomaticRefunds ofFailedCreations(Database database, WaitingOrders waiting, Instant until) {
        return new AutomaticRefunds(database.stream(FAILED, AutomaticRefunds::read, waiting.since(), until));
    }

    /**
     * Opens those that were bought after their resource had been given back (Rule A2).
     *
     * @param waiting the orders that waited, as of the run
     * @param until orders purchased at this instant or later wait
     */
    public static AutomaticRefunds ofNotDelivered(Database database, WaitingOrders waiting, Instant until) {
        return new AutomaticRefunds(
                database.stream(NOT_DELIVERED, AutomaticRefunds::read, waiting.since(), waiting.since(), until));
    }

    private static AutomaticRefund read(ResultRow row) throws SQLException {
        Order order =
                ResourceRow.order(row.get(PurchaseOrderTable.RESOURCE_ID), row).withRefunded(row.get(REFUNDED), null);
        return new AutomaticRefund(
                order, row.get(RESOURCE_PRODUCT), row.find(AccountUserTable.USER_ID), ResourceRow.acceptedRequest(row));
    }

    /** Returns the next order, or null at the end. */
    public @Nullable AutomaticRefund next() {
        AutomaticRefund next = orders.next();
        while (next != null && !next.isDue()) {
            next = orders.next();
        }
        return next;
    }

    @Override
    public void close() {
        orders.close();
    }
}
