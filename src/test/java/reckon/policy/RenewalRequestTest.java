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

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reckon.facts.OrderStatus;
import reckon.money.Points;

/** Rules F1 and R3: only the unused renewals are given back, and the resource's end moves. */
class RenewalRequestTest {
    private static final String REQUESTED = "2023-01-11T15:00";

    private static OrderBuilder next(String id, String begins) {
        return renewal(id).bought("2023-01-05T10:00").begins(begins);
    }

    @Test
    @DisplayName("F1: every renewal not begun comes back in full, for no points, no price and no chance")
    void unusedRenewalsComeBackInFull() {
        CaseBuilder builder = caseOf(instance(
                        order("o-1").spec(null),
                        next("o-3", "2023-03-01T10:00").cash("50.00").coupon("1.00"),
                        next("o-2", "2023-02-01T10:00").cash("55.00").spec(null)))
                .points("0.00", "2023-01");
        Ruling ruling = builder.renewalsAskedAt(REQUESTED);

        assertThat(ruling.decision()).isEqualTo(Decision.RENEWAL);
        assertThat(ruling.rule()).isEqualTo(Rule.F1);
        assertThat(ruling.reason()).isNull();
        assertThat(ruling.usageDays()).isNull();
        assertThat(ruling.refundAmount()).isEqualTo(money("55.00 + 50.00"));
        assertThat(ruling.orderAmount()).isEqualTo(money("55.00 + 50.00"));
        assertThat(ruling.pointsSpent()).isEqualTo(Points.ZERO);
        assertThat(ruling.refunds()).extracting(RefundLine::orderId).containsExactly("o-2", "o-3");
        assertThat(ruling.refunds()).allMatch(line -> line.kind() == RefundKind.RENEWAL);
        assertThat(ruling.explanation())
                .isEqualTo("55.00 + 50.00 = 105.00: unused renewals in full; coupons of 1.00 are not refunded");
        assertThat(builder.movements()).isEmpty();
        assertThat(builder.line("q-1").unsubscribes()).isFalse();
    }

    @Test
    @DisplayName("F1: a renewal that only coupons paid for is taken as well, for 0.00, and cannot be given back again")
    void aRenewalPaidByCouponsAloneIsTakenToo() {
        CaseBuilder builder = caseOf(instance(
                        order("o-1"),
                        next("o-2", "2023-02-01T10:00").cash("50.00"),
                        next("o-3", "2023-03-01T10:00").cash("0.00").coupon("60.00")))
                .asksForRenewals("q-1", "i-1", REQUESTED)
                .asksForRenewals("q-2", "i-1", "2023-01-11T16:00");

        assertThat(builder.line("q-1").ruling().refunds())
                .extracting(RefundLine::orderId)
                .containsExactly("o-2");
        assertThat(builder.line("q-1").ruling().renewalsWithoutCash()).containsExactly("o-3");
        assertThat(builder.line("q-2").ruling().reason()).isEqualTo(Reason.NO_UNUSED_RENEWAL);
    }

    @Test
    @DisplayName("R3: the resource then ends with the last term that is left")
    void resourceEndsWithTheLastTermLeft() {
        Ruling none =
                caseOf(instance(order("o-1"), next("o-2", "2023-02-01T10:00"))).renewalsAskedAt(REQUESTED);
        Ruling further = caseOf(instance(
                        order("o-1"),
                        next("o-2", "2023-02-01T10:00"),
                        order("o-3").bought("2023-01-06T10:00").begins("2023-03-01T10:00"),
                        next("o-4", "2023-04-01T10:00")))
                .renewalsAskedAt(REQUESTED);

        assertThat(none.resourceEnd()).isEqualTo(at("2023-02-01T10:00"));
        assertThat(further.resourceEnd()).isEqualTo(at("2023-04-01T10:00"));
    }

    @Test
    @DisplayName("R3: where no other term is left no end is known")
    void withoutATermLeftThereIsNoEnd() {
        assertThat(caseOf(instance(next("o-2", "2023-02-01T10:00")))
                        .renewalsAskedAt(REQUESTED)
                        .resourceEnd())
                .isNull();
    }

    @Test
    @DisplayName("F1: a further NEW or CONVERT is no renewal")
    void furtherPurchasesAreNotGivenBack() {
        Ruling ruling = caseOf(instance(
                        order("o-1"),
                        order("o-2").bought("2023-01-05T10:00").begins("2023-02-01T10:00"),
                        conversion("o-3").bought("2023-01-05T10:00").begins("2023-03-01T10:00")))
                .renewalsAskedAt(REQUESTED);

        assertThat(ruling.reason()).isEqualTo(Reason.NO_UNUSED_RENEWAL);
        assertThat(ruling.rule()).isEqualTo(Rule.F1);
        assertThat(ruling.explanation()).isEqualTo("no renewal is left whose term has not begun");
    }

    @Test
    @DisplayName("F1: a renewal whose term begins with the request has begun")
    void renewalThatBeginsWithTheRequestHasBegun() {
        CaseBuilder builder = caseOf(instance(order("o-1"), next("o-2", "2023-02-01T10:00")));
        CaseBuilder earlier = caseOf(instance(order("o-1"), next("o-2", "2023-02-01T10:00")));

        assertThat(builder.renewalsAskedAt("2023-02-01T10:00").reason()).isEqualTo(Reason.NO_UNUSED_RENEWAL);
        assertThat(earlier.renewalsAskedAt("2023-02-01T09:59:59.999999").decision())
                .isEqualTo(Decision.RENEWAL);
    }

    @Test
    @DisplayName("F1: a renewal bought after the request or refunded already is not given back")
    void onlyWhatWasBoughtAndNotRefundedIsGivenBack() {
        Ruling ruling = caseOf(instance(
                        order("o-1"),
                        next("o-2", "2023-02-01T10:00").status(OrderStatus.REFUNDED),
                        next("o-3", "2023-03-01T10:00").refunded("60.00"),
                        next("o-4", "2023-04-01T10:00").bought("2023-01-11T15:00:01")))
                .renewalsAskedAt(REQUESTED);

        assertThat(ruling.reason()).isEqualTo(Reason.NO_UNUSED_RENEWAL);
    }

    @Test
    @DisplayName(
            "F1: a resize bought after any of the renewals or with it stands in the way, one bought before it does not")
    void resizeAfterARenewalStandsInTheWay() {
        assertThat(resizedAt("2023-01-05T09:59:59").decision()).isEqualTo(Decision.RENEWAL);
        Ruling between = resizedAt("2023-01-05T10:00");
        assertThat(between.reason()).isEqualTo(Reason.RENEWAL_AFTER_RESIZE);
        assertThat(between.rule()).isEqualTo(Rule.F1);
        assertThat(between.explanation())
                .isEqualTo("the resource was resized (o-4) after the renewal o-2 or at the same time");
        assertThat(resizedAt("2023-01-11T15:00").reason()).isEqualTo(Reason.RENEWAL_AFTER_RESIZE);
        assertThat(resizedAt("2023-01-11T15:00:01").decision()).isEqualTo(Decision.RENEWAL);
    }

    /** Renewals were bought on January 5 and 7. */
    private static Ruling resizedAt(String bought) {
        return caseOf(instance(
                        order("o-1"),
                        next("o-2", "2023-02-01T10:00"),
                        next("o-3", "2023-03-01T10:00").bought("2023-01-07T10:00"),
                        resize("o-4", "s2").bought(bought).begins("2023-01-12T10:00")))
                .renewalsAskedAt(REQUESTED);
    }

    @Test
    @DisplayName("F1 beside: where no renewal is left a resize does not matter")
    void resizeWithoutRenewalsDoesNotMatter() {
        assertThat(caseOf(instance(order("o-1"), resize("o-2", "s2").begins("2023-01-05T10:00")))
                        .renewalsAskedAt(REQUESTED)
                        .reason())
                .isEqualTo(Reason.NO_UNUSED_RENEWAL);
    }

    @Test
    @DisplayName("F1 F5: renewals that were paid with coupons alone return nothing")
    void renewalsPaidWithCouponsReturnNothing() {
        Ruling ruling = caseOf(instance(
                        order("o-1"),
                        next("o-2", "2023-02-01T10:00").cash("0.00").coupon("60.00")))
                .renewalsAskedAt(REQUESTED);

        assertThat(ruling.reason()).isEqualTo(Reason.ZERO_REFUND);
        assertThat(ruling.resourceEnd()).isNull();
    }

    @Test
    @DisplayName("F1: what was given back is not given back again")
    void renewalsAreGivenBackOnce() {
        CaseBuilder twice = caseOf(instance(order("o-1"), next("o-2", "2023-02-01T10:00")))
                .asksForRenewals("q-1", "i-1", REQUESTED)
                .asksForRenewals("q-2", "i-1", "2023-01-11T15:01");

        assertThat(twice.ruling("q-1").decision()).isEqualTo(Decision.RENEWAL);
        assertThat(twice.ruling("q-2").reason()).isEqualTo(Reason.NO_UNUSED_RENEWAL);
    }

    @Test
    @DisplayName("F1: a first RENEW that has not begun is a renewal not begun")
    void firstRenewThatHasNotBegunIsGivenBack() {
        assertThat(caseOf(instance(next("o-2", "2023-02-01T10:00")))
                        .renewalsAskedAt(REQUESTED)
                        .decision())
                .isEqualTo(Decision.RENEWAL);
    }
}
