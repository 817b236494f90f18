package reckon.policy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import reckon.money.Money;

/**
 * One part of what a {@link Calculation} takes off: count × amount ÷ divisor × factor, exactly.
 *
 * @param kind what it is, and so how it is written
 * @param count how many days or terms
 * @param amount a list price, or what was paid; below zero for what was given back
 * @param divisor the days that the amount is for, 1 or more
 * @param factor zero or greater
 */
public record Subtrahend(Kind kind, int count, Money amount, int divisor, BigDecimal factor) {

    /** What a part is; the words are those of a {@link Sentence} about count, amount, divisor and factor. */
    public enum Kind {
        /** Days of the short tier (Rule F3). */
        DAYS_BY_FACTOR("{0} d × {1}/{2} × {3}"),
        /** Days at the amount's own rate (Rules F3, F3P). */
        DAYS("{0} d × {1}/{2}"),
        /** Whole years or months of the long tier (Rule F3). */
        TERMS("{0} × {1}"),
        /** What was returned on the order before. */
        RETURNED("{1} returned before"),
        /** Nothing is taken off. */
        NOTHING("{1}");

        private final String template;

        Kind(String template) {
            this.template = template;
        }
    }

    static Subtrahend daysByFactor(int days, Money amount, int divisor, BigDecimal factor) {
        return new Subtrahend(Kind.DAYS_BY_FACTOR, days, amount, divisor, factor);
    }

    static Subtrahend days(int days, Money amount, int divisor) {
        return new Subtrahend(Kind.DAYS, days, amount, divisor, BigDecimal.ONE);
    }

    static Subtrahend terms(int count, Money price) {
        return new Subtrahend(Kind.TERMS, count, price, 1, BigDecimal.ONE);
    }

    static Subtrahend returned(Money amount) {
        return new Subtrahend(Kind.RETURNED, 1, amount, 1, BigDecimal.ONE);
    }

    static Subtrahend nothing() {
        return new Subtrahend(Kind.NOTHING, 1, Money.ZERO, 1, BigDecimal.ONE);
    }

    /** Returns the part in cents times {@link #denominator}. */
    BigInteger numerator() {
        return BigInteger.valueOf(count)
                .multiply(BigInteger.valueOf(amount.cents()))
                .multiply(factor.unscaledValue());
    }

    BigInteger denominator() {
        return BigInteger.valueOf(divisor).multiply(BigInteger.TEN.pow(factor.scale()));
    }

    /** Returns what the part comes to, rounded half up to some places; a calculation itself divides once, at its end. */
    public BigDecimal value(int places) {
        BigDecimal cents = new BigDecimal(denominator()).movePointRight(2);
        return new BigDecimal(numerator()).divide(cents, places, RoundingMode.HALF_UP);
    }

    /** Returns how the part is written behind its sign. */
    public Sentence written() {
        Money positive = amount.isNegative() ? Money.ZERO.minus(amount) : amount;
        return Sentence.of(kind.template, count, positive, divisor, factor);
    }
}
