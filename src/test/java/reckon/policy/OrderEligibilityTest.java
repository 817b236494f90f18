package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.renewal;
import static reckon.policy.OrderBuilder.resize;
import static reckon.policy.ResourceBuilder.instance;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reckon.facts.Offering;
import reckon.facts.Promotion;
import reckon.facts.RequestKind;

/** Rules E09-E17: what the orders that would be refunded, or the resource's own line, rule out. */
class OrderEligibilityTest {
    private static final String REQUESTED = "2023-02-11T15:00";

    /** A rule about an order: what gives an order that trait, the reason, and how it reads. */
    private static Stream<Arguments> traits() {
        return Stream.of(
                trait(o -> o.offering(Offering.TRIAL), Reason.TRIAL, "a trial is not refunded"),
                trait(o -> o.offering(Offering.FREE), Reason.FREE, "what was free is not refunded"),
                trait(
                        o -> o.offering(Offering.ONE_TIME),
                        Reason.ONE_TIME_CHARGE,
                        "a service that is charged once is not refunded"),
                trait(
                        o -> o.promotion(Promotion.NO_REFUND),
                        Reason.PROMOTION_NO_REFUND,
                        "it was bought in a promotion or campaign that rules refunds out"),
                trait(OrderBuilder::underContract, Reason.SALES_CONTRACT, "a sales contract is linked to its order"));
    }

    private static Arguments trait(Consumer<OrderBuilder> trait, Reason reason, String explanation) {
        return Arguments.of(trait, reason, explanation);
    }

    /** A term that is over, the current one with a resize, an unused renewal with a resize of its own. */
    private static Ruling ruling(Consumer<OrderBuilder> trait, String traitedOrder, RequestKind kind) {
        OrderBuilder[] orders = {
            order("over").begins("2023-01-01T10:00"),
            renewal("current").bought("2023-01-20T10:00").begins("2023-02-01T10:00"),
            resize("resized", "s2")
                    .begins("2023-01-21T10:00")
                    .begins("2023-02-05T10:00")
                    .bought("2023-01-19T10:00"),
            renewal("unused").bought("2023-01-22T10:00").begins("2023-03-01T10:00"),
            order("unused-new").bought("2023-01-22T10:00").begins("2023-04-01T10:00"),
            resize("resized-later", "s2").bought("2023-01-19T10:00").begins("2023-03-05T10:00"),
            order("not-bought-yet").bought("2023-02-11T15:00:01").begins("2023-05-01T10:00")
        };
        for (OrderBuilder order : orders) {
            if (order.build("i-1", "a-1", "BCC").orderId().equals(traitedOrder)) {
                trait.accept(order);
            }
        }
        return caseOf(instance(orders))
                .request("q-1", "i-1", kind, Moments.at(REQUESTED))
                .ruling("q-1");
    }

    @ParameterizedTest
    @MethodSource("traits")
    @DisplayName(
            "E09 E10 E11 E14 E15: any order that would be refunded rules it out: the term's own, its resize, what is unused")
    void traitOfAnOrderConcernedIsRejected(Consumer<OrderBuilder> trait, Reason reason, String explanation) {
        for (String concerned : new String[] {"current", "resized", "resized-later", "unused", "unused-new"}) {
            Ruling ruling = ruling(trait, concerned, RequestKind.RESOURCE);

            assertThat(ruling.reason()).as(concerned).isEqualTo(reason);
            assertThat(ruling.explanation()).isEqualTo(explanation);
        }
    }

    @ParameterizedTest
    @MethodSource("traits")
    @DisplayName("E09 E10 E11 E14 E15 beside: orders that would not be refunded are not looked at")
    void traitOfAnotherOrderIsNotLookedAt(Consumer<OrderBuilder> trait, Reason reason, String explanation) {
        for (String other : new String[] {"over", "not-bought-yet"}) {
            assertThat(ruling(trait, other, RequestKind.RESOURCE).decision())
                    .as("%s %s on %s", reason, explanation, other)
                    .isEqualTo(Decision.PARTIAL);
        }
    }

    @ParameterizedTest
    @MethodSource("traits")
    @DisplayName("E09 E10 E11 E14 E15 and section 10: a request for renewals looks at unused RENEW orders alone")
    void renewalRequestLooksAtRenewalsAlone(Consumer<OrderBuilder> trait, Reason reason, String explanation) {
        assertThat(ruling(trait, "unused", RequestKind.RENEWAL).reason()).isEqualTo(reason);
        for (String other : new String[] {"over", "current", "resized", "unused-new", "resized-later"}) {
            assertThat(ruling(trait, other, RequestKind.RENEWAL).decision())
                    .as("%s %s on %s", reason, explanation, other)
                    .isEqualTo(Decision.RENEWAL);
        }
    }

    private static @Nullable Reason expired(Consumer<OrderBuilder> trait, String traitedOrder) {
        OrderBuilder first = order("first").begins("2023-01-01T10:00");
        OrderBuilder last = renewal("last").bought("2023-01-02T10:00").begins("2023-02-01T10:00");
        OrderBuilder resized = resize("resized", "s2").begins("2023-02-05T10:00");
        trait.accept(Objects.requireNonNull(
                Map.of("first", first, "last", last, "resized", resized).get(traitedOrder)));
        return caseOf(instance(first, last, resized))
                .askedAt("2023-03-11T15:00")
                .reason();
    }

    @ParameterizedTest
    @MethodSource("traits")
    @DisplayName("E09 E10 E11 E14 E15: of an expired resource the last term's orders are looked at, resizes too")
    void expiredResourceIsLookedAtByItsLastTerm(Consumer<OrderBuilder> trait, Reason reason, String explanation) {
        Set<Reason> beforeExpiry = Set.of(Reason.TRIAL, Reason.FREE, Reason.ONE_TIME_CHARGE);
        Reason expected = beforeExpiry.contains(reason) ? reason : Reason.EXPIRED;

        assertThat(expired(trait, "first")).as(explanation).isEqualTo(Reason.EXPIRED);
        assertThat(expired(trait, "last")).as(explanation).isEqualTo(expected);
        assertThat(expired(trait, "resized")).as(explanation).isEqualTo(expected);
    }

    @Test
    @DisplayName("E09: of terms that overlapped the one that ended last is the last term")
    void lastTermIsTheOneThatEndedLast() {
        OrderBuilder longer = order("o-1").begins("2023-01-01T10:00").months(3).offering(Offering.TRIAL);
        OrderBuilder within = renewal("o-2").begins("2023-02-01T10:00");

        assertThat(caseOf(instance(longer, within)).askedAt("2023-05-01T10:00").reason())
                .isEqualTo(Reason.TRIAL);
    }
}
