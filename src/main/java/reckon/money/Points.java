package reckon.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Refund credit quota in points at scale 2; one point lets one unit of currency be refunded by Rule F3.
 *
 * <p>A balance is zero or greater; the points of a movement are signed, negative when they leave.
 *
 * @param minorUnits the points in hundredths of a point
 */
public record Points(long minorUnits) implements Comparable<Points> {
    public static final Points ZERO = new Points(0);

    /** Returns the points of a decimal; throws {@link ArithmeticException} if it has more than 2 places. */
    public static Points of(BigDecimal points) {
        return new Points(MinorUnits.exact(points));
    }

    /** Returns the points that a decimal text such as {@code 1500.00} stands for; throws {@link ArithmeticException} if it has more than 2 places. */
    public static Points of(String points) {
        return of(new BigDecimal(points));
    }

    /** Returns the points that refunding an amount costs, 1 : 1 (Rule F6). */
    public static Points toRefund(Money amount) {
        return new Points(amount.cents());
    }

    /**
     * Returns the points that a month's consumption earns (Rule Q2).
     *
     * @param perCurrencyUnit points for one unit of currency, zero or greater
     * @param rounding how a fraction of a hundredth is rounded
     */
    public static Points earned(Money consumption, BigDecimal perCurrencyUnit, RoundingMode rounding) {
        return of(consumption.toBigDecimal().multiply(perCurrencyUnit).setScale(2, rounding));
    }

    /**
     * Returns the sum.
     *
     * @throws ArithmeticException if it is beyond the bounds
     */
    public Points plus(Points other) {
        return new Points(Math.addExact(minorUnits, other.minorUnits));
    }

    /**
     * Returns the difference.
     *
     * @throws ArithmeticException if it is beyond the bounds
     */
    public Points minus(Points other) {
        return new Points(Math.subtractExact(minorUnits, other.minorUnits));
    }

    /**
     * Returns as many points with the other sign.
     *
     * @throws ArithmeticException if they are beyond the bounds
     */
    public Points negated() {
        return new Points(Math.negateExact(minorUnits));
    }

    /** Returns the smaller of two numbers of points. */
    public Points min(Points other) {
        return minorUnits <= other.minorUnits ? this : other;
    }

    /** Whether there are none. */
    public boolean isZero() {
        return minorUnits == 0;
    }

    /** Returns the points as a decimal of scale 2. */
    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(minorUnits, 2);
    }

    @Override
    public int compareTo(Points other) {
        return Long.compare(minorUnits, other.minorUnits);
    }

    /** Returns the points with two places, a point and no separators: {@code -28.06}. */
    @Override
    public String toString() {
        return MinorUnits.text(minorUnits);
    }
}
