package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reckon.policy.Moments.at;
import static reckon.policy.OrderBuilder.order;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.money.Money;
import reckon.money.Points;

/** Rule A1: an order whose resource was never created is refunded without a request. */
class FailedCreationTest {
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
        return new FailedCreation(order.build("i-1", "a-1", "BCC"), "GPU", null).refund(POLICIES);
    }

    @Test
    @DisplayName("A1: its cash comes back in full, for no points, whatever is known of the account")
    void cashComesBackInFull() {
        DecisionLine line = refund(failed());

        assertThat(line)
                .isEqualTo(new DecisionLine(
                        null,
                        "o-1",
                        "a-1",
                        null,
                        "i-1",
                        "GPU",
                        null,
                        at("2023-01-01T09:30"),
                        "second",
                        null,
                        new Ruling(
                                Decision.FULL,
                                Rule.A1,
                                null,
                                null,
                                Money.of("60.00"),
                                Money.of("60.00"),
                                Points.ZERO,
                                "60.00: the order's resource could not be created",
                                null,
                                List.of(new RefundLine(
                                        "o-1",
                                        RefundKind.CREATE_FAILED,
                                        Money.of("60.00"),
                                        Money.ZERO,
                                        Money.of("60.00"),
                                        Points.ZERO)),
                                List.of()),
                        false));
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
        Ruling ruling = refund(failed().refunded("45.50")).ruling();

        assertThat(ruling.refundAmount()).isEqualTo(Money.of("14.50"));
        assertThat(ruling.explanation())
                .isEqualTo("60.00 - 45.50 returned before = 14.50: the order's resource could not be created");
        assertThat(ruling.refunds()).singleElement().satisfies(line -> {
            assertThat(line.refundAmount()).isEqualTo(Money.of("14.50"));
            assertThat(line.refundedBefore()).isEqualTo(Money.of("45.50"));
            assertThat(line.orderAmount()).isEqualTo(Money.of("60.00"));
        });
    }

    @Test
    @DisplayName("A1: an order that has no cash left to return is a mistake of the caller")
    void nothingLeftToReturnIsAMistake() {
        for (OrderBuilder order : new OrderBuilder[] {failed().cash("0.00"), failed().refunded("60.00")}) {
            assertThatThrownBy(() -> refund(order))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("order o-1 is not to be refunded by Rule A1");
        }
    }

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, names = "CREATE_FAILED", mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("A1: an order of any other status is a mistake of the caller")
    void otherOrdersAreAMistake(OrderStatus status) {
        assertThatThrownBy(() -> refund(failed().status(status))).isInstanceOf(IllegalArgumentException.class);
    }
}
