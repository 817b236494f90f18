package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reckon.policy.Moments.at;
import static reckon.policy.OrderBuilder.conversion;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.renewal;
import static reckon.policy.OrderBuilder.resize;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.facts.AcceptedRequest;
import reckon.facts.Order;
import reckon.facts.OrderStatus;
import reckon.money.Money;
import reckon.money.Points;

/** Rules A1 and A2: orders that are refunded without a request. */
class AutomaticRefundTest {
    private static final Policies POLICIES = new Policies(List.of(
            PolicyBuilder.published().called("first").build(),
            PolicyBuilder.published()
                    .called("second")
                    .validFrom("2023-01-01T00:00")
                    .build()));

    private static OrderBuilder failed() {
        return order("o-1")
                .status(OrderStatus.CREATE_FAILED)
                .bought("2023-01-01T09:30")
                .coupon("5.00");
    }

    private static DecisionLine refund(OrderBuilder order) {
        return new AutomaticRefund(order.build("i-1", "a-1", "BCC"), "GPU", null, null).decide(POLICIES);
    }

    @Test
    @DisplayName("A1: its cash comes back in full, for no points, whatever is known of the account")
    void cashComesBackInFull() {
        DecisionLine line = refund(failed());
        Order order = failed().build("i-1", "a-1", "BCC");

        assertThat(line)
                .isEqualTo(new DecisionLine(
                        null,
                        "o-1",
                        "a-1",
                        null,
                        "i-1",
                        "GPU",
                        DecisionKind.CREATE_FAILED,
                        at("2023-01-01T09:30"),
                        "second",
                        null,
                        new Ruling(
                                Decision.FULL,
                                Rule.A1,
                                null,
                                null,
                                false,
                                null,
                                Money.of("60.00"),
                                Money.of("60.00"),
                                Points.ZERO,
                                Calculation.sum(List.of(Money.of("60.00")))
                                        .with(
                                                List.of(Sentence.of(": the order's resource could not be created")),
                                                List.of(Sentence.of(
                                                        "coupons of {0} are not refunded", Money.of("5.00")))),
                                null,
                                List.of(new RefundLine(
                                        order,
                                        RefundKind.CREATE_FAILED,
                                        Money.of("60.00"),
                                        Money.of("60.00"),
                                        Points.ZERO)),
                                List.of())));
        assertThat(line.ruling().explanation())
                .isEqualTo("60.00: the order's resource could not be created; coupons of 5.00 are not refunded");
        LanguageTest.assertToldInChinese(line.ruling().grounds());
        assertThat(line.unsubscribes()).isFalse();
    }

    @Test
    @DisplayName("A1: the version in force at the purchase is named, as the purchase stands for the request")
    void versionInForceAtThePurchaseIsNamed() {
        assertThat(refund(failed().bought("2022-12-31T23:59:59.999999")).policyVersion())
                .isEqualTo("first");
        assertThat(refund(failed().bought("2023-01-01T00:00")).policyVersion()).isEqualTo("second");
    }

    @Test
    @DisplayName("A1 I2: what was returned on the order before is not returned again")
    void whatWasReturnedBeforeIsNotReturnedAgain() {
        Ruling ruling = refund(failed().refundedAsFailed("45.50")).ruling();

        assertThat(ruling.refundAmount()).isEqualTo(Money.of("14.50"));
        assertThat(ruling.explanation())
                .isEqualTo("60.00 - 45.50 returned before = 14.50: the order's resource could not be created;"
                        + " coupons of 5.00 are not refunded");
        assertThat(ruling.refunds()).singleElement().satisfies(line -> {
            assertThat(line.refundAmount()).isEqualTo(Money.of("14.50"));
            assertThat(line.refundedBefore()).isEqualTo(Money.of("45.50"));
            assertThat(line.orderAmount()).isEqualTo(Money.of("14.50"));
        });
    }

    @Test
    @DisplayName("A1: an order that has no cash left to return is a mistake of the caller")
    void nothingLeftToReturnIsAMistake() {
        for (OrderBuilder order : new OrderBuilder[] {failed().cash("0.00"), failed().refundedAsFailed("60.00")}) {
            assertThatThrownBy(() -> refund(order))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("order o-1 is not refunded without a request");
        }
    }

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, names = "CREATE_FAILED", mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("A1: an order of any other status is a mistake of the caller")
    void otherOrdersAreAMistake(OrderStatus status) {
        assertThatThrownBy(() -> refund(failed().status(status))).isInstanceOf(IllegalArgumentException.class);
    }

    private static final AcceptedRequest GIVEN_BACK = new AcceptedRequest("q-1", at("2023-01-03T10:00"));

    private static DecisionLine notDelivered(OrderBuilder order) {
        return new AutomaticRefund(order.build("i-1", "a-1", "BCC"), "BCC", "a-1", GIVEN_BACK).decide(POLICIES);
    }

    @Test
    @DisplayName("A2: what was bought after its resource was given back comes back in full, for no points")
    void whatWasBoughtTooLateComesBack() {
        for (OrderBuilder order : List.of(renewal("o-2"), resize("o-2", "s2"))) {
            DecisionLine line = notDelivered(order.bought("2023-01-03T10:00:00.000001"));

            assertThat(line.kind()).isEqualTo(DecisionKind.NOT_DELIVERED);
            assertThat(line.requestId()).isNull();
            assertThat(line.submittedAt()).isEqualTo(at("2023-01-03T10:00:00.000001"));
            assertThat(line.pointsBefore()).isNull();
            assertThat(line.unsubscription()).isNull();
            assertThat(line.ruling().rule()).isEqualTo(Rule.A2);
            assertThat(line.ruling().decision()).isEqualTo(Decision.FULL);
            assertThat(line.ruling().usageDays()).isNull();
            assertThat(line.ruling().refundAmount()).isEqualTo(Money.of("60.00"));
            assertThat(line.ruling().pointsSpent()).isEqualTo(Points.ZERO);
            assertThat(line.ruling().refunds()).singleElement().satisfies(refund -> assertThat(refund.kind())
                    .isEqualTo(RefundKind.NOT_DELIVERED));
            LanguageTest.assertToldInChinese(line.ruling().grounds());
            assertThat(line.ruling().explanation())
                    .isEqualTo("60.00: bought after the request q-1 of 2023-01-03T10:00:00+08:00 had unsubscribed the"
                            + " resource, so nothing can be delivered for it");
        }
    }

    @Test
    @DisplayName(
            "A2: what was bought by then, is no renewal or resize, is not completed or not prepaid is not refunded")
    void otherOrdersAreNotRefundedByRuleA2() {
        for (OrderBuilder order : List.of(
                renewal("o-2").bought("2023-01-03T10:00"),
                order("o-2").bought("2023-01-04T10:00"),
                conversion("o-2").bought("2023-01-04T10:00"),
                renewal("o-2").bought("2023-01-04T10:00").postpaid(),
                resize("o-2", "s2").bought("2023-01-04T10:00").postpaid(),
                renewal("o-2").bought("2023-01-04T10:00").status(OrderStatus.PENDING),
                resize("o-2", "s2").bought("2023-01-04T10:00").status(OrderStatus.REFUNDED),
                renewal("o-2").bought("2023-01-04T10:00").cash("0.00"),
                resize("o-2", "s2").bought("2023-01-04T10:00").cash("-5.00"))) {
            assertThatThrownBy(() -> notDelivered(order)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @DisplayName("A1: the refund is all that comes of it: no points move and no account waits")
    void nothingElseComesOfIt() {
        DecisionLine line = refund(failed());

        assertThat(CaseOutcome.of(line)).isEqualTo(new CaseOutcome(List.of(line), List.of(), List.of()));
    }
}
