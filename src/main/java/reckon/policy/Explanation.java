package reckon.policy;

import java.util.List;
import reckon.money.Money;

/** Writes a calculation as a person would: {@code 60.00 - 11 d × 60.00/31 × 1.5 = 28.06}. */
final class Explanation {
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
    Explanation sumOf(List<Order> orders) {
        Money sum = Money.ZERO;
        for (int i = 0; i < orders.size(); i++) {
            if (i > 0) {
                text.append(" + ");
            }
            append(orders.get(i).cash());
            sum = sum.plus(orders.get(i).cash());
        }
        return orders.size() == 1 ? this : append(" = ").append(sum);
    }

    /** Appends the days used, as D of Rule F3. */
    Explanation usage(Usage usage) {
        if (usage.days() == 0) {
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
    Explanation renewals(List<Order> renewals) {
        return renewals.isEmpty() ? this : append("; unused renewals in full: ").sumOf(renewals);
    }

    /** Appends the coupons that are not refunded (Rule F7). */
    Explanation coupons(List<Order> orders) {
        Money sum = Money.ZERO;
        for (Order order : orders) {
            sum = sum.plus(order.coupon());
        }
        return sum.isZero() ? this : append("; coupons of ").append(sum).append(" are not refunded");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
