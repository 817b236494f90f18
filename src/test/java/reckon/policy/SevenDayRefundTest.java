package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.Arithmetic.money;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.Moments.at;
import static reckon.policy.OrderBuilder.conversion;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.renewal;
import static reckon.policy.OrderBuilder.resize;
import static reckon.policy.ResourceBuilder.instance;
import static reckon.policy.ResourceBuilder.resource;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reckon.facts.Promotion;
import reckon.money.Money;
import reckon.money.Points;

/** Rule F2: the seven-day full refund, and each of its conditions. */
class SevenDayRefundTest {
    private static final String REQUESTED = "2023-01-05T15:00";
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    @Test
    @DisplayName("F2: all cash of the current term's orders comes back, for no points")
    void allCashOfTheTermComesBack() {
        CaseBuilder builder = caseOf(instance(
                        order("o-1").coupon("3.00"),
                        resize("o-2", "s2")
                                .begins("2023-01-02T10:00")
                                .cash("20.00")
                                .coupon("2.00"),
                        resize("o-3", "s1")
                                .bought(REQUESTED)
                                .begins("2023-01-06T10:00")
                                .cash("1.00")))
                .points("0.00", "2023-01");
        Ruling ruling = builder.askedAt(REQUESTED);

        assertThat(ruling.decision()).isEqualTo(Decision.FULL);
        assertThat(ruling.rule()).isEqualTo(Rule.F2);
        assertThat(ruling.reason()).isNull();
        assertThat(ruling.usageDays()).isEqualTo(5);
        assertThat(ruling.refundAmount()).isEqualTo(money("60.00 + 20.00 + 1.00"));
        assertThat(ruling.orderAmount()).isEqualTo(money("60.00 + 20.00 + 1.00"));
        assertThat(ruling.pointsSpent()).isEqualTo(Points.ZERO);
        assertThat(ruling.resourceEnd()).isNull();
        assertThat(ruling.refunds()).allMatch(line -> line.pointsSpent().isZero() && line.kind() == RefundKind.FULL);
        assertThat(ruling.explanation())
                .isEqualTo("60.00 + 20.00 + 1.00 = 81.00: all that was paid in cash for the term;"
                        + " coupons of 5.00 are not refunded");
        assertThat(builder.movements()).isEmpty();
    }

    @Test
    @DisplayName("F2: the current term must be that of a NEW order, not of a RENEW or a CONVERT")
    void onlyNewOrdersAreNewPurchases() {
        assertThat(caseOf(instance(order("o-1"))).askedAt(REQUESTED).rule()).isEqualTo(Rule.F2);
        assertThat(caseOf(instance(renewal("o-1"))).askedAt(REQUESTED).rule()).isEqualTo(Rule.F3);
        assertThat(caseOf(instance(conversion("o-1"))).askedAt(REQUESTED).rule())
                .isEqualTo(Rule.F3);
    }

    @Test
    @DisplayName("F2: a request after exactly seven times 24 hours is in time, a microsecond later it is not")
    void sevenDaysIncludeTheirEnd() {
        Instant bought = at("2023-01-03T10:00:00.123456");
        Instant end = bought.plus(Duration.ofDays(7));

        assertThat(askedAfter(bought, end.minus(MICROSECOND))).isEqualTo(Rule.F2);
        assertThat(askedAfter(bought, end)).isEqualTo(Rule.F2);
        assertThat(askedAfter(bought, end.plus(MICROSECOND))).isEqualTo(Rule.F3);
    }

    private static Rule askedAfter(Instant bought, Instant requested) {
        return caseOf(instance(order("o-1").bought(bought).begins(bought)))
                .askedAt(requested)
                .rule();
    }

    @Test
    @DisplayName("F2: the days run from the purchase, not from the start of the term")
    void daysRunFromThePurchase() {
        OrderBuilder begunLater = order("o-1").bought("2023-01-02T10:00").begins("2023-01-08T10:00");

        assertThat(caseOf(instance(begunLater)).askedAt("2023-01-09T10:00").rule())
                .isEqualTo(Rule.F2);
        assertThat(caseOf(instance(begunLater)).askedAt("2023-01-09T10:00:01").rule())
                .isEqualTo(Rule.F3);
    }

    @Test
    @DisplayName("F2: round every end of a month of two years, for every day before it, month and seven days decide")
    void everyPurchaseBeforeAMonthsEnd() {
        for (int month = 0; month < 24; month++) {
            Instant nextMonth = Moments.monthsAfter(at("2023-02-01T00:00"), month);
            for (int day = 0; day <= 8; day++) {
                Instant bought = nextMonth.minus(Duration.ofDays(day)).minus(MICROSECOND);
                Instant sevenDays = bought.plus(Duration.ofDays(7));
                Instant end = sevenDays.isBefore(nextMonth) ? sevenDays.plus(MICROSECOND) : nextMonth;

                assertThat(askedAfter(bought, end.minus(MICROSECOND)))
                        .as("bought %s", bought)
                        .isEqualTo(Rule.F2);
                assertThat(askedAfter(bought, end)).as("bought %s", bought).isEqualTo(Rule.F3);
            }
        }
    }

    @Test
    @DisplayName("F2: months are those of the policy zone: at 16:00 UTC the next one begins")
    void monthsAreThoseOfThePolicyZone() {
        Instant bought = Instant.parse("2023-01-28T12:00:00Z");

        assertThat(askedAfter(bought, Instant.parse("2023-01-31T15:59:59.999999Z")))
                .isEqualTo(Rule.F2);
        assertThat(askedAfter(bought, Instant.parse("2023-01-31T16:00:00Z"))).isEqualTo(Rule.F3);
        assertThat(caseOf(instance(order("o-1").bought(bought).begins(bought)))
                        .policies(PolicyBuilder.published().zone("UTC"))
                        .askedAt(Instant.parse("2023-01-31T16:00:00Z"))
                        .rule())
                .isEqualTo(Rule.F2);
    }

    @Test
    @DisplayName("F2: the same month of another year is another month")
    void sameMonthOfAnotherYearIsAnother() {
        assertThat(caseOf(instance(order("o-1").begins("2022-01-03T10:00").months(24)))
                        .policies(PolicyBuilder.published().fullRefundDays(1000))
                        .askedAt("2023-01-04T10:00")
                        .reason())
                .isEqualTo(Reason.ZERO_REFUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EBC", "EHC", "GPU"})
    @DisplayName("F2: bare metal, dedicated hosts and GPU instances have no full refund")
    void excludedProductsHaveNone(String product) {
        assertThat(caseOf(resource("r-1", product).orders(order("o-1")))
                        .askedAt(REQUESTED)
                        .rule())
                .isEqualTo(Rule.F3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BCC", "CDS", "EIP", "MARKETPLACE", "SUPPORT_PLAN"})
    @DisplayName("F2 beside: every other product has one")
    void otherProductsHaveOne(String product) {
        assertThat(caseOf(resource("r-1", product).orders(order("o-1")))
                        .askedAt(REQUESTED)
                        .rule())
                .isEqualTo(Rule.F2);
    }

    @Test
    @DisplayName("F2 and section 10: the resource's product decides whether it has one, not the order's")
    void productOfTheResourceDecides() {
        assertThat(caseOf(instance(order("o-1").product("GPU")))
                        .askedAt(REQUESTED)
                        .rule())
                .isEqualTo(Rule.F2);
    }

    @Test
    @DisplayName("F2: a promotion of the NEW order can say no to it, one of a resize cannot")
    void promotionOfTheNewOrderCanSayNo() {
        OrderBuilder resized = resize("o-2", "s2").begins("2023-01-02T10:00").promotion(Promotion.NO_FULL_REFUND);

        assertThat(caseOf(instance(order("o-1").promotion(Promotion.NO_FULL_REFUND)))
                        .askedAt(REQUESTED)
                        .rule())
                .isEqualTo(Rule.F3);
        assertThat(caseOf(instance(order("o-1"), resized)).askedAt(REQUESTED).rule())
                .isEqualTo(Rule.F2);
    }

    @Test
    @DisplayName("F2: a user has one for each product, and the next request for the product falls to F3")
    void oneChanceForEachProduct() {
        CaseOutcome outcome = caseOf(
                        instance(order("o-1")),
                        resource("i-2", "BCC").orders(order("o-2")),
                        resource("d-1", "CDS").orders(order("o-3")))
                .asks("q-1", "i-1", REQUESTED)
                .asks("q-2", "i-2", REQUESTED)
                .asks("q-3", "d-1", REQUESTED)
                .decide();

        assertThat(outcome.decisions())
                .extracting(line -> line.ruling().rule())
                .containsExactly(Rule.F2, Rule.F3, Rule.F2);
    }

    @Test
    @DisplayName("F2: what another account of the user had is gone for all, what another user had is not")
    void chanceIsTheUsers() {
        ResourceBuilder ofAnother = resource("i-2", "BCC").account("a-2").orders(order("o-2"));

        assertThat(caseOf(instance(order("o-1")), ofAnother)
                        .account("a-2")
                        .asks("q-1", "i-1", "2023-01-05T14:00")
                        .asks("q-2", "i-2", REQUESTED)
                        .ruling("q-2")
                        .rule())
                .isEqualTo(Rule.F3);
        assertThat(caseOf(instance(order("o-1")))
                        .chanceUsed("BCC")
                        .askedAt(REQUESTED)
                        .rule())
                .isEqualTo(Rule.F3);
        assertThat(caseOf(instance(order("o-1")))
                        .chanceUsed("CDS", "EIP")
                        .askedAt(REQUESTED)
                        .rule())
                .isEqualTo(Rule.F2);
    }

    @Test
    @DisplayName("F2 F5: nothing paid in cash is nothing to refund, and no chance is used")
    void zeroRefundUsesNoChance() {
        CaseOutcome outcome = caseOf(
                        instance(order("o-1").cash("0.00").coupon("60.00")),
                        resource("i-2", "BCC").orders(order("o-2")))
                .asks("q-1", "i-1", REQUESTED)
                .asks("q-2", "i-2", REQUESTED)
                .decide();

        assertThat(outcome.decisions().get(0).ruling().reason()).isEqualTo(Reason.ZERO_REFUND);
        assertThat(outcome.decisions().get(0).ruling().rule()).isEqualTo(Rule.F5);
        assertThat(outcome.decisions().get(1).ruling().rule()).isEqualTo(Rule.F2);
    }

    @Test
    @DisplayName("F2: it can be had before the term begins")
    void termThatHasNotBegunIsRefundedInFull() {
        Ruling ruling = caseOf(instance(order("o-1").bought("2023-01-04T10:00").begins("2023-01-06T10:00")))
                .askedAt(REQUESTED);

        assertThat(ruling.rule()).isEqualTo(Rule.F2);
        assertThat(ruling.usageDays()).isZero();
        assertThat(ruling.refundAmount()).isEqualTo(Money.of("60.00"));
    }
}
