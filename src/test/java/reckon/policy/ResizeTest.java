package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.Arithmetic.money;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.renewal;
import static reckon.policy.OrderBuilder.resize;
import static reckon.policy.ResourceBuilder.instance;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reckon.facts.OrderStatus;

/** Rule F3, resized: each stretch of usage days is priced by its own spec. Spec s1 costs 60.00 a month, s2 90.00. */
class ResizeTest {
    private static Ruling resizedAt(String effective, String requested) {
        return caseOf(instance(
                        order("o-1").cash("900.00").months(36),
                        resize("o-2", "s2").begins(effective).cash("100.00")))
                .chanceUsed("BCC")
                .askedAt(requested);
    }

    @ParameterizedTest
    @CsvSource({
        // at the very start: no day of the old spec
        "2023-01-01T10:00, 2023-01-11T15:00, 1000.00 - 11*90.00/31*1.5",
        // within the first usage day: the dearer one prices it
        "2023-01-01T10:00:00.000001, 2023-01-11T15:00, 1000.00 - 11*90.00/31*1.5",
        "2023-01-02T10:00, 2023-01-11T15:00, 1000.00 - 1*60.00/31*1.5 - 10*90.00/31*1.5",
        "2023-01-02T10:00:00.000001, 2023-01-11T15:00, 1000.00 - 1*60.00/31*1.5 - 10*90.00/31*1.5",
        // on the day of the request
        "2023-01-11T14:59:59.999999, 2023-01-11T15:00, 1000.00 - 10*60.00/31*1.5 - 1*90.00/31*1.5",
        // with the request: it was never in effect
        "2023-01-11T15:00, 2023-01-11T15:00, 1000.00 - 11*60.00/31*1.5",
    })
    @DisplayName("F3: a usage day is priced by the dearest spec in effect at any time in it")
    void dearestSpecPricesTheDay(String effective, String requested, String expected) {
        assertThat(resizedAt(effective, requested).refundAmount()).isEqualTo(money(expected));
    }

    @Test
    @DisplayName("F3: a cheaper spec prices from the first day on that has nothing of the dearer one")
    void cheaperSpecPricesItsWholeDays() {
        Ruling ruling = caseOf(instance(
                        order("o-1").spec("s2").cash("90.00"),
                        resize("o-2", "s1").begins("2023-01-04T12:00").cash("-20.00")))
                .chanceUsed("BCC")
                .askedAt("2023-01-11T15:00");

        assertThat(ruling.refundAmount()).isEqualTo(money("90.00 - 20.00 - 4*90.00/31*1.5 - 7*60.00/31*1.5"));
        assertThat(ruling.orderAmount()).isEqualTo(money("90.00 - 20.00"));
    }

    @ParameterizedTest
    @CsvSource({
        // 10 + 20 days in all: the short tier
        "2023-01-11T10:00, 2023-01-31T10:00, 1000.00 - 10*60.00/31*1.5 - 20*90.00/31*1.5",
        // 10 + 21 days: the long tier, though no stretch is of a month
        "2023-01-11T10:00, 2023-02-01T10:00, 1000.00 - 10*60.00/30 - 21*90.00/30",
        // 10 days, and from January 11 to March 14 two months and three days
        "2023-01-11T10:00, 2023-03-14T10:00, 1000.00 - 10*60.00/30 - 2*90.00 - 3*90.00/30",
        // 31 days are a month of their own, and from February 1, 2023 to February 3, 2024 a year and two days
        "2023-02-01T10:00, 2024-02-03T10:00, 1000.00 - 1*60.00 - 1*900.00 - 2*90.00/30",
        // a month clamped: from January 31 to February 28
        "2023-01-31T10:00, 2023-02-28T10:00, 1000.00 - 30*60.00/30 - 1*90.00",
    })
    @DisplayName("F3: the tier follows all days, years and months each stretch from its own first day")
    void stretchesAreSplitOnTheirOwn(String effective, String requested, String expected) {
        assertThat(resizedAt(effective, requested).refundAmount()).isEqualTo(money(expected));
    }

    @Test
    @DisplayName("F3: the explanation shows each stretch")
    void explanationShowsEachStretch() {
        assertThat(resizedAt("2023-01-11T10:00", "2023-01-31T10:00").explanation())
                .isEqualTo("1000.00 - 10 d × 60.00/31 × 1.5 - 20 d × 90.00/31 × 1.5 = 883.87 (30 days used)");
        assertThat(resizedAt("2023-02-01T10:00", "2024-02-03T10:00").explanation())
                .isEqualTo("1000.00 - 1 × 60.00 - 1 × 900.00 - 2 d × 90.00/30 = 34.00 (398 days used)");
    }

    @Test
    @DisplayName(
            "F3: of two resizes at one instant the later counts, by purchase and then by id; the other is never in effect")
    void laterOfTwoResizesAtOneInstantCounts() {
        String dearer = "60.00 + 5.00 + 5.00 - 4*60.00/31*1.5 - 7*90.00/31*1.5";
        String neverDearer = "60.00 + 5.00 + 5.00 - 11*60.00/31*1.5";

        // order id decides
        assertTwoResizes(
                resize("o-2", "s1").begins("2023-01-06T09:00").bought("2023-01-06T08:00"),
                resize("o-3", "s2").begins("2023-01-06T09:00").bought("2023-01-06T08:00"),
                dearer);
        assertTwoResizes(
                resize("o-2", "s2").begins("2023-01-06T09:00").bought("2023-01-06T08:00"),
                resize("o-3", "s1").begins("2023-01-06T09:00").bought("2023-01-06T08:00"),
                neverDearer);
        // purchase decides over order id
        assertTwoResizes(
                resize("o-3", "s1").begins("2023-01-06T09:00").bought("2023-01-06T08:00"),
                resize("o-2", "s2").begins("2023-01-06T09:00").bought("2023-01-06T08:00:01"),
                dearer);
        // one that lasted a second was in effect
        assertTwoResizes(
                resize("o-3", "s2").begins("2023-01-06T09:00").bought("2023-01-06T08:00:01"),
                resize("o-2", "s1").begins("2023-01-06T09:00:01").bought("2023-01-06T08:00"),
                "60.00 + 5.00 + 5.00 - 4*60.00/31*1.5 - 1*90.00/31*1.5 - 6*60.00/31*1.5");
    }

    private static void assertTwoResizes(OrderBuilder first, OrderBuilder second, String expected) {
        OrderBuilder base = order("o-1");

        assertThat(caseOf(instance(base, first.cash("5.00"), second.cash("5.00")))
                        .askedAt("2023-01-11T15:00")
                        .refundAmount())
                .isEqualTo(money(expected));
        assertThat(caseOf(instance(second, first, base))
                        .askedAt("2023-01-11T15:00")
                        .refundAmount())
                .isEqualTo(money(expected));
    }

    @Test
    @DisplayName("F3: there and back again are three stretches")
    void everyResizeMakesAStretch() {
        assertThat(caseOf(instance(
                                order("o-1"),
                                resize("o-2", "s2").begins("2023-01-04T10:00").cash("20.00"),
                                resize("o-3", "s1").begins("2023-01-09T10:00").cash("0.00")))
                        .askedAt("2023-01-11T15:00")
                        .refundAmount())
                .isEqualTo(money("60.00 + 20.00 - 3*60.00/31*1.5 - 5*90.00/31*1.5 - 3*60.00/31*1.5"));
    }

    @Test
    @DisplayName("F3: a resize bought but not in effect adds its cash and no stretch; bought later it adds nothing")
    void resizeToComeAddsItsCash() {
        OrderBuilder toCome = resize("o-2", "s2").begins("2023-01-12T10:00").cash("20.00");

        assertThat(caseOf(instance(order("o-1"), toCome.bought("2023-01-11T15:00")))
                        .askedAt("2023-01-11T15:00")
                        .refundAmount())
                .isEqualTo(money("60.00 + 20.00 - 11*60.00/31*1.5"));
        assertThat(caseOf(instance(order("o-1"), toCome.bought("2023-01-11T15:00:01")))
                        .askedAt("2023-01-11T15:00")
                        .refundAmount())
                .isEqualTo(money("60.00 - 11*60.00/31*1.5"));
    }

    @Test
    @DisplayName("F3: resizes count that reach past the term's start and begin before the end of the last term")
    void resizesThatReachIntoTheTermCount() {
        Ruling ruling = caseOf(instance(
                        order("o-1").begins("2022-12-01T10:00"),
                        // ends with the term before
                        resize("o-2", "s2")
                                .begins("2022-12-20T10:00")
                                .ends("2023-01-01T10:00")
                                .cash("1.00"),
                        renewal("o-3").bought("2022-12-02T10:00").begins("2023-01-01T10:00"),
                        resize("o-4", "s2").begins("2023-01-01T10:00").cash("10.00"),
                        // begins where the last term ends
                        resize("o-5", "s1")
                                .bought("2023-01-02T10:00")
                                .begins("2023-02-01T10:00")
                                .cash("100.00")))
                .askedAt("2023-01-11T15:00");

        assertThat(ruling.orderAmount()).isEqualTo(money("60.00 + 10.00"));
        assertThat(ruling.refundAmount()).isEqualTo(money("60.00 + 10.00 - 11*90.00/31*1.5"));
        assertThat(ruling.explanation())
                .contains(
                        "not refunded: 60.00 of o-1, whose term ended at 2023-01-01T10:00:00+08:00, 1.00 of o-2, whose term"
                                + " ended at 2023-01-01T10:00:00+08:00");
    }

    /** A year from 2022-01-01 10:00, another of 365 days behind it, and a resize that took effect in the first one. */
    private static Ruling resizedInTheTermBefore(String effective, OrderBuilder resize) {
        return caseOf(instance(
                        order("o-1").begins("2022-01-01T10:00").months(12).cash("600.00"),
                        renewal("o-2")
                                .bought("2022-12-01T10:00")
                                .begins("2023-01-01T10:00")
                                .months(12)
                                .cash("600.00"),
                        resize.begins(effective).ends("2024-01-01T10:00")))
                .askedAt("2023-02-01T10:00");
    }

    @Test
    @DisplayName("cash: of a resize that took effect in a term before only the part from the term's start on counts")
    void resizeOverTwoTermsCountsWithItsPart() {
        // in effect for 365 + 365 days, of which 365 are left at the term's start
        Ruling ruling =
                resizedInTheTermBefore("2022-01-01T10:00", resize("o-3", "s2").cash("99.99"));

        assertThat(ruling.orderAmount()).isEqualTo(money("600.00 + 99.99*365/730"));
        assertThat(ruling.refundAmount()).isEqualTo(money("600.00 + 50.00 - 1*90.00"));
        assertThat(ruling.explanation())
                .contains("of the 99.99 of o-3 the part from the term's start on counts: 50.00");
    }

    @Test
    @DisplayName("cash: the part of a resize that gave money back is rounded away from zero as well and lowers the sum")
    void negativePartLowersTheSum() {
        Ruling ruling =
                resizedInTheTermBefore("2022-01-01T10:00", resize("o-3", "s1").cash("-99.99"));

        assertThat(ruling.orderAmount()).isEqualTo(money("600.00 - 50.00"));
        assertThat(ruling.refundAmount()).isEqualTo(money("600.00 - 50.00 - 1*60.00"));
    }

    @Test
    @DisplayName(
            "cash: a resize counts from the start of the first term at the earliest, and with what is left at most")
    void partIsAtMostWhatIsLeft() {
        // bought before the first term begins, so all 730 days count
        assertThat(resizedInTheTermBefore(
                                "2021-06-01T10:00", resize("o-3", "s2").cash("100.00"))
                        .orderAmount())
                .isEqualTo(money("600.00 + 100.00*365/730"));
        assertThat(resizedInTheTermBefore(
                                "2022-01-01T10:00",
                                resize("o-3", "s2").cash("100.00").refundedAsFailed("70.00"))
                        .orderAmount())
                .isEqualTo(money("600.00 + 30.00"));
    }

    @Test
    @DisplayName("F3 beside: resizes that are postpaid, pending no longer or refunded change nothing")
    void onlyCompletedPrepaidResizesCount() {
        Ruling ruling = caseOf(instance(
                        order("o-1"),
                        resize("o-2", "s2").begins("2023-01-02T10:00").status(OrderStatus.REFUNDED),
                        resize("o-3", "s2").begins("2023-01-03T10:00").status(OrderStatus.CREATE_FAILED),
                        resize("o-4", "s2").begins("2023-01-04T10:00").refunded("1.00")))
                .askedAt("2023-01-11T15:00");

        assertThat(ruling.refundAmount()).isEqualTo(money("60.00 - 11*60.00/31*1.5"));
    }
}
