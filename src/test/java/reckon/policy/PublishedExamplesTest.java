package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.Arithmetic.money;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.ResourceBuilder.instance;
import static reckon.policy.ResourceBuilder.resource;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reckon.money.Money;
import reckon.money.Points;

/** The vendor's own examples, to the cent. */
class PublishedExamplesTest {
    @Test
    @DisplayName("X1: eleven started days of a 31-day month cost one and a half times their list price")
    void elevenDaysOfJanuary() {
        Ruling ruling = caseOf(instance(order("o-1").begins("2023-01-01T10:00").cash("60.00")))
                .askedAt("2023-01-11T15:00");

        assertThat(ruling.decision()).isEqualTo(Decision.PARTIAL);
        assertThat(ruling.usageDays()).isEqualTo(11);
        assertThat(ruling.refundAmount())
                .isEqualTo(money("60.00 - 11*60.00/31*1.5"))
                .isEqualTo(Money.of("28.06"));
        assertThat(ruling.pointsSpent()).isEqualTo(Points.of("28.06"));
        assertThat(ruling.explanation()).isEqualTo("60.00 - 11 d × 60.00/31 × 1.5 = 28.06 (11 days used)");
    }

    @Test
    @DisplayName("X2: one year, two months and three days of two years")
    void fourteenMonthsAndThreeDaysOfTwoYears() {
        PriceList prices = new PriceList().with("BCC", "s1", 1, "50.00").with("BCC", "s1", 12, "498.00");

        Ruling ruling = caseOf(instance(
                        order("o-1").begins("2022-01-01T10:00").months(24).cash("840.00")))
                .prices(prices)
                .askedAt("2023-03-03T12:00");

        assertThat(ruling.decision()).isEqualTo(Decision.PARTIAL);
        assertThat(ruling.refundAmount())
                .isEqualTo(money("840.00 - 1*498.00 - 2*50.00 - 3*50.00/30"))
                .isEqualTo(Money.of("237.00"));
        assertThat(ruling.explanation())
                .isEqualTo("840.00 - 1 × 498.00 - 2 × 50.00 - 3 d × 50.00/30 = 237.00 (427 days used)");
    }

    @Test
    @DisplayName("X3: bought on July 1, asked for on July 5, the chance not used: everything comes back")
    void boughtThisMonthWithinSevenDays() {
        Ruling ruling =
                caseOf(instance(order("o-1").begins("2023-07-01T10:00"))).askedAt("2023-07-05T10:00");

        assertThat(ruling.decision()).isEqualTo(Decision.FULL);
        assertThat(ruling.refundAmount()).isEqualTo(Money.of("60.00"));
        assertThat(ruling.pointsSpent()).isEqualTo(Points.ZERO);
    }

    @Test
    @DisplayName("X4: bought on June 29, asked for on July 5: the month has changed, so the days used are charged")
    void boughtLastMonth() {
        Ruling ruling =
                caseOf(instance(order("o-1").begins("2023-06-29T10:00"))).askedAt("2023-07-05T10:00");

        assertThat(ruling.decision()).isEqualTo(Decision.PARTIAL);
        // June 29 10:00 to July 29 10:00 is a month of 30 days; six days of 24 h are used
        assertThat(ruling.refundAmount())
                .isEqualTo(money("60.00 - 6*60.00/30*1.5"))
                .isEqualTo(Money.of("42.00"));
    }

    @Test
    @DisplayName("X5: an instance with its disk and address: only the product whose chance is left is refunded in full")
    void chancesAreUsedProductByProduct() {
        CaseBuilder together = caseOf(
                        instance(order("o-1").begins("2023-07-01T10:00")),
                        resource("d-1", "CDS")
                                .orders(order("o-2").begins("2023-07-01T10:00").cash("62.00")),
                        resource("e-1", "EIP")
                                .orders(order("o-3").begins("2023-07-01T10:00").cash("93.00")))
                .chanceUsed("CDS", "EIP")
                .asks("q-1", "i-1", "2023-07-05T10:00")
                .asks("q-2", "d-1", "2023-07-05T10:00")
                .asks("q-3", "e-1", "2023-07-05T10:00");

        assertThat(together.ruling("q-1").decision()).isEqualTo(Decision.FULL);
        assertThat(together.ruling("q-1").refundAmount()).isEqualTo(Money.of("60.00"));
        assertThat(together.ruling("q-2").decision()).isEqualTo(Decision.PARTIAL);
        assertThat(together.ruling("q-2").refundAmount()).isEqualTo(money("62.00 - 4*60.00/31*1.5"));
        assertThat(together.ruling("q-3").decision()).isEqualTo(Decision.PARTIAL);
        assertThat(together.ruling("q-3").refundAmount()).isEqualTo(money("93.00 - 4*60.00/31*1.5"));
    }
}
