package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reckon.policy.Moments.at;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.resize;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reckon.facts.AcceptedRequest;
import reckon.facts.Order;
import reckon.facts.OrderStatus;
import reckon.money.Money;

/** What an order says of itself. */
class OrderTest {
    private static Order built(OrderBuilder order) {
        return order.build("i-1", "a-1", "BCC");
    }

    @Test
    @DisplayName("what was refunded on an order changes nothing else of it")
    void refundedChangesNothingElse() {
        Order given = built(order("o-1").coupon("1.00").bundle("b-1").underContract());

        assertThat(given.withRefunded(Money.of("12.00"), new AcceptedRequest("q-0", Instant.EPOCH)))
                .isEqualTo(built(order("o-1")
                        .coupon("1.00")
                        .bundle("b-1")
                        .underContract()
                        .refunded("12.00")));
    }

    @Test
    @DisplayName("a COMPLETED prepaid order makes a term or resizes one, never both; any other does neither")
    void completedPrepaidOrdersMakeTerms() {
        for (OrderStatus status : OrderStatus.values()) {
            boolean completed = status == OrderStatus.COMPLETED;

            assertThat(built(order("o-1").status(status)).makesTerm()).isEqualTo(completed);
            assertThat(built(order("o-1").status(status)).resizes()).isFalse();
            assertThat(built(resize("o-1", "s2").status(status)).resizes()).isEqualTo(completed);
            assertThat(built(resize("o-1", "s2").status(status)).makesTerm()).isFalse();
        }
        assertThat(built(order("o-1").postpaid()).makesTerm()).isFalse();
        assertThat(built(resize("o-1", "s2").postpaid()).resizes()).isFalse();
    }

    @Test
    @DisplayName(
            "a term asked for where there is none is a mistake of the caller, who is told the order and the column")
    void missingTermIsAMistake() {
        Order unfinished = built(order("o-1").withoutTerm("2023-01-01T10:00"));

        assertThat(built(order("o-1")).startsAt()).isEqualTo(at("2023-01-01T10:00"));
        assertThat(built(order("o-1")).endsAt()).isEqualTo(at("2023-02-01T10:00"));
        assertThatThrownBy(unfinished::startsAt)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("order o-1 has no effective_at");
        assertThatThrownBy(unfinished::endsAt)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("order o-1 has no expires_at");
    }

    @Test
    @DisplayName("cash left is the cash less what was returned, not below zero; a negative cash is left whole")
    void cashLeftIsWhatWasNotReturned() {
        assertThat(built(order("o-1")).cashLeft()).isEqualTo(Money.of("60.00"));
        assertThat(built(order("o-1").refundedAsFailed("45.50")).cashLeft()).isEqualTo(Money.of("14.50"));
        assertThat(built(order("o-1").refundedAsFailed("60.00")).cashLeft()).isEqualTo(Money.ZERO);
        // the export lowered the cash after more was returned
        assertThat(built(order("o-1").cash("40.00").refundedAsFailed("60.00")).cashLeft())
                .isEqualTo(Money.ZERO);
        assertThat(built(resize("o-1", "s2").cash("-30.00")).cashLeft()).isEqualTo(Money.of("-30.00"));
    }
}
