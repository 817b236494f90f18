package reckon.policy;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;

/**
 * How an amount comes about: a sum, or an amount less what is taken off it.
 *
 * @param summands what is added up, each zero or greater but for orders that gave money back
 * @param subtrahends what is taken off the sum; empty for a sum alone
 * @param result what it comes to, below zero if more was taken off than there was
 * @param notes what is said of the result at once, as {@code (11 days used)}
 * @param remarks what is said behind it
 */
public record Calculation(
        List<Money> summands, List<Subtrahend> subtrahends, Money result, List<Sentence> notes, List<Sentence> remarks)
        implements Explanation {

    /** Returns the calculation that an explanation is or speaks of, or null if it speaks of none. */
    public static @Nullable Calculation in(Explanation explanation) {
        if (explanation instanceof Calculation calculation) {
            return calculation;
        }
        for (Object detail : ((Sentence) explanation).details()) {
            Calculation found = detail instanceof Explanation part ? in(part) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Returns the remarks on what was paid and is not returned: coupons, and orders that the decision does not touch. */
    public List<Sentence> remarksOnWhatIsKept() {
        return remarks.stream()
                .filter(remark -> Remarks.OF_WHAT_IS_KEPT.contains(remark.template()))
                .toList();
    }

    /** Returns the sum of some amounts. */
    static Calculation sum(List<Money> summands) {
        Money sum = Money.ZERO;
        for (Money summand : summands) {
            sum = sum.plus(summand);
        }
        return new Calculation(summands, List.of(), sum, List.of(), List.of());
    }

    /** Returns what is left of an amount. The arithmetic is exact and divides once, rounding half up to 0.01 (Rule F3). */
    static Calculation difference(Money minuend, List<Subtrahend> subtrahends) {
        BigInteger numerator = BigInteger.valueOf(minuend.cents());
        BigInteger denominator = BigInteger.ONE;
        for (Subtrahend part : subtrahends) {
            BigInteger divisor = part.denominator();
            if (divisor.equals(denominator)) {
                numerator = numerator.subtract(part.numerator());
            } else {
                numerator =
                        numerator.multiply(divisor).subtract(part.numerator().multiply(denominator));
                denominator = denominator.multiply(divisor);
            }
        }
        Money left = Money.ofCents(numerator, denominator, RoundingMode.HALF_UP);
        return new Calculation(List.of(minuend), subtrahends, left, List.of(), List.of());
    }

    /** Returns the same calculation with what there is to say about it. */
    Calculation with(List<Sentence> saidAtOnce, List<Sentence> saidBehind) {
        return new Calculation(summands, subtrahends, result, saidAtOnce, saidBehind);
    }
}
