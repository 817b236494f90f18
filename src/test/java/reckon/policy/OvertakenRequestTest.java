package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.Moments.at;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.renewal;
import static reckon.policy.ResourceBuilder.instance;
import static reckon.policy.ResourceBuilder.resource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reckon.facts.Case;
import reckon.facts.OrderStatus;
import reckon.facts.Request;
import reckon.facts.RequestKind;

/** Rule I1: a request that is decided behind a later one for its resource is judged by what was so when it was submitted. */
class OvertakenRequestTest {
    private static final LocalDate FIRST_NIGHT = LocalDate.parse("2023-03-10");

    private static List<String> decided(Runs runs, CaseBuilder facts, LocalDate night) {
        runs.run(night);
        return facts.file().requests().stream()
                .map(request -> told(runs, request))
                .toList();
    }

    private static String told(Runs runs, Request request) {
        DecisionLine line = runs.lines().get(request.requestId());
        if (line == null) {
            return "not known";
        }
        Ruling ruling = line.ruling();
        return ruling.decision() + " " + (ruling.reason() == null ? ruling.refundAmount() : ruling.reason());
    }

    private static Runs runs(Case file) {
        return new Runs(file, new Policies(List.of(PolicyBuilder.published().build())), PriceList.usual());
    }

    private static void staysSo(CaseBuilder facts, String... expected) {
        Runs runs = runs(facts.file());
        assertThat(decided(runs, facts, FIRST_NIGHT)).containsExactly(expected);
        assertThat(decided(runs, facts, FIRST_NIGHT)).as("started again").containsExactly(expected);
        assertThat(decided(runs, facts, FIRST_NIGHT.plusDays(1)))
                .as("the next night")
                .containsExactly(expected);
    }

    @Test
    @DisplayName("I1: one that no order was bought for by then stays held, though a later one was accepted")
    void requestBeforeTheFirstOrderStaysHeld() {
        staysSo(
                caseOf(instance(order("o-1").begins("2023-03-05T10:00").cash("60.00")))
                        .asks("q-1", "i-1", "2023-03-04T10:00")
                        .asks("q-2", "i-1", "2023-03-06T10:00"),
                "HELD NO_ORDER",
                "FULL 60.00");
    }

    @Test
    @DisplayName("I1: one of a gap between terms stays held, though a later one returned the term behind the gap")
    void requestOfAGapStaysHeld() {
        staysSo(
                caseOf(instance(
                                order("o-1").begins("2023-01-01T10:00"),
                                renewal("o-2").bought("2023-01-02T10:00").begins("2023-03-05T10:00")))
                        .asks("q-1", "i-1", "2023-03-01T10:00")
                        .asks("q-2", "i-1", "2023-03-06T10:00"),
                "HELD NO_CURRENT_TERM",
                "PARTIAL 57.10");
    }

    @Test
    @DisplayName("I1: one of a gap stays held, though a later one of kind RENEWAL returned the term behind the gap")
    void requestOfAGapStaysHeldThoughTheRenewalIsReturned() {
        staysSo(
                caseOf(instance(
                                order("o-1").begins("2023-01-01T10:00"),
                                renewal("o-2")
                                        .bought("2023-01-02T10:00")
                                        .begins("2023-03-20T10:00")
                                        .cash("60.00")))
                        .asks("q-1", "i-1", "2023-03-01T10:00")
                        .asksForRenewals("q-2", "i-1", "2023-03-06T10:00"),
                "HELD NO_CURRENT_TERM",
                "RENEWAL 60.00");
    }

    /** Returns what a request comes to that arrives in the second night, submitted before one of the first night. */
    private static String arrivingLate(CaseBuilder facts, Request late) {
        Case all = facts.request(late).file();
        List<Request> first = new ArrayList<>(all.requests());
        first.remove(late);
        Runs runs = runs(all);
        runs.run(FIRST_NIGHT, first);
        runs.run(FIRST_NIGHT.plusDays(1));
        return told(runs, late);
    }

    @Test
    @DisplayName("E03: one that comes late is rejected, as a later one has returned all that there was")
    void lateRequestIsRejected() {
        assertThat(arrivingLate(
                        caseOf(instance(order("o-1").begins("2023-03-01T10:00")))
                                .asks("q-2", "i-1", "2023-03-06T10:00"),
                        new Request("q-1", "a-1", "i-1", RequestKind.RESOURCE, at("2023-03-05T10:00"))))
                .isEqualTo("REJECTED ALREADY_UNSUBSCRIBED");
    }

    @Test
    @DisplayName("I1: one that comes late and was not refundable then is rejected for that")
    void lateRequestIsRejectedForWhatWasSoThen() {
        assertThat(arrivingLate(
                        caseOf(instance(
                                        order("o-1").begins("2023-01-01T10:00"),
                                        order("o-2").begins("2023-03-05T10:00")))
                                .asks("q-2", "i-1", "2023-03-06T10:00"),
                        new Request("q-1", "a-1", "i-1", RequestKind.RESOURCE, at("2023-02-20T10:00"))))
                .isEqualTo("REJECTED EXPIRED");
    }

    @Test
    @DisplayName("E18: a member that comes late was still beside the other one, though that was returned since")
    void lateMemberIsRejected() {
        assertThat(arrivingLate(
                        caseOf(
                                        instance(order("o-1")
                                                .begins("2023-03-01T10:00")
                                                .bundle("b-1")),
                                        resource("d-1", "CDS")
                                                .orders(order("o-2")
                                                        .begins("2023-01-01T10:00")
                                                        .ends("2023-03-06T10:00")
                                                        .bundle("b-1")))
                                .asks("q-2", "i-1", "2023-03-07T10:00"),
                        new Request("q-1", "a-1", "d-1", RequestKind.RESOURCE, at("2023-03-05T10:00"))))
                .isEqualTo("REJECTED BUNDLE_MEMBER");
    }

    @Test
    @DisplayName("I1: one of a gap is rejected once the export calls any order REFUNDED that a later one returned")
    void statusOfAnyOrderThatALaterOneReturnedTellsThatItIsNoMore() {
        assertThat(askedInAGap(OrderStatus.COMPLETED, OrderStatus.COMPLETED)).isEqualTo("HELD NO_CURRENT_TERM");
        assertThat(askedInAGap(OrderStatus.REFUNDED, OrderStatus.COMPLETED)).isEqualTo("REJECTED ALREADY_UNSUBSCRIBED");
        assertThat(askedInAGap(OrderStatus.COMPLETED, OrderStatus.REFUNDED)).isEqualTo("REJECTED ALREADY_UNSUBSCRIBED");
    }

    /** Returns what a request comes to behind one that returned the term behind the gap and its renewal. */
    private static String askedInAGap(OrderStatus ofTerm, OrderStatus ofRenewal) {
        String later = "2023-03-06T10:00";
        Ruling ruling = caseOf(instance(
                                order("o-1").begins("2023-01-01T10:00"),
                                renewal("o-2")
                                        .bought("2023-01-02T10:00")
                                        .begins("2023-03-05T10:00")
                                        .status(ofTerm)
                                        .returnedAt(later),
                                renewal("o-3")
                                        .bought("2023-01-03T10:00")
                                        .begins("2023-04-05T10:00")
                                        .status(ofRenewal)
                                        .returnedAt(later))
                        .unsubscribedAt(later))
                .askedAt("2023-03-01T10:00");
        return ruling.decision() + " " + ruling.reason();
    }
}
