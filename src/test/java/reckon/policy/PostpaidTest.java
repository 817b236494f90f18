package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.Arithmetic.money;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.OrderBuilder.conversion;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.renewal;
import static reckon.policy.ResourceBuilder.instance;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reckon.facts.OrderStatus;

/** Rules E06 and C2: whether a resource is postpaid when it is asked for, and what a conversion changes. */
class PostpaidTest {
    private static final String CONVERTED = "2023-01-10T10:00";

    /** Postpaid since 2022. */
    private static OrderBuilder onDemand() {
        return order("o-1").postpaid().begins("2022-06-01T10:00").cash("0.00");
    }

    @Test
    @DisplayName("E06: a postpaid resource has nothing to refund")
    void postpaidIsRejected() {
        Ruling ruling = caseOf(instance(onDemand())).askedAt("2023-01-11T15:00");

        assertThat(ruling.reason()).isEqualTo(Reason.POSTPAID);
        assertThat(ruling.explanation())
                .isEqualTo("the resource is postpaid: there is nothing to refund, it can be released instead");
    }

    @Test
    @DisplayName("E06: a postpaid order without an effective time counts from its purchase, and from no later")
    void postpaidOrderWithoutTimeCountsFromItsPurchase() {
        OrderBuilder bought = order("o-1").postpaid().withoutTerm("2023-01-11T15:00");

        assertThat(caseOf(instance(bought)).askedAt("2023-01-11T15:00").reason())
                .isEqualTo(Reason.POSTPAID);
        assertThat(caseOf(instance(bought)).askedAt("2023-01-11T14:59:59").reason())
                .isEqualTo(Reason.NO_ORDER);
    }

    @Test
    @DisplayName("E06: a conversion takes effect at its effective time, not a second earlier")
    void conversionCountsFromItsEffectiveTime() {
        CaseBuilder before = caseOf(instance(
                onDemand(), conversion("o-2").bought("2023-01-10T09:00").begins(CONVERTED)));
        CaseBuilder then = caseOf(instance(
                onDemand(), conversion("o-2").bought("2023-01-10T09:00").begins(CONVERTED)));

        assertThat(before.askedAt("2023-01-10T09:59:59").reason()).isEqualTo(Reason.POSTPAID);
        assertThat(then.askedAt(CONVERTED).decision()).isEqualTo(Decision.PARTIAL);
    }

    @Test
    @DisplayName(
            "E06: a conversion that is pending or failed leaves the resource postpaid, even where it is its only order")
    void unfinishedConversionLeavesItPostpaid() {
        for (OrderStatus status : new OrderStatus[] {OrderStatus.PENDING, OrderStatus.CREATE_FAILED}) {
            OrderBuilder unfinished =
                    conversion("o-2").withoutTerm("2023-01-10T09:00").status(status);

            assertThat(caseOf(instance(onDemand(), unfinished))
                            .askedAt("2023-01-11T15:00")
                            .reason())
                    .isEqualTo(Reason.POSTPAID);
            assertThat(caseOf(instance(unfinished)).askedAt("2023-01-11T15:00").reason())
                    .isEqualTo(Reason.POSTPAID);
        }
    }

    @Test
    @DisplayName("E06: a conversion that begins later leaves the resource postpaid where no other order says so")
    void conversionToComeLeavesItPostpaid() {
        OrderBuilder toCome = conversion("o-2").bought("2023-01-10T09:00").begins("2023-01-20T10:00");

        assertThat(caseOf(instance(toCome)).askedAt("2023-01-20T09:59:59").reason())
                .isEqualTo(Reason.POSTPAID);
    }

    @Test
    @DisplayName("E06 beside: while a prepaid term runs, a further conversion to come does not make it postpaid")
    void furtherConversionIsAnUnusedRenewal() {
        Ruling ruling = caseOf(instance(
                        order("o-1").begins("2023-01-01T10:00"),
                        conversion("o-2").bought("2023-01-10T09:00").begins("2023-02-01T10:00")))
                .askedAt("2023-01-11T15:00");

        // 11 days of January, and the conversion's 60.00 in full
        assertThat(ruling.refundAmount()).isEqualTo(money("60.00 - 11*60.00/31*1.5 + 60.00"));
    }

    @Test
    @DisplayName("E06: a conversion bought after the request is not looked at")
    void conversionBoughtLaterIsNotLookedAt() {
        OrderBuilder later =
                conversion("o-2").withoutTerm("2023-01-11T15:00:01").status(OrderStatus.PENDING);

        assertThat(caseOf(instance(order("o-1").begins("2022-12-01T10:00"), later))
                        .askedAt("2023-01-11T15:00")
                        .reason())
                .isEqualTo(Reason.EXPIRED);
    }

    @Test
    @DisplayName("E06: what began last decides: prepaid, then postpaid again")
    void backToPostpaidIsRejected() {
        CaseBuilder goneBack = caseOf(instance(
                order("o-1").begins("2022-10-01T10:00").months(6),
                order("o-2").postpaid().begins("2022-12-01T10:00")));

        assertThat(goneBack.askedAt("2023-01-11T15:00").reason()).isEqualTo(Reason.POSTPAID);
    }

    @Test
    @DisplayName(
            "E06 beside: while a prepaid term runs, a change to postpaid that has not taken effect leaves it prepaid")
    void changeToPostpaidCountsFromItsEffect() {
        OrderBuilder prepaid = order("o-1").begins("2023-01-01T10:00").cash("200.00");
        OrderBuilder change = order("o-2").postpaid().bought("2023-01-05T10:00").begins("2023-01-20T10:00");

        assertThat(caseOf(instance(prepaid, change))
                        .askedAt("2023-01-20T09:59:59")
                        .decision())
                .isEqualTo(Decision.PARTIAL);
        assertThat(caseOf(instance(prepaid, change)).askedAt("2023-01-20T10:00").reason())
                .isEqualTo(Reason.POSTPAID);
    }

    @Test
    @DisplayName("E13 beside E06: a change to postpaid that is pending is a pending order, the resource being prepaid")
    void pendingChangeToPostpaidIsAPendingOrder() {
        OrderBuilder pending =
                order("o-2").postpaid().withoutTerm("2023-01-05T10:00").status(OrderStatus.PENDING);

        assertThat(caseOf(instance(order("o-1").begins("2023-01-01T10:00"), pending))
                        .askedAt("2023-01-11T15:00")
                        .reason())
                .isEqualTo(Reason.PENDING_ORDER);
        assertThat(caseOf(instance(order("o-1").begins("2022-12-01T10:00"), pending))
                        .askedAt("2023-01-11T15:00")
                        .reason())
                .isEqualTo(Reason.POSTPAID);
    }

    @Test
    @DisplayName("E06: a postpaid order that is pending or begins later is all there is: the resource is postpaid")
    void postpaidOrderToComeIsPostpaid() {
        OrderBuilder toCome = order("o-1").postpaid().bought("2023-01-05T10:00").begins("2023-01-20T10:00");

        assertThat(caseOf(instance(toCome)).askedAt("2023-01-11T15:00").reason())
                .isEqualTo(Reason.POSTPAID);
        assertThat(caseOf(instance(toCome.status(OrderStatus.PENDING)))
                        .askedAt("2023-01-11T15:00")
                        .reason())
                .isEqualTo(Reason.POSTPAID);
    }

    @Test
    @DisplayName("E06 beside: a postpaid order that was refunded or not bought yet changes nothing")
    void refundedPostpaidOrderIsNotLookedAt() {
        OrderBuilder prepaid = order("o-1").begins("2023-01-01T10:00");
        OrderBuilder refunded =
                order("o-2").postpaid().begins("2023-01-05T10:00").status(OrderStatus.REFUNDED);
        OrderBuilder later = order("o-3").postpaid().begins("2023-01-11T15:00:01");

        assertThat(caseOf(instance(prepaid, refunded, later))
                        .askedAt("2023-01-11T15:00")
                        .decision())
                .isEqualTo(Decision.PARTIAL);
    }

    @Test
    @DisplayName("E06 beside: a conversion that was refunded no longer says that the resource is postpaid")
    void refundedConversionIsOver() {
        OrderBuilder refunded = conversion("o-1").begins("2023-01-20T10:00").bought("2023-01-10T09:00");

        assertThat(caseOf(instance(refunded.status(OrderStatus.REFUNDED)))
                        .askedAt("2023-01-11T15:00")
                        .reason())
                .isEqualTo(Reason.ALREADY_UNSUBSCRIBED);
    }

    @Test
    @DisplayName("C2: from its effective time a conversion is refunded by F3, for its own cash and days alone")
    void conversionIsRefundedByItsOwnTerm() {
        Ruling ruling = caseOf(instance(
                        onDemand().cash("500.00"),
                        conversion("o-2").begins(CONVERTED).cash("60.00"),
                        renewal("o-3")
                                .bought("2023-01-11T10:00")
                                .begins("2023-02-10T10:00")
                                .cash("55.00")))
                .askedAt("2023-01-12T12:00");

        // three started days of the month from January 10 to February 10, which has 31 days
        assertThat(ruling.rule()).isEqualTo(Rule.F3);
        assertThat(ruling.orderAmount()).isEqualTo(money("60.00 + 55.00"));
        assertThat(ruling.refundAmount()).isEqualTo(money("60.00 - 3*60.00/31*1.5 + 55.00"));
    }
}
