package reckon.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An amount of money in the policy's currency (CNY) at scale 2, kept as a whole number of cents.
 *
 * <p>Negative amounts occur only as the result of a subtraction; what is read and what is booked is
 * zero or greater. Arithmetic is exact and throws {@link ArithmeticException} rather than overflow.
 *
 * @param cents the amount in hundredths of the currency unit
 */
public record Money(long cents) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    /** Returns the amount of a decimal such as {@code 60} or {@code 60.00}; throws {@link ArithmeticException} if it has more than 2 places. */
    public static Money of(BigDecimal amount) {
        return new Money(MinorUnits.exact(amount));
    }

    /** Returns the amount that a decimal text such as {@code 60.00} stands for; throws {@link ArithmeticException} if it has more than 2 places. */
    public static Money of(String amount) {
        return of(new BigDecimal(amount));
    }

    /**
     * Returns {@code numerator / denominator} cents, rounded once.
     *
     * @param denominator greater than zero
     * @param rounding how a fraction of a cent is rounded
     */
    public static Money ofCents(BigInteger numerator, BigInteger denominator, RoundingMode rounding) {
        return new Money(MinorUnits.divide(numerator, denominator, rounding));
    }

    /**
     * Returns the sum.
     *
     * @throws ArithmeticException if it is beyond the bounds
     */
    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    /**
     * Returns the difference.
     *
     * @throws ArithmeticException if it is beyond the bounds
     */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(cents, other.cents));
    }

    /**
     * Returns the amount taken a number of times.
     *
     * @throws ArithmeticException if it is beyond the bounds
     */
    public Money times(long count) {
        return new Money(Math.multiplyExact(cents, count));
    }

    /** Returns the smaller of two amounts. */
    public Money min(Money other) {
        return cents <= other.cents ? this : other;
    }

    /** Whether it is 0.00. */
    public boolean isZero() {
        return cents == 0;
    }

    /** Whether it is greater than 0.00. */
    public boolean isPositive() {
        return cents > 0;
    }

    /** Whether it is less than 0.00. */
    public boolean isNegative() {
        return cents < 0;
    }

    /** Returns the amount as a decimal of scale 2. */
    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(cents, 2);
    }

    /** Appends the amount as {@link #toString} writes it. */
    public void appendTo(StringBuilder text) {
        MinorUnits.append(text, cents);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, other.cents);
    }

    /** Returns the amount with two places, a point and no separators: {@code 1500.00}. */
    @Override
    public String toString() {
        return MinorUnits.text(cents);
    }
}
