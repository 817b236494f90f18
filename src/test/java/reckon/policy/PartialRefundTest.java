package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.Arithmetic.money;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.Moments.at;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.renewal;
import static reckon.policy.ResourceBuilder.instance;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reckon.money.Money;
import reckon.money.Points;

/** Rules F3, F5 and F7: the partial refund by days and list prices, and when nothing is left. */
class PartialRefundTest {
    /** An instance that was bought for a year on January 1, 2023, 10:00. */
    private static CaseBuilder boughtForAYear(String cash) {
        return caseOf(instance(order("o-1").months(12).cash(cash)));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-01-01T10:00, 0, 800.00",
        "2023-01-01T10:00:00.000000001, 1, 800.00 - 1*60.00/31*1.5",
        "2023-01-02T10:00, 1, 800.00 - 1*60.00/31*1.5",
        "2023-01-02T10:00:00.000001, 2, 800.00 - 2*60.00/31*1.5",
        "2023-01-31T10:00, 30, 800.00 - 30*60.00/31*1.5",
        "2023-01-31T10:00:00.000001, 31, 800.00 - 1*60.00",
        "2023-02-01T10:00, 31, 800.00 - 1*60.00",
        "2023-02-01T10:00:00.000001, 32, 800.00 - 1*60.00 - 1*60.00/30",
        "2023-02-28T10:00, 58, 800.00 - 1*60.00 - 27*60.00/30",
        "2023-03-01T10:00, 59, 800.00 - 2*60.00",
        "2023-12-31T10:00, 364, 800.00 - 11*60.00 - 30*60.00/30",
    })
    @DisplayName(
            "F3: a started day counts whole, up to 30 days at one and a half times, from 31 days on by the calendar")
    void startedDaysByTier(String requested, int days, String expected) {
        Ruling ruling = boughtForAYear("800.00").chanceUsed("BCC").askedAt(requested);

        assertThat(ruling.rule()).isEqualTo(Rule.F3);
        assertThat(ruling.decision()).isEqualTo(Decision.PARTIAL);
        assertThat(ruling.usageDays()).isEqualTo(days);
        assertThat(ruling.refundAmount()).isEqualTo(money(expected));
        assertThat(ruling.pointsSpent()).isEqualTo(Points.toRefund(money(expected)));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-01T10:00, 365, 1500.00 - 1*600.00",
        "2024-01-01T10:00:01, 366, 1500.00 - 1*600.00 - 1*60.00/30",
        "2024-02-01T10:00, 396, 1500.00 - 1*600.00 - 1*60.00",
        "2024-12-31T10:00, 730, 1500.00 - 1*600.00 - 11*60.00 - 30*60.00/30",
        "2025-01-01T10:00, 731, 1500.00 - 2*600.00",
        "2025-03-05T09:00, 794, 1500.00 - 2*600.00 - 2*60.00 - 4*60.00/30",
    })
    @DisplayName("F3: whole years cost the price of twelve months, which a leap year does not change")
    void wholeYearsCostThePriceOfTwelveMonths(String requested, int days, String expected) {
        Ruling ruling =
                caseOf(instance(order("o-1").months(36).cash("1500.00"))).askedAt(requested);

        assertThat(ruling.usageDays()).isEqualTo(days);
        assertThat(ruling.refundAmount()).isEqualTo(money(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-01-31T10:00, 2023-02-02T10:00, 2, 28",
        "2024-01-31T10:00, 2024-02-02T10:00, 2, 29",
        "2024-01-29T10:00, 2024-02-02T10:00, 4, 31",
        "2023-02-01T10:00, 2023-03-02T10:00, 29, 28",
        "2024-02-01T10:00, 2024-03-02T10:00, 30, 29",
        "2023-04-01T00:00, 2023-04-02T00:00, 1, 30",
        "2023-03-31T23:59:59, 2023-05-01T00:00, 31, 0",
        "2023-08-31T10:00, 2023-09-02T10:00, 2, 30",
    })
    @DisplayName("F3: the first month of a term has 28 to 31 days, its end clamped to the end of the month")
    void firstMonthHasItsOwnLength(String begun, String requested, int days, int daysInMonth) {
        Ruling ruling = caseOf(instance(order("o-1").begins(begun).months(12).cash("700.00")))
                .chanceUsed("BCC")
                .askedAt(requested);

        assertThat(ruling.usageDays()).isEqualTo(days);
        assertThat(ruling.refundAmount())
                .isEqualTo(money(
                        daysInMonth == 0
                                ? "700.00 - 1*60.00 - 1*60.00/30"
                                : "700.00 - " + days + "*60.00/" + daysInMonth + "*1.5"));
    }

    @Test
    @DisplayName(
            "F3: months are counted from the start: from January 31 to March 31 are two, to March 30 one and 30 days")
    void clampedMonthEndsAreCountedFromTheStart() {
        OrderBuilder begunAtMonthEnd =
                order("o-1").begins("2023-01-31T10:00").months(12).cash("700.00");

        assertThat(caseOf(instance(begunAtMonthEnd)).askedAt("2023-03-31T10:00").refundAmount())
                .isEqualTo(money("700.00 - 2*60.00"));
        assertThat(caseOf(instance(begunAtMonthEnd)).askedAt("2023-03-30T10:00").refundAmount())
                .isEqualTo(money("700.00 - 1*60.00 - 30*60.00/30"));
    }

    @ParameterizedTest
    @CsvSource({
        // long tier: 1 month and 1 day of a price of 0.15: 0.155 is consumed
        "0.15, 2023-02-02T10:00, 10.00 - 1*0.15 - 1*0.15/30, 9.85",
        // 1 month and 2 days of 0.07: 0.07466… is consumed
        "0.07, 2023-02-03T10:00, 10.00 - 1*0.07 - 2*0.07/30, 9.93",
        // 1 month and 1 day of 0.14: 0.14466… is consumed
        "0.14, 2023-02-02T10:00, 10.00 - 1*0.14 - 1*0.14/30, 9.86",
        // 1 month and 1 day of 0.16: 0.16533… is consumed
        "0.16, 2023-02-02T10:00, 10.00 - 1*0.16 - 1*0.16/30, 9.83",
    })
    @DisplayName("F3: the refund is rounded once, half a cent up")
    void halfACentIsRoundedUp(String monthly, String requested, String exact, String expected) {
        Ruling ruling = caseOf(instance(order("o-1").months(12).cash("10.00")))
                .prices(new PriceList().with("BCC", "s1", 1, monthly))
                .askedAt(requested);

        assertThat(ruling.refundAmount()).isEqualTo(money(exact)).isEqualTo(Money.of(expected));
    }

    @Test
    @DisplayName("F3: a refund of exactly half a cent in the short tier is a cent")
    void halfACentInTheShortTierIsACent() {
        // February has 28 days: 14/28 × 1.5 of 0.02 is 0.015
        CaseBuilder february = caseOf(
                        instance(order("o-1").begins("2023-02-01T10:00").cash("0.02")))
                .prices(new PriceList().with("BCC", "s1", 1, "0.02"));

        assertThat(february.askedAt("2023-02-15T10:00").refundAmount())
                .isEqualTo(money("0.02 - 14*0.02/28*1.5"))
                .isEqualTo(Money.of("0.01"));
    }

    @Test
    @DisplayName("F5: what rounds to 0.00, is 0.00 or below, is no refund and spends nothing")
    void nothingLeftIsRejected() {
        CaseBuilder all = caseOf(instance(order("o-1").cash("60.00").months(2)));
        CaseBuilder more = caseOf(instance(order("o-1").cash("59.00").months(2)));

        Ruling nothing = all.askedAt("2023-02-01T10:00");
        assertThat(nothing.reason()).isEqualTo(Reason.ZERO_REFUND);
        assertThat(nothing.rule()).isEqualTo(Rule.F5);
        assertThat(nothing.explanation())
                .isEqualTo("nothing is left to refund: 60.00 - 1 × 60.00 = 0.00 (31 days used)");
        assertThat(nothing.refundAmount()).isEqualTo(Money.ZERO);
        assertThat(nothing.refunds()).isEmpty();
        assertThat(all.movements()).noneMatch(movement -> movement.kind() == Movement.Kind.SPEND);
        assertThat(more.askedAt("2023-02-01T10:00").explanation())
                .isEqualTo("nothing is left to refund: 59.00 - 1 × 60.00 = -1.00 (31 days used),"
                        + " which is below zero and counts as 0.00");
    }

    @Test
    @DisplayName("F5: less than half a cent is nothing, more is a cent")
    void lessThanHalfACentIsNothing() {
        PriceList cheap = new PriceList().with("BCC", "s1", 1, "0.07");

        // 0.08 less a month and two days at 0.07, less three days: 0.0053…, 0.003
        assertThat(caseOf(instance(order("o-1").cash("0.08").months(2)))
                        .prices(cheap)
                        .askedAt("2023-02-03T10:00")
                        .refundAmount())
                .isEqualTo(money("0.08 - 1*0.07 - 2*0.07/30"))
                .isEqualTo(Money.of("0.01"));
        assertThat(caseOf(instance(order("o-1").cash("0.08").months(2)))
                        .prices(cheap)
                        .askedAt("2023-02-04T10:00")
                        .reason())
                .isEqualTo(Reason.ZERO_REFUND);
    }

    @Test
    @DisplayName(
            "F5: with nothing left of the term the unused renewals still come back, and the part below zero takes nothing from them")
    void renewalsComeBackWhereTheTermIsUsedUp() {
        Ruling ruling = caseOf(instance(
                        order("o-1").cash("10.00"),
                        renewal("o-2")
                                .bought("2023-01-02T10:00")
                                .begins("2023-02-01T10:00")
                                .cash("55.00")))
                .askedAt("2023-01-31T10:00");

        assertThat(ruling.decision()).isEqualTo(Decision.PARTIAL);
        assertThat(ruling.refundAmount()).isEqualTo(Money.of("55.00"));
        assertThat(ruling.orderAmount()).isEqualTo(money("10.00 + 55.00"));
        assertThat(ruling.pointsSpent()).isEqualTo(Points.ZERO);
        assertThat(ruling.refunds()).extracting(RefundLine::orderId).containsExactly("o-2");
    }

    @Test
    @DisplayName("F3: before the term begins nothing is consumed, and no list price is asked for")
    void nothingIsConsumedBeforeTheStart() {
        Ruling ruling = caseOf(instance(order("o-1")
                        .bought("2022-12-20T10:00")
                        .begins("2023-01-20T10:00")
                        .spec(null)))
                .askedAt("2023-01-11T15:00");

        assertThat(ruling.usageDays()).isEqualTo(0);
        assertThat(ruling.refundAmount()).isEqualTo(Money.of("60.00"));
        assertThat(ruling.rule()).isEqualTo(Rule.F3);
        assertThat(ruling.explanation()).isEqualTo("60.00 - 0.00 = 60.00 (not begun yet)");
    }

    @Test
    @DisplayName("F3: one used day is written as one")
    void oneDayIsWrittenAsOne() {
        assertThat(boughtForAYear("600.00")
                        .chanceUsed("BCC")
                        .askedAt("2023-01-01T10:01")
                        .explanation())
                .isEqualTo(
                        "600.00 - 1 d × 60.00/31 × 1.5 = 597.10 (1 day used); no seven-day full refund: the user had it before"
                                + " for BCC, with account a-0");
    }

    @Test
    @DisplayName("F7: coupons are not refunded, and the explanation says so")
    void couponsAreNotRefunded() {
        Ruling partial =
                caseOf(instance(order("o-1").cash("60.00").coupon("12.50"))).askedAt("2023-01-11T15:00");
        Ruling onlyCoupons =
                caseOf(instance(order("o-1").cash("0.00").coupon("60.00"))).askedAt("2023-01-02T15:00");

        assertThat(partial.refundAmount()).isEqualTo(money("60.00 - 11*60.00/31*1.5"));
        assertThat(partial.orderAmount()).isEqualTo(Money.of("60.00"));
        assertThat(partial.explanation()).endsWith("; coupons of 12.50 are not refunded");
        assertThat(onlyCoupons.reason()).isEqualTo(Reason.ZERO_REFUND);
    }

    @Test
    @DisplayName(
            "F3 setting: with usage-ends-at COMPLETION the days run to the end of the business date, and they alone")
    void usageCanEndWithTheBusinessDate() {
        CaseBuilder completion = caseOf(instance(order("o-1")))
                .policies(PolicyBuilder.published().usageEndsAt(PolicyVersion.UsageEnd.COMPLETION))
                .businessDate("2023-01-14");
        CaseBuilder seventhDay = caseOf(instance(order("o-1")))
                .policies(PolicyBuilder.published().usageEndsAt(PolicyVersion.UsageEnd.COMPLETION))
                .businessDate("2023-01-14");

        // January 1 10:00 to January 15 00:00 are 14 started days
        assertThat(completion.askedAt("2023-01-11T15:00").refundAmount()).isEqualTo(money("60.00 - 14*60.00/31*1.5"));
        Ruling full = seventhDay.askedAt(at("2023-01-08T10:00"));
        assertThat(full.decision()).isEqualTo(Decision.FULL);
        assertThat(full.usageDays()).isEqualTo(14);
    }

    @Test
    @DisplayName("F3 setting: with COMPLETION too, what had not begun when it was asked for was not used")
    void whatHadNotBegunWasNotUsed() {
        OrderBuilder begun = order("o-1").bought("2022-12-20T10:00").begins("2023-01-11T15:00");
        PolicyBuilder completion = PolicyBuilder.published().usageEndsAt(PolicyVersion.UsageEnd.COMPLETION);

        assertThat(caseOf(instance(begun))
                        .policies(completion)
                        .askedAt("2023-01-11T14:59:59")
                        .refundAmount())
                .isEqualTo(Money.of("60.00"));
        assertThat(caseOf(instance(begun))
                        .policies(completion)
                        .askedAt("2023-01-11T15:00")
                        .refundAmount())
                .isEqualTo(money("60.00 - 1*60.00/31*1.5"));
    }
}
