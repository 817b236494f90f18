package reckon.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The arithmetic and the writing that money and points share: whole hundredths in a long. */
final class MinorUnits {
    private MinorUnits() {}

    static long exact(BigDecimal decimal) {
        return decimal.setScale(2, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    }

    static long divide(BigInteger numerator, BigInteger denominator, RoundingMode rounding) {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), 0, rounding)
                .longValueExact();
    }

    static String text(long minorUnits) {
        StringBuilder text = new StringBuilder(12);
        append(text, minorUnits);
        return text.toString();
    }

    static void append(StringBuilder text, long minorUnits) {
        if (minorUnits < 0) {
            text.append('-');
        }
        long whole = Math.abs(minorUnits / 100);
        long rest = Math.abs(minorUnits % 100);
        text.append(whole).append('.').append((char) ('0' + rest / 10)).append((char) ('0' + rest % 10));
    }
}
