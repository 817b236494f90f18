package reckon.policy;

import reckon.facts.Order;
import reckon.money.Money;
import reckon.money.Points;

/**
 * What one decision returns on one order.
 *
 * @param order the order as it was when decided
 * @param orderAmount the part of its cash that counted for the decision
 * @param refundAmount greater than zero, at most {@code orderAmount}; with what was returned before at most the order's cash (Rule I2)
 * @param pointsSpent the amount in points for the F3 part, else 0 (Rule F6)
 */
public record RefundLine(Order order, RefundKind kind, Money orderAmount, Money refundAmount, Points pointsSpent) {

    /** Returns the id of the order. */
    public String orderId() {
        return order.orderId();
    }

    /** Returns what had been returned on the order before. */
    public Money refundedBefore() {
        return order.refunded();
    }
}
