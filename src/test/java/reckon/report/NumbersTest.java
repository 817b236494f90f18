package reckon.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import reckon.money.Money;

class NumbersTest {
    @Test
    void numbersAreGroupedAndHaveAMinusOfTheirOwn() {
        assertThat(Numbers.money(Money.of("-1234567.05"))).isEqualTo("−1,234,567.05");
        assertThat(Numbers.money(Money.of("999.90"))).isEqualTo("999.90");
        assertThat(Numbers.count(1000)).isEqualTo("1,000");
    }

    @Test
    void onlyWhatIsMoreHasAPlus() {
        assertThat(List.of(Numbers.signed("0.00"), Numbers.signed("0.01"), Numbers.signed("−3")))
                .containsExactly("0.00", "+0.01", "−3");
    }

    @Test
    void theLinesOfAGridAreRoundAndReachTheLargestAmount() {
        assertThat(Ticks.upTo(Money.of("7047.80")))
                .extracting(tick -> tick.get("text"))
                .containsExactly("0", "2,000", "4,000", "6,000", "8,000");
        assertThat(Ticks.upTo(Money.ZERO)).hasSize(2);
    }
}
