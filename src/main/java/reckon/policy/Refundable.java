package reckon.policy;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import reckon.facts.Order;
import reckon.money.Money;

/**
 * An order with the cash of it that counts for a request (Section 1 of the policy).
 *
 * @param cash what is left of the order's cash; of a RESIZE that took effect before the current term began, the part from the
 *     term's start on; below zero for a RESIZE that gave money back
 */
record Refundable(Order order, Money cash) {

    /** Returns an order with all its cash that is left. */
    static Refundable whole(Order order) {
        return new Refundable(order, order.cashLeft());
    }

    /** Returns orders with all their cash that is left. */
    static List<Refundable> whole(List<Order> orders) {
        return orders.stream().map(Refundable::whole).toList();
    }

    /**
     * Returns a RESIZE with the part of its cash that counts for a term.
     *
     * @param termStart the start of the term, before the end of the RESIZE
     * @param firstStart the start of the resource's first term, at or before {@code termStart}
     */
    static Refundable resize(Order resize, Instant termStart, Instant firstStart) {
        if (!resize.startsAt().isBefore(termStart)) {
            return whole(resize);
        }
        Instant from = resize.startsAt().isBefore(firstStart) ? firstStart : resize.startsAt();
        Money part = Money.ofCents(
                BigInteger.valueOf(resize.cash().cents()).multiply(nanos(termStart, resize.endsAt())),
                nanos(from, resize.endsAt()),
                RoundingMode.HALF_UP);
        return new Refundable(resize, part.isPositive() ? part.min(resize.cashLeft()) : part);
    }

    private static BigInteger nanos(Instant from, Instant to) {
        Duration duration = Duration.between(from, to);
        return BigInteger.valueOf(duration.getSeconds())
                .multiply(BigInteger.valueOf(1_000_000_000))
                .add(BigInteger.valueOf(duration.getNano()));
    }

    /** Returns the sum of the cash that counts, below zero if more was given back than paid. */
    static Money cash(List<Refundable> orders) {
        Money sum = Money.ZERO;
        for (Refundable order : orders) {
            sum = sum.plus(order.cash());
        }
        return sum;
    }

    /** Returns the most that can be returned on the order: its cash that counts, zero if that is below zero. */
    Money mostToReturn() {
        return cash.isNegative() ? Money.ZERO : cash;
    }

    /** Whether only a part of what is left of the order's cash counts, as the order reaches over several terms. */
    boolean isPart() {
        return !cash.equals(order.cashLeft());
    }
}
