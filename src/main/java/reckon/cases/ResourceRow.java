package reckon.cases;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.database.Columns;
import reckon.facts.ChargeType;
import reckon.facts.Offering;
import reckon.facts.Order;
import reckon.facts.OrderStatus;
import reckon.facts.OrderType;
import reckon.facts.Promotion;
import reckon.facts.Resource;
import reckon.facts.ResourceStatus;
import reckon.facts.Unsubscription;
import reckon.money.Money;
import reckon.policy.RefundKind;

/**
 * What one row of a query says of a resource. A resource has as many rows as it has orders and what was returned on each.
 *
 * @param line the resource's own line, the same in all of its rows; null where none was delivered
 * @param unsubscription the accepted request that gave the resource back, the same in all of its rows; null if there was none
 * @param order one of its orders; null where it has none
 * @param returned one of the things that the ledger returned on the order; null where it returned nothing
 */
record ResourceRow(
        @Nullable Resource line,
        @Nullable Unsubscription unsubscription,
        @Nullable Order order,
        @Nullable Returned returned) {

    /** What the ledger returned on an order, and why. */
    record Returned(Money amount, RefundKind kind) {
        /** Whether an accepted request returned it, rather than Rule A1 or A2. */
        boolean isByRequest() {
            return kind != RefundKind.CREATE_FAILED && kind != RefundKind.NOT_DELIVERED;
        }
    }

    /** The columns that {@link #order} reads. */
    static final String ORDER_COLUMNS = """
            o.order_id, o.account_id, o.product, o.spec, o.order_type, o.charge_type, o.status,
                   o.purchased_at, o.effective_at, o.expires_at, o.duration_months, o.paid_cash, o.paid_coupon,
                   o.offering, o.promotion, o.under_contract, o.bundle_id""";

    /** The columns that {@link #read} reads. */
    static final String COLUMNS = """
            s.account_id, s.product, s.status, s.attached_to,
                   s.package_used, s.support_benefit_used, s.invoiced, s.in_transaction,
            n.request_id, n.submitted_at,
            """ + ORDER_COLUMNS + ", f.refund_amount, f.kind";

    /** The last part of the joins that {@link #COLUMNS} need; n is the resource's row of unsubscription. */
    static final String RETURNED = " LEFT JOIN refund f ON f.order_id = o.order_id\n";

    private static final int COLUMNS_OF_LINE = 8;
    private static final int COLUMNS_OF_ORDER = 17;

    static ResourceRow read(String resourceId, Columns row) throws SQLException {
        Resource line = line(resourceId, row);
        String requestId = row.optionalText();
        Instant submittedAt = row.optionalInstant();
        Order order = optionalOrder(resourceId, row);
        Money refunded = row.optionalMoney();
        return new ResourceRow(
                line,
                requestId == null || submittedAt == null ? null : new Unsubscription(requestId, submittedAt),
                order,
                refunded == null ? null : new Returned(refunded, row.word(RefundKind.class)));
    }

    private static @Nullable Resource line(String resourceId, Columns row) throws SQLException {
        String accountId = row.optionalText();
        if (accountId == null) {
            row.skip(COLUMNS_OF_LINE - 1);
            return null;
        }
        return new Resource(
                resourceId,
                accountId,
                row.text(),
                row.word(ResourceStatus.class),
                row.optionalText(),
                row.flag(),
                row.flag(),
                row.flag(),
                row.flag());
    }

    static Order order(String resourceId, Columns row) throws SQLException {
        return Objects.requireNonNull(optionalOrder(resourceId, row));
    }

    private static @Nullable Order optionalOrder(String resourceId, Columns row) throws SQLException {
        String orderId = row.optionalText();
        if (orderId == null) {
            row.skip(COLUMNS_OF_ORDER - 1);
            return null;
        }
        return new Order(
                orderId,
                row.text(),
                resourceId,
                row.text(),
                row.optionalText(),
                row.word(OrderType.class),
                row.word(ChargeType.class),
                row.word(OrderStatus.class),
                row.instant(),
                row.optionalInstant(),
                row.optionalInstant(),
                row.whole(),
                row.money(),
                row.money(),
                row.word(Offering.class),
                row.word(Promotion.class),
                row.flag(),
                row.optionalText(),
                Money.ZERO,
                false);
    }
}
