package reckon.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;

/**
 * An order whose resource was never created: Rule A1 returns its cash once, without anybody having asked and
 * for no points, be its account known or not.
 *
 * @param product the resource's own product where it has a line, else the order's
 * @param userId the account's user, or null when the account is not known
 */
public record FailedCreation(
        Order order, String product, @Nullable String userId) {

    /** Returns the decision; the order must be CREATE_FAILED and its cash not returned in full yet. */
    public DecisionLine refund(Policies policies) {
        Money amount = order.cash().minus(order.refunded());
        if (order.status() != OrderStatus.CREATE_FAILED || !amount.isPositive()) {
            throw new IllegalArgumentException("order " + order.orderId() + " is not to be refunded by Rule A1");
        }
        String explanation = order.cash()
                + (order.refunded().isZero() ? "" : " - " + order.refunded() + " returned before = " + amount)
                + ": the order's resource could not be created";
        Ruling ruling = new Ruling(
                Decision.FULL,
                Rule.A1,
                null,
                null,
                order.cash(),
                amount,
                Points.ZERO,
                explanation,
                null,
                List.of(new RefundLine(
                        order.orderId(),
                        RefundKind.CREATE_FAILED,
                        order.cash(),
                        order.refunded(),
                        amount,
                        Points.ZERO)),
                List.of());
        return new DecisionLine(
                null,
                order.orderId(),
                order.accountId(),
                userId,
                order.resourceId(),
                product,
                null,
                order.purchasedAt(),
                policies.inForceAt(order.purchasedAt()).id(),
                null,
                ruling,
                false);
    }
}
