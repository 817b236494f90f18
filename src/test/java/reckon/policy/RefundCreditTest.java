package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.Arithmetic.money;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.renewal;
import static reckon.policy.OrderBuilder.resize;
import static reckon.policy.ResourceBuilder.instance;
import static reckon.policy.ResourceBuilder.resource;

import java.time.YearMonth;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reckon.facts.QuotaBalances;
import reckon.money.Money;
import reckon.money.Points;

/** Rules F6 and Q5: a partial refund costs points, 1 : 1, or is rejected as a whole. */
class RefundCreditTest {
    private static final String REQUESTED = "2023-01-11T15:00";

    @Test
    @DisplayName("F6: exactly enough points are enough, and are then gone")
    void exactlyEnoughIsEnough() {
        CaseBuilder builder = caseOf(instance(order("o-1"))).points("28.06", "2023-01");
        Ruling ruling = builder.askedAt(REQUESTED);

        assertThat(ruling.refundAmount()).isEqualTo(money("60.00 - 11*60.00/31*1.5"));
        assertThat(ruling.pointsSpent()).isEqualTo(Points.of("28.06"));
        assertThat(builder.movements()).singleElement().satisfies(spent -> {
            assertThat(spent.kind()).isEqualTo(Movement.Kind.SPEND);
            assertThat(spent.points()).isEqualTo(Points.of("-28.06"));
            assertThat(spent.after().total()).isEqualTo(Points.ZERO);
            assertThat(spent.after().movements()).isEqualTo(3);
            assertThat(spent.effectiveAt()).isEqualTo(Moments.at(REQUESTED));
            assertThat(spent.reference()).isEqualTo("q-1");
        });
    }

    @Test
    @DisplayName(
            "F6: a hundredth of a point short, nothing is refunded and nothing spent, and it is said how many are missing")
    void aHundredthShortIsRejected() {
        CaseBuilder builder = caseOf(instance(order("o-1"))).points("28.05", "2023-01");
        Ruling ruling = builder.askedAt(REQUESTED);

        assertThat(ruling.decision()).isEqualTo(Decision.REJECTED);
        assertThat(ruling.reason()).isEqualTo(Reason.QUOTA_EXCEEDED);
        assertThat(ruling.rule()).isEqualTo(Rule.F6);
        assertThat(ruling.refunds()).isEmpty();
        assertThat(ruling.refundAmount()).isEqualTo(Money.ZERO);
        assertThat(ruling.pointsSpent()).isEqualTo(Points.ZERO);
        assertThat(ruling.explanation())
                .isEqualTo("60.00 - 11 d × 60.00/31 × 1.5 = 28.06 (11 days used); it costs 28.06 points and the"
                        + " account has 28.05, so 0.01 are missing: it may apply for more and ask again");
        assertThat(builder.movements()).isEmpty();
    }

    @Test
    @DisplayName(
            "F6 F4: renewals cost no points, but are not refunded either where the points for the term are missing")
    void renewalsDoNotComeAloneWhenPointsAreMissing() {
        OrderBuilder next = renewal("o-2").bought("2023-01-05T10:00").begins("2023-02-01T10:00");

        assertThat(caseOf(instance(order("o-1"), next))
                        .points("28.06", "2023-01")
                        .askedAt(REQUESTED)
                        .refundAmount())
                .isEqualTo(money("60.00 - 11*60.00/31*1.5 + 60.00"));
        assertThat(caseOf(instance(order("o-1"), next))
                        .points("28.05", "2023-01")
                        .askedAt(REQUESTED)
                        .reason())
                .isEqualTo(Reason.QUOTA_EXCEEDED);
    }

    @Test
    @DisplayName("F6: the next request has what the first one left")
    void nextRequestHasWhatIsLeft() {
        CaseBuilder both = caseOf(instance(order("o-1")), resource("i-2", "BCC").orders(order("o-2")))
                .points("56.11", "2023-01")
                .asks("q-1", "i-1", REQUESTED)
                .asks("q-2", "i-2", REQUESTED);

        assertThat(both.line("q-1").pointsBefore()).isEqualTo(Points.of("56.11"));
        assertThat(both.line("q-2").pointsBefore()).isEqualTo(Points.of("28.05"));
        assertThat(both.ruling("q-2").reason()).isEqualTo(Reason.QUOTA_EXCEEDED);
    }

    @Test
    @DisplayName("F6: requests of one instant are decided by their id as ASCII text")
    void requestsOfOneInstantAreDecidedById() {
        CaseBuilder both = caseOf(instance(order("o-1")), resource("i-2", "BCC").orders(order("o-2")))
                .points("30.00", "2023-01")
                .asks("q-2", "i-1", REQUESTED)
                .asks("Q-9", "i-2", REQUESTED)
                .asks("q-10", "i-2", "2023-01-11T15:00:01");

        assertThat(both.decide().decisions())
                .extracting(DecisionLine::requestId)
                .containsExactly("Q-9", "q-2", "q-10");
        assertThat(both.ruling("Q-9").decision()).isEqualTo(Decision.PARTIAL);
        assertThat(both.ruling("q-2").reason()).isEqualTo(Reason.QUOTA_EXCEEDED);
        assertThat(both.ruling("q-10").reason()).isEqualTo(Reason.ALREADY_UNSUBSCRIBED);
    }

    @Test
    @DisplayName("F6: points are the account's, not the user's")
    void pointsAreTheAccounts() {
        CaseBuilder both = caseOf(
                        instance(order("o-1")),
                        resource("i-2", "BCC").account("a-2").orders(order("o-2")))
                .account("a-2")
                .points("0.00", "2023-01")
                .asks("q-1", "i-1", REQUESTED)
                .asks("q-2", "i-2", REQUESTED);

        assertThat(both.ruling("q-1").reason()).isEqualTo(Reason.QUOTA_EXCEEDED);
        assertThat(both.ruling("q-2").decision()).isEqualTo(Decision.PARTIAL);
    }

    @Test
    @DisplayName("Q5: monthly points are spent first, then those of the month, then those that stay")
    void monthlyPointsAreSpentFirst() {
        QuotaBalances start = new QuotaBalances(
                7, YearMonth.of(2023, 1), Points.of("100.00"), Points.of("10.00"), Points.of("20.00"));

        assertSpent(start, "9.99", "100.00", "0.01", "20.00");
        assertSpent(start, "10.00", "100.00", "0.00", "20.00");
        assertSpent(start, "10.01", "100.00", "0.00", "19.99");
        assertSpent(start, "30.00", "100.00", "0.00", "0.00");
        assertSpent(start, "30.01", "99.99", "0.00", "0.00");
        assertSpent(start, "130.00", "0.00", "0.00", "0.00");
    }

    private static void assertSpent(
            QuotaBalances start, String spent, String lasting, String monthly, String monthBound) {
        assertThat(start.spend(Points.of(spent)))
                .isEqualTo(new QuotaBalances(
                        8, start.month(), Points.of(lasting), Points.of(monthly), Points.of(monthBound)));
    }

    @Test
    @DisplayName("F6 F1: where points are missing it is said which renewals can be had for none")
    void renewalsThatCanBeHadAloneAreNamed() {
        assertThat(withARenewal().explanation())
                .endsWith(
                        "so 0.01 are missing: it may apply for more and ask again; its unused renewals alone, 55.00, can"
                                + " be had for no points by a request of kind RENEWAL");
    }

    @Test
    @DisplayName("F6 F1: renewals that a resize keeps from being given back alone are not offered")
    void renewalsBehindAResizeAreNotOffered() {
        OrderBuilder resized = resize("o-3", "s2")
                .bought("2023-01-06T10:00")
                .begins("2023-01-12T10:00")
                .cash("0.00");

        assertThat(withARenewal(resized).explanation())
                .endsWith("so 0.01 are missing: it may apply for more and ask again");
    }

    /** A renewal of 55.00 bought on January 5, and a hundredth of a point too little for the term. */
    private static Ruling withARenewal(OrderBuilder... others) {
        ResourceBuilder instance = instance(
                order("o-1"),
                renewal("o-2")
                        .bought("2023-01-05T10:00")
                        .begins("2023-02-01T10:00")
                        .cash("55.00"));
        return caseOf(instance.orders(others)).points("28.05", "2023-01").askedAt(REQUESTED);
    }
}
