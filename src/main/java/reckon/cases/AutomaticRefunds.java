package reckon.cases;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reckon.database.Columns;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.facts.Order;
import reckon.facts.Unsubscription;
import reckon.policy.AutomaticRefund;

/**
 * The orders that are refunded without a request, in the order of their ids.
 *
 * <p>An order that Rule A1 or A2 has refunded is done with, even if a later export raises its cash: they refund once. One whose
 * last line was rejected waits (Rule I3).
 */
public final class AutomaticRefunds implements AutoCloseable {
    private static final String COLUMNS = "SELECT o.resource_id, " + ResourceRow.ORDER_COLUMNS + """
            ,
                   (SELECT COALESCE(SUM(f.refund_amount), 0) FROM refund f WHERE f.order_id = o.order_id) AS refunded,
                   COALESCE(r.product, o.product), u.user_id,
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
    private static final String FAILED = COLUMNS + """
                   NULL, NULL
              FROM purchase_order o
              LEFT JOIN resource r ON r.resource_id = o.resource_id
              LEFT JOIN account_user u ON u.account_id = o.account_id
             WHERE o.status = 'CREATE_FAILED'
            """ + CONDITIONS;
    private static final String NOT_DELIVERED = COLUMNS + """
                   n.request_id, n.submitted_at
              FROM unsubscription n
              JOIN purchase_order o ON o.resource_id = n.resource_id AND o.purchased_at > n.submitted_at
              LEFT JOIN resource r ON r.resource_id = o.resource_id
              LEFT JOIN account_user u ON u.account_id = o.account_id
             WHERE o.status = 'COMPLETED' AND o.charge_type = 'PREPAID' AND o.order_type IN ('RENEW', 'RESIZE')
            """ + CONDITIONS;

    private final Cursor<AutomaticRefund> orders;

    private AutomaticRefunds(Database database, String sql, Instant until) {
        this.orders = database.stream(sql, AutomaticRefunds::read, until);
    }

    /**
     * Opens those whose resource was never created (Rule A1).
     *
     * @param until orders purchased at this instant or later wait
     */
    public static AutomaticRefunds ofFailedCreations(Database database, Instant until) {
        return new AutomaticRefunds(database, FAILED, until);
    }

    /**
     * Opens those that were bought after their resource had been given back (Rule A2).
     *
     * @param until orders purchased at this instant or later wait
     */
    public static AutomaticRefunds ofNotDelivered(Database database, Instant until) {
        return new AutomaticRefunds(database, NOT_DELIVERED, until);
    }

    private static AutomaticRefund read(Columns row) throws SQLException {
        Order order = ResourceRow.order(row.text(), row).withRefunded(row.money(), false);
        String product = row.text();
        String userId = row.optionalText();
        String requestId = row.optionalText();
        Instant submittedAt = row.optionalInstant();
        return new AutomaticRefund(
                order,
                product,
                userId,
                requestId == null || submittedAt == null ? null : new Unsubscription(requestId, submittedAt));
    }

    /** Returns the next order, or null at the end. */
    public @Nullable AutomaticRefund next() {
        AutomaticRefund next = orders.next();
        while (next != null && next.order().refunded().compareTo(next.order().cash()) >= 0) {
            next = orders.next();
        }
        return next;
    }

    @Override
    public void close() {
        orders.close();
    }
}
