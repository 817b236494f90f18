package reckon.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import reckon.facts.Order;
import reckon.money.Money;

/** What is said about a calculation of money that goes back: which cash counts, and what is not returned. */
final class Remarks {
    /** The words of the remark on what stood against the seven-day full refund. */
    static final String NO_SEVEN_DAY_REFUND = "no seven-day full refund: {0}";

    private static final String COUPONS = "coupons of {0} are not refunded";
    private static final String NOT_REFUNDED = "not refunded: {0}";
    private static final String AND_MORE_NOT_REFUNDED = "not refunded: {0} and {1} more orders";

    /** The words of the remarks on what was paid and is not returned. */
    static final Set<String> OF_WHAT_IS_KEPT = Set.of(COUPONS, NOT_REFUNDED, AND_MORE_NOT_REFUNDED);

    private static final int MOST_ORDERS_NAMED = 5;

    private final List<Sentence> remarks = new ArrayList<>(2);

    /** Adds a remark. */
    Remarks add(Sentence remark) {
        remarks.add(remark);
        return this;
    }

    /** Adds the unused renewals that go with the resource (Rule F4). */
    Remarks renewals(List<Refundable> renewals) {
        return renewals.isEmpty() ? this : add(Sentence.of("unused renewals in full: {0}", sumOf(renewals)));
    }

    /** Adds what stood against the seven-day full refund (Rule F2). */
    Remarks noSevenDayRefund(List<Sentence> obstacles) {
        if (obstacles.isEmpty()) {
            return this;
        }
        Sentence all = obstacles.get(0);
        for (Sentence obstacle : obstacles.subList(1, obstacles.size())) {
            all = Sentence.of("{0}, and {1}", all, obstacle);
        }
        return add(Sentence.of(NO_SEVEN_DAY_REFUND, all));
    }

    /** Adds why the cash of some orders counts only in part. */
    Remarks cashThatCounts(List<Refundable> orders) {
        for (Refundable refundable : orders) {
            Order order = refundable.order();
            if (!order.refunded().isZero()) {
                add(Sentence.of(
                        "of the {0} of {1}, {2} were returned before",
                        order.cash(), order.orderId(), order.refunded()));
            }
            if (refundable.isPart()) {
                add(Sentence.of(
                        "of the {0} of {1} the part from the term's start on counts: {2}",
                        order.cash(), order.orderId(), refundable.cash()));
            }
        }
        return this;
    }

    /** Adds the coupons that are not refunded (Rule F7). */
    Remarks coupons(List<Order> orders) {
        Money sum = Money.ZERO;
        for (Order order : orders) {
            sum = sum.plus(order.coupon());
        }
        return sum.isZero() ? this : add(Sentence.of(COUPONS, sum));
    }

    /** Adds cash that stays with the vendor, each with its reason; of many orders the first ones. */
    Remarks notRefunded(List<Sentence> orders) {
        if (orders.isEmpty()) {
            return this;
        }
        if (orders.size() <= MOST_ORDERS_NAMED) {
            return add(Sentence.of(NOT_REFUNDED, orders));
        }
        return add(Sentence.of(
                AND_MORE_NOT_REFUNDED, orders.subList(0, MOST_ORDERS_NAMED), orders.size() - MOST_ORDERS_NAMED));
    }

    /** Returns all remarks, in the order added. */
    List<Sentence> all() {
        return remarks;
    }

    /** Returns the sum of the cash that counts. */
    static Calculation sumOf(List<Refundable> orders) {
        return Calculation.sum(orders.stream().map(Refundable::cash).toList());
    }

    /** Returns the note on a result, and that one below zero counts as nothing (Rule F5). */
    static List<Sentence> notes(Sentence note, Money result) {
        return result.isNegative()
                ? List.of(note, Sentence.of(", which is below zero and counts as 0.00"))
                : List.of(note);
    }
}
