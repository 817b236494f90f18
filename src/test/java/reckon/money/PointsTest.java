package reckon.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of {@link Points}: one for one unit of currency, exact at two decimals. */
class PointsTest {
    private static final Points MOST = new Points(Long.MAX_VALUE);
    private static final Points LEAST = new Points(Long.MIN_VALUE);

    @ParameterizedTest
    @CsvSource({"1500, 150000, 1500.00", "0.01, 1, 0.01", "-28.06, -2806, -28.06", "-0.5, -50, -0.50", "0, 0, 0.00"})
    @DisplayName("a decimal is read as whole hundredths and written with two places")
    void decimalIsReadAsWholeHundredths(String decimal, long minorUnits, String text) {
        Points points = Points.of(decimal);

        assertThat(points).isEqualTo(new Points(minorUnits)).hasToString(text);
        assertThat(points.toBigDecimal()).isEqualTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "92233720368547758.08"})
    @DisplayName("what is finer than a hundredth or beyond the bounds is refused, not rounded")
    void whatIsNoNumberOfPointsIsRefused(String decimal) {
        assertThatThrownBy(() -> Points.of(decimal)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    @DisplayName("F6: an amount costs as many points")
    void amountCostsAsManyPoints() {
        assertThat(Points.toRefund(Money.of("28.06"))).isEqualTo(Points.of("28.06"));
        assertThat(Points.toRefund(Money.ZERO)).isEqualTo(Points.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "100.00, 1, DOWN, 100.00",
        "0.03, 0.5, DOWN, 0.01",
        "0.03, 0.5, HALF_UP, 0.02",
        "1.00, 0.0099, DOWN, 0.00",
        "99.99, 0.3333, DOWN, 33.32",
        "0.00, 7, UNNECESSARY, 0.00",
    })
    @DisplayName("Q2: consumption earns points, rounded by the mode given")
    void consumptionEarnsPoints(String consumption, BigDecimal perUnit, RoundingMode mode, String points) {
        assertThat(Points.earned(Money.of(consumption), perUnit, mode)).isEqualTo(Points.of(points));
    }

    @Test
    @DisplayName("points that would have to be rounded and must not, or are beyond the bounds, are refused")
    void pointsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> Points.earned(Money.of("0.03"), new BigDecimal("0.5"), RoundingMode.UNNECESSARY))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Points.earned(new Money(Long.MAX_VALUE), BigDecimal.TEN, RoundingMode.DOWN))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    @DisplayName("sums, differences and the opposite are exact, and refused beyond the bounds")
    void sumsAreExactOrRefused() {
        assertThat(Points.of("1500.00").plus(Points.of("0.01"))).isEqualTo(Points.of("1500.01"));
        assertThat(Points.of("1500.00").minus(Points.of("1500.01"))).isEqualTo(Points.of("-0.01"));
        assertThat(Points.of("28.06").negated()).isEqualTo(Points.of("-28.06"));
        assertThat(MOST.negated().minus(new Points(1))).isEqualTo(LEAST);
        assertThatThrownBy(() -> MOST.plus(new Points(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> LEAST.minus(new Points(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(LEAST::negated).isInstanceOf(ArithmeticException.class);
    }

    @Test
    @DisplayName("points are ordered by their number, and the smaller of two is one of them")
    void pointsAreOrdered() {
        assertThat(LEAST).isLessThan(Points.ZERO);
        assertThat(Points.ZERO).isLessThan(MOST);
        assertThat(MOST.min(LEAST)).isEqualTo(LEAST);
        assertThat(LEAST.min(MOST)).isEqualTo(LEAST);
        assertThat(Points.ZERO.isZero()).isTrue();
        assertThat(new Points(1).isZero()).isFalse();
        assertThat(new Points(-1).isZero()).isFalse();
    }

    @Test
    @DisplayName("the least number is written like any other")
    void leastNumberIsWritten() {
        assertThat(LEAST).hasToString("-92233720368547758.08");
    }
}
