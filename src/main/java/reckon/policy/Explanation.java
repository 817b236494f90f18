package reckon.policy;

import java.util.List;
import reckon.facts.Order;
import reckon.money.Money;

/** Writes a calculation as a person would: {@code 60.00 - 11 d × 60.00/31 × 1.5 = 28.06}. */
final class Explanation {
    private static final int MOST_ORDERS_NAMED = 5;

    private final StringBuilder text = new StringBuilder(96);

    Explanation append(CharSequence part) {
        text.append(part);
        return this;
    }

    Explanation append(Money amount) {
        amount.appendTo(text);
        return this;
    }

    /** Appends {@code 60.00}, or for several orders {@code 60.00 + 20.00 = 80.00}. */
    Explanation sumOf(List<Refundable> orders) {
        Money sum = Money.ZERO;
        for (int i = 0; i < orders.size(); i++) {
            Money cash = orders.get(i).cash();
            if (i == 0) {
                append(cash);
            } else {
                append(cash.isNegative() ? " - " : " + ").append(cash.isNegative() ? Money.ZERO.minus(cash) : cash);
            }
            sum = sum.plus(cash);
        }
        return orders.size() == 1 ? this : append(" = ").append(sum);
    }

    /** Appends the days used, as D of Rule F3. */
    Explanation usage(Usage usage) {
        if (!usage.hasBegun()) {
            return append(" (not begun yet)");
        }
        text.append(" (").append(usage.days()).append(usage.days() == 1 ? " day used)" : " days used)");
        return this;
    }

    /** Appends that an amount below zero counts as nothing (Rule F5). */
    Explanation lessThanNothing(Money left) {
        return left.isNegative() ? append(", which is below zero and counts as 0.00") : this;
    }

    /** Appends the unused renewals that go with the resource (Rule F4). */
    Explanation renewals(List<Refundable> renewals) {
        return renewals.isEmpty() ? this : append("; unused renewals in full: ").sumOf(renewals);
    }

    /** Appends why the cash of some orders counts only in part. */
    Explanation cashThatCounts(List<Refundable> orders) {
        for (Refundable refundable : orders) {
            Order order = refundable.order();
            if (!order.refunded().isZero()) {
                append("; of the ")
                        .append(order.cash())
                        .append(" of ")
                        .append(order.orderId())
                        .append(", ");
                append(order.refunded()).append(" were returned before");
            }
            if (refundable.isPart()) {
                append("; of the ").append(order.cash()).append(" of ").append(order.orderId());
                append(" the part from the term's start on counts: ").append(refundable.cash());
            }
        }
        return this;
    }

    /** Appends the coupons that are not refunded (Rule F7). */
    Explanation coupons(List<Order> orders) {
        Money sum = Money.ZERO;
        for (Order order : orders) {
            sum = sum.plus(order.coupon());
        }
        return sum.isZero() ? this : append("; coupons of ").append(sum).append(" are not refunded");
    }

    /** Appends cash that stays with the vendor, each with its reason; of many orders the first ones. */
    Explanation notRefunded(List<String> orders) {
        if (orders.isEmpty()) {
            return this;
        }
        append("; not refunded: ")
                .append(String.join(", ", orders.subList(0, Math.min(MOST_ORDERS_NAMED, orders.size()))));
        return orders.size() <= MOST_ORDERS_NAMED
                ? this
                : append(" and " + (orders.size() - MOST_ORDERS_NAMED) + " more orders");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
