package reckon.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.facts.AcceptedRequest;
import reckon.facts.Order;
import reckon.facts.OrderStatus;
import reckon.facts.OrderType;
import reckon.money.Money;
import reckon.money.Points;

/**
 * An order that is refunded without a request, once and for no points, be its account known or not: one whose resource was
 * never created (Rule A1), or one that was bought after its resource had been given back (Rule A2).
 *
 * @param product the resource's own product where it has a line, else the order's
 * @param userId the account's user, or null when the account is not known
 * @param unsubscription the accepted request that gave the resource back (Rule A2); null for Rule A1
 */
public record AutomaticRefund(
        Order order,
        String product,
        @Nullable String userId,
        @Nullable AcceptedRequest unsubscription) {

    /** Whether Rule A1 or A2 refunds the order; that it does so once, and not before the day of the purchase, is the caller's business. */
    public boolean isDue() {
        return order.cashLeft().isPositive() && (unsubscription == null ? isFailed() : isNotDelivered(unsubscription));
    }

    /** Returns the decision; throws {@link IllegalArgumentException} if neither rule refunds the order. */
    public DecisionLine decide(Policies policies) {
        Money amount = order.cashLeft();
        if (!isDue()) {
            throw new IllegalArgumentException("order " + order.orderId() + " is not refunded without a request");
        }
        RefundKind kind = unsubscription == null ? RefundKind.CREATE_FAILED : RefundKind.NOT_DELIVERED;
        return new DecisionLine(
                null,
                order.orderId(),
                order.accountId(),
                userId,
                order.resourceId(),
                product,
                unsubscription == null ? DecisionKind.CREATE_FAILED : DecisionKind.NOT_DELIVERED,
                order.purchasedAt(),
                policies.inForceAt(order.purchasedAt()).id(),
                null,
                new Ruling(
                        Decision.FULL,
                        unsubscription == null ? Rule.A1 : Rule.A2,
                        null,
                        null,
                        false,
                        null,
                        amount,
                        amount,
                        Points.ZERO,
                        calculation(policies),
                        null,
                        List.of(new RefundLine(order, kind, amount, amount, Points.ZERO)),
                        List.of()));
    }

    private boolean isFailed() {
        return order.status() == OrderStatus.CREATE_FAILED;
    }

    private boolean isNotDelivered(AcceptedRequest earlier) {
        return (order.type() == OrderType.RENEW ? order.makesTerm() : order.resizes())
                && order.purchasedAt().isAfter(earlier.submittedAt());
    }

    private Calculation calculation(Policies policies) {
        Calculation amount = order.refunded().isZero()
                ? Calculation.sum(List.of(order.cash()))
                : Calculation.difference(order.cash(), List.of(Subtrahend.returned(order.refunded())));
        return amount.with(
                List.of(cause(policies)), new Remarks().coupons(List.of(order)).all());
    }

    private Sentence cause(Policies policies) {
        return unsubscription == null
                ? Sentence.of(": the order's resource could not be created")
                : Sentence.of(
                        ": bought after the request {0} of {1} had unsubscribed the resource,"
                                + " so nothing can be delivered for it",
                        unsubscription.requestId(), policies.format(unsubscription.submittedAt()));
    }
}
