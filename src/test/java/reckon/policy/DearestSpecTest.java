package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.Arithmetic.money;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.Moments.at;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.resize;
import static reckon.policy.ResourceBuilder.instance;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rule F3, resized: of two specs on one day which one prices it, and which neighbouring days are one stretch. */
class DearestSpecTest {
    /** Spec s1 for 60.00 a month and 600.00 a year, s3 as dear by the month and dearer by the year. */
    private static final PriceList EQUAL_BY_THE_MONTH =
            PriceList.usual().with("BCC", "s3", 1, "60.00").with("BCC", "s3", 12, "700.00");

    /** Three years of s1 for 1000.00 in all, resized once. */
    private static CaseBuilder resized(OrderBuilder resize) {
        return caseOf(instance(order("o-1").cash("900.00").months(36), resize.cash("100.00")))
                .chanceUsed("BCC");
    }

    @Test
    @DisplayName(
            "F3: of two specs that cost the same by the month the earlier prices the day that both were in effect on")
    void earlierOfEqualSpecsPricesTheDay() {
        // the 31st day had both: with it January is a month, without it 30 days
        CaseBuilder builder =
                resized(resize("o-2", "s3").begins("2023-01-31T12:00")).prices(EQUAL_BY_THE_MONTH);

        assertThat(builder.askedAt("2023-02-11T10:00").refundAmount())
                .isEqualTo(money("1000.00 - 1*60.00 - 10*60.00/30"));
    }

    @Test
    @DisplayName("F3: specs of one price are two stretches")
    void specsOfOnePriceAreTwoStretches() {
        assertThat(resized(resize("o-2", "s3").begins("2023-01-06T10:00"))
                        .prices(EQUAL_BY_THE_MONTH)
                        .askedAt("2023-01-11T15:00")
                        .explanation())
                .startsWith("1000.00 - 5 d × 60.00/31 × 1.5 - 6 d × 60.00/31 × 1.5 = ");
    }

    @Test
    @DisplayName("F3: days of one spec at the same prices are one stretch across orders, so that they can be a month")
    void daysOfOneSpecAreOneStretchAcrossOrders() {
        OrderBuilder same = resize("o-2", "s1").begins("2023-01-11T10:00");

        assertThat(resized(same).askedAt("2023-02-01T10:00").explanation())
                .startsWith("1000.00 - 1 × 60.00 = 940.00 (31 days used)");
        assertThat(resized(same).askedAt("2023-01-12T10:00").explanation())
                .startsWith("1000.00 - 11 d × 60.00/31 × 1.5 = ");
    }

    @Test
    @DisplayName("F3: a stretch goes on over a resize even where it begins behind another one")
    void laterStretchGoesOnAsWell() {
        CaseBuilder builder = caseOf(instance(
                        order("o-1").cash("900.00").months(36),
                        resize("o-2", "s2").begins("2023-01-04T10:00").cash("50.00"),
                        resize("o-3", "s2").begins("2023-01-06T10:00").cash("50.00")))
                .chanceUsed("BCC");

        assertThat(builder.askedAt("2023-01-11T10:00").explanation())
                .startsWith("1000.00 - 3 d × 60.00/31 × 1.5 - 7 d × 90.00/31 × 1.5 = ");
    }

    @Test
    @DisplayName("F3: one spec at another price by the month is another stretch")
    void priceOfAnotherPurchaseMakesAStretch() {
        PriceList raised = raisedOnJanuary5(1, "60.00", "70.00");

        assertThat(resized(resize("o-2", "s1").begins("2023-01-06T10:00"))
                        .prices(raised)
                        .askedAt("2023-01-11T15:00")
                        .explanation())
                .startsWith("1000.00 - 5 d × 60.00/31 × 1.5 - 6 d × 70.00/31 × 1.5 = ");
    }

    @Test
    @DisplayName("F3: one spec at another price by the year is another stretch where the year can be asked for")
    void yearlyPriceMakesAStretchInTheLongTierOnly() {
        PriceList raised = raisedOnJanuary5(12, "600.00", "700.00").with("BCC", "s1", 1, "60.00");
        OrderBuilder later = resize("o-2", "s1").begins("2023-01-11T10:00");

        assertThat(resized(later).prices(raised).askedAt("2023-01-12T10:00").explanation())
                .startsWith("1000.00 - 11 d × 60.00/31 × 1.5 = ");
        assertThat(resized(later).prices(raised).askedAt("2023-02-01T10:00").explanation())
                .startsWith("1000.00 - 10 d × 60.00/30 - 21 d × 60.00/30 = ");
    }

    private static PriceList raisedOnJanuary5(int months, String before, String after) {
        return new PriceList()
                .with("BCC", "s1", months, before, Instant.EPOCH)
                .with("BCC", "s1", months, after, at("2023-01-05T00:00"));
    }

    @Test
    @DisplayName("F3: where the catalogue has no price by the year for either, it makes no stretch")
    void missingYearlyPriceMakesNoStretch() {
        assertThat(resized(resize("o-2", "s1").begins("2023-01-11T10:00"))
                        .prices(new PriceList().with("BCC", "s1", 1, "60.00"))
                        .askedAt("2023-02-01T10:00")
                        .explanation())
                .startsWith("1000.00 - 1 × 60.00 = ");
    }

    @Test
    @DisplayName("F3 and section 10: a spec of another product is another spec, whatever it costs")
    void specOfAnotherProductIsAnotherSpec() {
        assertThat(resized(resize("o-2", "s1").product("GPU").begins("2023-01-06T10:00"))
                        .askedAt("2023-01-11T15:00")
                        .explanation())
                .startsWith("1000.00 - 5 d × 60.00/31 × 1.5 - 6 d × 60.00/31 × 1.5 = ");
    }

    @Test
    @DisplayName("I3: two orders of one term that both lack a spec are held like one")
    void ordersWithoutSpecAreHeld() {
        CaseBuilder builder = caseOf(
                instance(order("o-1").spec(null), resize("o-2", "s1").spec(null).begins("2023-01-06T10:00")));

        assertThat(builder.askedAt("2023-01-11T15:00").reason()).isEqualTo(Reason.NO_LIST_PRICE);
    }
}
