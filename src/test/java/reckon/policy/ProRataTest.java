package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.Arithmetic.money;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.Moments.at;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.renewal;
import static reckon.policy.OrderBuilder.resize;
import static reckon.policy.ResourceBuilder.resource;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reckon.facts.Order;
import reckon.money.Money;
import reckon.money.Points;

/** Rule F3P: the formula of a product that is refunded pro rata of what was paid. */
class ProRataTest {
    private static final PolicyBuilder CDN_PRO_RATA =
            PolicyBuilder.published().selfService("CDN").proRata("CDN");

    /** A month of 31 days from 2023-01-01 10:00; the user's chance of Rule F2 is used. */
    private static CaseBuilder paid(String cash, OrderBuilder... further) {
        OrderBuilder[] orders = new OrderBuilder[further.length + 1];
        orders[0] = order("o-1").cash(cash);
        System.arraycopy(further, 0, orders, 1, further.length);
        return caseOf(resource("c-1", "CDN").orders(orders))
                .policies(CDN_PRO_RATA)
                .chanceUsed("CDN");
    }

    @Test
    @DisplayName("F3P: the vendor's example: 45.00 for 31 days, asked for on the seventh day, 24 days are left")
    void vendorsExample() {
        Ruling ruling = paid("45.00").askedAt("2023-01-07T15:00");

        assertThat(ruling.decision()).isEqualTo(Decision.PARTIAL);
        assertThat(ruling.rule()).isEqualTo(Rule.F3P);
        assertThat(ruling.formula()).isEqualTo(new ProRata());
        assertThat(ruling.usageDays()).isEqualTo(7);
        assertThat(ruling.refundAmount()).isEqualTo(money("45.00*24/31")).isEqualTo(Money.of("34.84"));
        assertThat(ruling.pointsSpent()).isEqualTo(Points.of("34.84"));
        assertThat(ruling.explanation())
                .isEqualTo("45.00 - 7 d × 45.00/31 = 34.84 (7 days used); no seven-day full refund:"
                        + " the user had it before for CDN, with account a-0");
    }

    @Test
    @DisplayName("F3P: the vendor's example with coupons: of 45.00 only the 36.00 paid in cash count")
    void vendorsExampleWithCoupons() {
        Ruling ruling = caseOf(
                        resource("c-1", "CDN").orders(order("o-1").cash("36.00").coupon("9.00")))
                .policies(CDN_PRO_RATA)
                .chanceUsed("CDN")
                .askedAt("2023-01-07T15:00");

        assertThat(ruling.refundAmount()).isEqualTo(money("36.00*24/31")).isEqualTo(Money.of("27.87"));
    }

    @Test
    @DisplayName("F3P: two products of one version are refunded by their own formulas")
    void productsHaveTheirOwnFormulas() {
        CaseBuilder both = caseOf(
                        resource("c-1", "CDN").orders(order("o-1").cash("45.00")),
                        resource("i-1", "BCC").orders(order("o-2").cash("60.00")))
                .policies(CDN_PRO_RATA)
                .chanceUsed("CDN", "BCC")
                .asks("q-1", "c-1", "2023-01-07T15:00")
                .asks("q-2", "i-1", "2023-01-07T15:00");

        assertThat(both.ruling("q-1").refundAmount()).isEqualTo(money("45.00*24/31"));
        assertThat(both.ruling("q-2").refundAmount()).isEqualTo(money("60.00 - 7*60.00/31*1.5"));
        assertThat(both.ruling("q-2").rule()).isEqualTo(Rule.F3);
        assertThat(both.ruling("q-2").formula()).isInstanceOf(Tiers.class);
    }

    @Test
    @DisplayName("F3P: no list price is asked for")
    void noListPriceIsNeeded() {
        assertThat(paid("45.00")
                        .prices(new PriceList())
                        .askedAt("2023-01-07T15:00")
                        .refundAmount())
                .isEqualTo(Money.of("34.84"));
    }

    @Test
    @DisplayName("F3P: a started day counts as a whole one, and each day takes its share")
    void eachStartedDayTakesItsShare() {
        Instant start = at("2023-01-01T10:00");
        for (int day = 1; day <= 30; day++) {
            Instant end = start.plus(Duration.ofDays(day));

            assertThat(paid("45.00").askedAt(end).refundAmount()).isEqualTo(money("45.00*" + (31 - day) + "/31"));
            assertThat(paid("45.00").askedAt(end.minusNanos(1000)).refundAmount())
                    .isEqualTo(money("45.00*" + (31 - day) + "/31"));
        }
        assertThat(paid("45.00").askedAt(start).refundAmount()).isEqualTo(Money.of("45.00"));
    }

    @Test
    @DisplayName("F3P, F5: on the last started day nothing is left to refund")
    void nothingIsLeftOnTheLastDay() {
        Ruling ruling = paid("45.00").askedAt("2023-02-01T09:00");

        assertThat(ruling.reason()).isEqualTo(Reason.ZERO_REFUND);
        assertThat(ruling.explanation())
                .startsWith("nothing is left to refund: 45.00 - 31 d × 45.00/31 = 0.00 (31 days used)");
    }

    @Test
    @DisplayName("F3P: nothing of a term that has not begun is used")
    void nothingIsUsedBeforeTheTermBegins() {
        Ruling ruling = caseOf(resource("c-1", "CDN")
                        .orders(order("o-1").bought("2022-11-01T10:00").cash("45.00")))
                .policies(CDN_PRO_RATA)
                .askedAt("2022-12-20T10:00");

        assertThat(ruling.explanation()).startsWith("45.00 - 0.00 = 45.00 (not begun yet)");
    }

    @Test
    @DisplayName("F3P: what a RESIZE paid or gave back counts over its own days")
    void resizesCountOverTheirOwnDays() {
        Ruling upgraded = paid(
                        "45.00",
                        resize("o-2", "s2")
                                .begins("2023-01-21T10:00")
                                .ends("2023-02-01T10:00")
                                .cash("11.00"))
                .askedAt("2023-01-23T09:00");
        Ruling downgraded = paid(
                        "45.00",
                        resize("o-2", "s2")
                                .begins("2023-01-16T10:00")
                                .ends("2023-02-01T10:00")
                                .cash("-8.00"))
                .askedAt("2023-01-18T09:00");

        assertThat(upgraded.refundAmount()).isEqualTo(money("45.00*9/31 + 11.00*9/11"));
        assertThat(upgraded.explanation()).startsWith("56.00 - 22 d × 45.00/31 - 2 d × 11.00/11 = 22.06");
        assertThat(downgraded.refundAmount()).isEqualTo(money("45.00*14/31 - 8.00*14/16"));
        assertThat(downgraded.explanation()).startsWith("37.00 - 17 d × 45.00/31 + 2 d × 8.00/16 = 13.32");
    }

    @Test
    @DisplayName("F3P, F4: unused renewals come back whole and cost no points")
    void unusedRenewalsComeBackWhole() {
        Ruling ruling = paid(
                        "45.00",
                        renewal("o-2")
                                .bought("2023-01-02T10:00")
                                .begins("2023-02-01T10:00")
                                .cash("50.00"))
                .askedAt("2023-01-07T15:00");

        assertThat(ruling.refundAmount()).isEqualTo(money("45.00*24/31 + 50.00"));
        assertThat(ruling.refunds())
                .extracting(RefundLine::kind)
                .containsExactly(RefundKind.PARTIAL, RefundKind.RENEWAL);
        assertThat(ruling.refunds())
                .extracting(RefundLine::pointsSpent)
                .containsExactly(Points.of("34.84"), Points.ZERO);
    }

    @Test
    @DisplayName("F3P, F6: it costs as many points as it returns money")
    void itCostsPoints() {
        assertThat(paid("45.00")
                        .points("34.83", "2023-01")
                        .askedAt("2023-01-07T15:00")
                        .reason())
                .isEqualTo(Reason.QUOTA_EXCEEDED);
        assertThat(paid("45.00")
                        .points("34.84", "2023-01")
                        .askedAt("2023-01-07T15:00")
                        .decision())
                .isEqualTo(Decision.PARTIAL);
    }

    @Test
    @DisplayName("F2 comes before F3P")
    void sevenDaysComeFirst() {
        Order whole = order("o-1").build("c-1", "a-1", "CDN");
        Ruling ruling = caseOf(resource("c-1", "CDN").orders(order("o-1")))
                .policies(CDN_PRO_RATA)
                .askedAt("2023-01-07T15:00");

        assertThat(ruling.rule()).isEqualTo(Rule.F2);
        assertThat(ruling.refundAmount()).isEqualTo(whole.cash());
        assertThat(ruling.usesChance()).isTrue();
        assertThat(ruling.formula()).isNull();
    }
}
