package reckon.policy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reckon.money.Money;

/**
 * Works out a sum such as {@code 60.00 - 11*60.00/31*1.5} as an exact fraction and rounds it once, half up, to 0.01.
 *
 * <p>It shares no line with the policy's own arithmetic, so that a test can write what it expects as a person
 * would write the calculation.
 */
final class Arithmetic {
    private static final Pattern TERM = Pattern.compile("([+-]?) *([0-9][0-9.*/]*)");
    private static final Pattern FACTOR = Pattern.compile("([*/]?)([0-9.]+)");

    private Arithmetic() {}

    static Money money(String sum) {
        BigInteger numerator = BigInteger.ZERO;
        BigInteger denominator = BigInteger.ONE;
        Matcher terms = TERM.matcher(sum);
        while (terms.find()) {
            BigInteger over = BigInteger.ONE;
            BigInteger under = BigInteger.ONE;
            Matcher factors = FACTOR.matcher(terms.group(2));
            while (factors.find()) {
                BigDecimal factor = new BigDecimal(factors.group(2));
                BigInteger scale = BigInteger.TEN.pow(factor.scale());
                boolean divides = factors.group(1).equals("/");
                over = over.multiply(divides ? scale : factor.unscaledValue());
                under = under.multiply(divides ? factor.unscaledValue() : scale);
            }
            BigInteger signed = terms.group(1).equals("-") ? over.negate() : over;
            numerator = numerator.multiply(under).add(signed.multiply(denominator));
            denominator = denominator.multiply(under);
        }
        BigDecimal cents = new BigDecimal(numerator.multiply(BigInteger.valueOf(100)))
                .divide(new BigDecimal(denominator), 0, RoundingMode.HALF_UP);
        return Money.of(cents.movePointLeft(2));
    }
}
