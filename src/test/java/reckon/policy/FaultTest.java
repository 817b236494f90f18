package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.Arithmetic.money;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.renewal;
import static reckon.policy.OrderBuilder.resize;
import static reckon.policy.ResourceBuilder.instance;
import static reckon.policy.ResourceBuilder.resource;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reckon.facts.DataFaults;
import reckon.facts.OrderStatus;
import reckon.facts.OrderType;
import reckon.facts.RejectedLine;
import reckon.money.Money;
import reckon.money.Points;

/** Rule I3: faults in the data hold a request and cost nothing. */
class FaultTest {
    private static final String REQUESTED = "2023-01-11T15:00";

    private static void assertHeld(Ruling ruling, Reason fault, String explanation) {
        assertThat(ruling.decision()).isEqualTo(Decision.HELD);
        assertThat(ruling.rule()).isEqualTo(Rule.I3);
        assertThat(ruling.reason()).isEqualTo(fault);
        assertThat(ruling.explanation()).isEqualTo("held: " + explanation);
        assertThat(ruling.refunds()).isEmpty();
        assertThat(ruling.refundAmount()).isEqualTo(Money.ZERO);
        assertThat(ruling.pointsSpent()).isEqualTo(Points.ZERO);
        assertThat(ruling.orderAmount()).isNull();
        assertThat(ruling.usageDays()).isNull();
    }

    @Test
    @DisplayName("I3: no line about the account")
    void unknownAccountIsHeld() {
        DecisionLine line = caseOf(instance(order("o-1")))
                .unknownAccount()
                .asks("q-1", "i-1", REQUESTED)
                .line("q-1");

        assertHeld(
                line.ruling(),
                Reason.ACCOUNT_UNKNOWN,
                "no line about account a-1 was ever delivered: deliver it in a file of accounts");
        assertThat(line.pointsBefore()).isNull();
        assertThat(line.userId()).isNull();
        assertThat(line.product()).isNull();
        assertThat(line.policyVersion()).isEqualTo("baidu-bcc-2025-10-20");
    }

    @Test
    @DisplayName("I3: an unknown account has no movements of points")
    void unknownAccountMovesNoPoints() {
        assertThat(caseOf(instance(order("o-1")))
                        .unknownAccount()
                        .asks("q-1", "i-1", REQUESTED)
                        .movements())
                .isEmpty();
    }

    @Test
    @DisplayName("I3: orders of another account for the resource, whatever their status but CREATE_FAILED")
    void orderOfAnotherAccountHolds() {
        OrderBuilder other = order("o-2").account("a-2").begins("2022-11-01T10:00");
        OrderBuilder another = order("o-3").account("a-3").begins("2022-10-01T10:00");

        assertHeld(
                caseOf(instance(order("o-1"), other, another)).askedAt(REQUESTED),
                Reason.ACCOUNT_MISMATCH,
                "orders for the resource are of another account: o-3, o-2. Deliver these orders, or the resource, with the"
                        + " right account");
        assertThat(caseOf(instance(order("o-1"), order("o-2").account("a-2").status(OrderStatus.CREATE_FAILED)))
                        .askedAt(REQUESTED)
                        .decision())
                .isEqualTo(Decision.PARTIAL);
        assertThat(caseOf(instance(order("o-1"), order("o-2").account("a-2").bought("2023-01-11T15:00:01")))
                        .askedAt(REQUESTED)
                        .decision())
                .isEqualTo(Decision.PARTIAL);
    }

    @Test
    @DisplayName("I3: a resource with a line and no order, or only orders bought after the request")
    void resourceWithoutOrdersIsHeld() {
        String explanation =
                "no order for the resource was bought by 2023-01-11T15:00:00+08:00. Deliver its orders in a"
                        + " file of orders";

        assertHeld(caseOf(instance()).askedAt(REQUESTED), Reason.NO_ORDER, explanation);
        assertHeld(
                caseOf(instance(order("o-1").bought("2023-01-11T15:00:01"))).askedAt(REQUESTED),
                Reason.NO_ORDER,
                explanation);
        assertHeld(caseOf(instance()).renewalsAskedAt(REQUESTED), Reason.NO_ORDER, explanation);
    }

    @Test
    @DisplayName("I3: two terms that cover the instant of the request, for either kind of request")
    void twoCurrentTermsHold() {
        OrderBuilder[] both = {order("o-1"), renewal("o-2").begins("2023-01-05T10:00")};
        String explanation =
                "more than one term covers 2023-01-11T15:00:00+08:00: those of the orders o-1, o-2. Deliver these"
                        + " orders with the right times";

        assertHeld(caseOf(instance(both)).askedAt(REQUESTED), Reason.TWO_CURRENT_TERMS, explanation);
        assertHeld(caseOf(instance(both)).renewalsAskedAt(REQUESTED), Reason.TWO_CURRENT_TERMS, explanation);
    }

    @Test
    @DisplayName(
            "I3: the terms that cover the instant are named in the order of their starts, whichever was bought first")
    void currentTermsAreNamedByTheirStarts() {
        OrderBuilder boughtFirst = renewal("o-2").bought("2022-12-20T10:00").begins("2023-01-05T10:00");

        assertThat(caseOf(instance(boughtFirst, order("o-1")))
                        .askedAt(REQUESTED)
                        .explanation())
                .contains("those of the orders o-1, o-2");
    }

    @Test
    @DisplayName("I3: any two terms that overlap, past or to come, for either kind of request")
    void overlappingTermsHold() {
        String overlap =
                "terms of the resource overlap: those of the orders o-1, o-2. Deliver these orders with the right"
                        + " times";
        OrderBuilder[] past = {
            order("o-1").begins("2022-10-01T10:00"), renewal("o-2").begins("2022-10-31T09:59:59"), order("o-3")
        };
        OrderBuilder[] toCome = {
            order("o-1"), renewal("o-2").bought(REQUESTED).begins("2023-01-31T10:00"),
        };

        assertHeld(caseOf(instance(past)).askedAt(REQUESTED), Reason.OVERLAPPING_TERMS, overlap);
        assertHeld(caseOf(instance(toCome)).askedAt(REQUESTED), Reason.OVERLAPPING_TERMS, overlap);
        assertHeld(caseOf(instance(toCome)).renewalsAskedAt(REQUESTED), Reason.OVERLAPPING_TERMS, overlap);
    }

    @Test
    @DisplayName("I3 beside: terms that touch do not overlap, nor does one that was refunded")
    void touchingTermsDoNotOverlap() {
        assertThat(caseOf(instance(
                                order("o-1"),
                                renewal("o-2").bought(REQUESTED).begins("2023-02-01T10:00"),
                                renewal("o-3")
                                        .bought(REQUESTED)
                                        .begins("2023-02-01T10:00")
                                        .status(OrderStatus.REFUNDED)))
                        .askedAt(REQUESTED)
                        .decision())
                .isEqualTo(Decision.PARTIAL);
    }

    @Test
    @DisplayName("I3: a gap between terms, whether a NEW or a RENEW follows it")
    void gapBetweenTermsHolds() {
        for (OrderType next : new OrderType[] {OrderType.NEW, OrderType.RENEW}) {
            assertHeld(
                    caseOf(instance(
                                    order("o-1").begins("2022-12-01T10:00"),
                                    order("o-2")
                                            .type(next)
                                            .bought("2022-12-20T10:00")
                                            .begins("2023-01-20T10:00")))
                            .askedAt(REQUESTED),
                    Reason.NO_CURRENT_TERM,
                    "no term covers 2023-01-11T15:00:00+08:00: the term of o-1 ended at 2023-01-01T10:00:00+08:00 and that of"
                            + " o-2 begins at 2023-01-20T10:00:00+08:00. Deliver the order that is missing, or these with"
                            + " the right times");
        }
    }

    @Test
    @DisplayName("I3: where no term has begun, a first NEW is the current one, and a first RENEW is none")
    void firstTermToComeMustBeNew() {
        OrderBuilder toCome = order("o-1").bought("2022-12-01T10:00").begins("2023-01-20T10:00");
        OrderBuilder next = order("o-2").bought("2022-12-02T10:00").begins("2023-02-20T10:00");

        assertThat(caseOf(instance(next, toCome)).askedAt(REQUESTED).refundAmount())
                .isEqualTo(money("60.00 + 60.00"));
        assertThat(caseOf(instance(next, toCome.type(OrderType.RENEW)))
                        .askedAt(REQUESTED)
                        .reason())
                .isEqualTo(Reason.NO_CURRENT_TERM);
    }

    @Test
    @DisplayName("I3: a resource whose only order is a RESIZE has no term")
    void resizeAloneMakesNoTerm() {
        assertThat(caseOf(instance(resize("o-1", "s2"))).askedAt(REQUESTED).reason())
                .isEqualTo(Reason.NO_CURRENT_TERM);
    }

    @Test
    @DisplayName("I3 beside: a current term that is a RENEW, its NEW never delivered, is a current term")
    void renewalAloneCanBeTheCurrentTerm() {
        assertThat(caseOf(instance(renewal("o-1"))).askedAt(REQUESTED).refundAmount())
                .isEqualTo(money("60.00 - 11*60.00/31*1.5"));
    }

    @Test
    @DisplayName("I3 beside: a current term is not asked for where only renewals are given back")
    void renewalsNeedNoCurrentTerm() {
        assertThat(caseOf(instance(
                                order("o-1").begins("2022-12-01T10:00"),
                                renewal("o-2").bought("2022-12-20T10:00").begins("2023-01-20T10:00")))
                        .renewalsAskedAt(REQUESTED)
                        .decision())
                .isEqualTo(Decision.RENEWAL);
    }

    @Test
    @DisplayName("I3: a rejected price of which product or spec could not be read may be any that fits the rest")
    void priceOfAnUnreadableProductOrSpecMayBeAnyThatFits() {
        RejectedLine line = new RejectedLine("prices.csv", 3, "spec", LocalDate.of(2023, 1, 10));

        assertThat(reasonWith(faults -> faults.addPrice("BCC", null, 1, line))).isEqualTo(Reason.LINE_REJECTED);
        assertThat(reasonWith(faults -> faults.addPrice(null, "s1", 1, line))).isEqualTo(Reason.LINE_REJECTED);
        assertThat(reasonWith(faults -> faults.addPrice(null, null, 1, line))).isEqualTo(Reason.LINE_REJECTED);
        assertThat(reasonWith(faults -> faults.addPrice("CDS", null, 1, line))).isNull();
        assertThat(reasonWith(faults -> faults.addPrice(null, "s2", 1, line))).isNull();
        assertThat(reasonWith(faults -> faults.addPrice(null, null, 12, line))).isNull();
    }

    private static @Nullable Reason reasonWith(Consumer<DataFaults> fault) {
        return caseOf(instance(order("o-1"))).fault(fault).askedAt(REQUESTED).reason();
    }

    @Test
    @DisplayName("I3: what was held is decided when the data is there, at no disadvantage")
    void heldRequestIsDecidedLater() {
        CaseBuilder held = caseOf(instance(order("o-1").spec("s3"))).businessDate("2023-01-20");
        CaseBuilder later = caseOf(instance(order("o-1").spec("s3")))
                .prices(PriceList.usual().with("BCC", "s3", 1, "60.00"))
                .businessDate("2023-01-21");

        assertThat(held.askedAt(REQUESTED).decision()).isEqualTo(Decision.HELD);
        assertThat(held.movements()).noneMatch(movement -> movement.kind() == Movement.Kind.SPEND);
        assertThat(later.askedAt(REQUESTED).refundAmount()).isEqualTo(money("60.00 - 11*60.00/31*1.5"));
    }

    @Test
    @DisplayName("I3 and section 10: a line that is held shows the points of its own night")
    void heldLineShowsThePointsOfItsNight() {
        CaseBuilder held = caseOf(instance(order("o-1").spec(null)))
                .points("7.00", "2023-03")
                .asks("q-1", "i-1", REQUESTED)
                .businessDate("2023-03-20");

        assertThat(held.line("q-1").ruling().decision()).isEqualTo(Decision.HELD);
        assertThat(held.line("q-1").pointsBefore()).isEqualTo(Points.of("7.00"));
    }

    @Test
    @DisplayName("I3: a fault comes before what the refund rules would reject")
    void faultComesBeforeTheRefundRules() {
        ResourceBuilder used = resource("p-1", "USAGE_PACKAGE")
                .orders(order("o-1"), renewal("o-2").begins("2023-01-05T10:00"))
                .packageUsed();

        assertThat(caseOf(used).askedAt(REQUESTED).reason()).isEqualTo(Reason.TWO_CURRENT_TERMS);
    }
}
