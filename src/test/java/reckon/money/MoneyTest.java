package reckon.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of {@link Money}: exact, bounded, never rounded unless a mode is given. */
class MoneyTest {
    /** Amounts at the bounds and round zero, where mistakes are. */
    private static final List<Money> EDGES = List.of(
            new Money(Long.MIN_VALUE),
            new Money(Long.MIN_VALUE + 1),
            new Money(-100),
            new Money(-99),
            new Money(-1),
            Money.ZERO,
            new Money(1),
            new Money(99),
            new Money(100),
            new Money(Long.MAX_VALUE - 1),
            new Money(Long.MAX_VALUE));

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.00",
        "60, 6000, 60.00",
        "60.0, 6000, 60.00",
        "0.01, 1, 0.01",
        "0.1, 10, 0.10",
        "-0.01, -1, -0.01",
        "-1.50, -150, -1.50",
        "1E+2, 10000, 100.00",
        "1.100, 110, 1.10",
        "92233720368547758.07, 9223372036854775807, 92233720368547758.07",
        "-92233720368547758.08, -9223372036854775808, -92233720368547758.08",
    })
    @DisplayName("a decimal is read as whole cents and written with two places")
    void decimalIsReadAsWholeCents(String decimal, long cents, String text) {
        assertThat(Money.of(decimal)).isEqualTo(new Money(cents));
        assertThat(Money.of(new BigDecimal(decimal)).cents()).isEqualTo(cents);
        assertThat(new Money(cents)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.001", "60.005", "-0.009", "1E-3", "92233720368547758.08", "-92233720368547758.09", "1E+17"})
    @DisplayName("what is finer than a cent or beyond the bounds is refused, not rounded")
    void whatIsNoAmountIsRefused(String decimal) {
        assertThatThrownBy(() -> Money.of(decimal)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "sixty", "1,000.00", "60.00 CNY", "0x10", "NaN"})
    @DisplayName("what is no decimal is refused")
    void whatIsNoDecimalIsRefused(String text) {
        assertThatThrownBy(() -> Money.of(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    @DisplayName("what is written is read back as the same amount, to the bounds")
    void writtenAmountIsReadBack() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            Money amount = new Money(random.nextLong() >> random.nextInt(64));
            StringBuilder appended = new StringBuilder("=");
            amount.appendTo(appended);

            assertThat(Money.of(amount.toString())).isEqualTo(amount);
            assertThat(amount.toBigDecimal()).hasScaleOf(2).isEqualTo(new BigDecimal(amount.toString()));
            assertThat(appended).hasToString("=" + amount);
        }
    }

    @Test
    @DisplayName("sums and differences are exact, and refused where they are beyond the bounds")
    void sumsAreExactOrRefused() {
        for (Money one : EDGES) {
            for (Money other : EDGES) {
                assertExact(big(one).add(big(other)), () -> one.plus(other));
                assertExact(big(one).subtract(big(other)), () -> one.minus(other));
                assertExact(big(one).multiply(big(other)), () -> one.times(other.cents()));
            }
        }
    }

    private static BigInteger big(Money amount) {
        return BigInteger.valueOf(amount.cents());
    }

    private static void assertExact(BigInteger expected, java.util.function.Supplier<Money> operation) {
        if (expected.bitLength() > 63) {
            assertThatThrownBy(operation::get).isInstanceOf(ArithmeticException.class);
        } else {
            assertThat(operation.get().cents()).isEqualTo(expected.longValueExact());
        }
    }

    @Test
    @DisplayName("amounts are ordered by their size, and the smaller of two is one of them")
    void amountsAreOrdered() {
        assertThat(EDGES).isSorted();
        for (Money one : EDGES) {
            for (Money other : EDGES) {
                assertThat(one.min(other)).isEqualTo(one.compareTo(other) < 0 ? one : other);
            }
            assertThat(one.isNegative()).isEqualTo(one.cents() < 0);
            assertThat(one.isZero()).isEqualTo(one.equals(Money.ZERO));
            assertThat(one.isPositive()).isEqualTo(one.cents() > 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2, HALF_UP, 1",
        "-1, 2, HALF_UP, -1",
        "1, 2, DOWN, 0",
        "1, 2, HALF_EVEN, 0",
        "3, 2, HALF_EVEN, 2",
        "49, 100, HALF_UP, 0",
        "50, 100, HALF_UP, 1",
        "1000000000000000000000, 1000000000000000000, UNNECESSARY, 1000",
        "2, 3, DOWN, 0",
        "-2, 3, DOWN, 0",
    })
    @DisplayName("a fraction of cents is rounded once, by the mode given")
    void fractionIsRoundedByTheModeGiven(BigInteger numerator, BigInteger denominator, RoundingMode mode, long cents) {
        assertThat(Money.ofCents(numerator, denominator, mode)).isEqualTo(new Money(cents));
    }

    @Test
    @DisplayName("a fraction beyond the bounds, or one that had to be rounded and must not, is refused")
    void fractionThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> Money.ofCents(BigInteger.TWO.pow(63), BigInteger.ONE, RoundingMode.HALF_UP))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofCents(BigInteger.ONE, BigInteger.TWO, RoundingMode.UNNECESSARY))
                .isInstanceOf(ArithmeticException.class);
    }
}
