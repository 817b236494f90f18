package reckon.cases;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reckon.database.Columns;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.policy.FailedCreation;
import reckon.policy.Order;

/**
 * The orders whose resource was never created and whose cash was not returned yet (Rule A1), in the order of their ids.
 *
 * <p>One that this rule has refunded is done with, even if a later export raises its cash: it refunds once.
 */
public final class FailedCreations implements AutoCloseable {
    private static final String ORDERS = "SELECT o.resource_id, " + ResourceRow.ORDER_COLUMNS + """
            ,
                   (SELECT COALESCE(SUM(f.refund_amount), 0) FROM refund f WHERE f.order_id = o.order_id) AS refunded,
                   COALESCE(r.product, o.product), u.user_id
              FROM purchase_order o
              LEFT JOIN resource r ON r.resource_id = o.resource_id
              LEFT JOIN account_user u ON u.account_id = o.account_id
             WHERE o.status = 'CREATE_FAILED' AND o.paid_cash > 0 AND o.purchased_at < ?
               AND NOT EXISTS (SELECT 1 FROM refund f WHERE f.order_id = o.order_id AND f.kind = 'CREATE_FAILED')
             ORDER BY o.order_id
            """;

    private final Cursor<FailedCreation> orders;

    /** @param until orders purchased at this instant or later wait */
    public FailedCreations(Database database, Instant until) {
        this.orders = database.stream(ORDERS, FailedCreations::read, until);
    }

    private static FailedCreation read(Columns row) throws SQLException {
        Order order = ResourceRow.order(row.text(), row);
        return new FailedCreation(order.withRefunded(row.money()), row.text(), row.optionalText());
    }

    /** Returns the next order, or null at the end. */
    public @Nullable FailedCreation next() {
        FailedCreation next = orders.next();
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
