package reckon.policy;

import java.time.Instant;
import java.util.List;
import reckon.facts.ChargeType;
import reckon.facts.Order;
import reckon.facts.OrderStatus;
import reckon.facts.OrderType;

/**
 * Whether a resource is billed afterwards at an instant (Rule E06): what began last is a postpaid order in effect, or
 * no prepaid term covers the instant and a postpaid order or a conversion has yet to come into effect.
 */
final class Postpaid {
    private final Instant at;
    private final Instant lastPrepaid;
    private final boolean isCovered;

    /** @param terms the prepaid terms bought by then */
    Postpaid(Instant at, List<Order> terms) {
        this.at = at;
        Instant last = Instant.MIN;
        boolean covered = false;
        for (Order term : terms) {
            if (!term.startsAt().isAfter(at)) {
                last = term.startsAt().isAfter(last) ? term.startsAt() : last;
                covered |= at.isBefore(term.endsAt());
            }
        }
        this.lastPrepaid = last;
        this.isCovered = covered;
    }

    /** @param orders every order for the resource; those bought later do not count */
    boolean isSaidBy(List<Order> orders) {
        for (Order order : orders) {
            if (!order.purchasedAt().isAfter(at) && (isPostpaid(order) || isWaitedFor(order))) {
                return true;
            }
        }
        return false;
    }

    private boolean isPostpaid(Order order) {
        return order.chargeType() == ChargeType.POSTPAID
                && (order.status() == OrderStatus.COMPLETED || order.status() == OrderStatus.PENDING)
                && from(order).isAfter(lastPrepaid)
                && (isInEffect(order) || !isCovered);
    }

    /** A conversion that is not finished or begins later leaves postpaid what is not prepaid already. */
    private boolean isWaitedFor(Order order) {
        return order.type() == OrderType.CONVERT
                && order.status() != OrderStatus.REFUNDED
                && !isInEffect(order)
                && !isCovered;
    }

    private Instant from(Order order) {
        Instant effective = order.effectiveAt();
        return effective == null || effective.isAfter(at) ? order.purchasedAt() : effective;
    }

    private boolean isInEffect(Order order) {
        Instant effective = order.effectiveAt();
        return order.status() == OrderStatus.COMPLETED && (effective == null || !effective.isAfter(at));
    }
}
