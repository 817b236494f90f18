package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.Moments.local;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.ResourceBuilder.instance;
import static reckon.policy.ResourceBuilder.resource;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reckon.facts.RejectedLine;
import reckon.money.Points;

/** Rule I3: a bad line of consumption stops the resets of its account that depend on it, and what comes after them. */
class RejectedConsumptionTest {
    private static final RejectedLine LINE = new RejectedLine("consumption.csv", 4, "amount", LocalDate.of(2023, 2, 1));
    private static final String EXPLANATION = "held: line 4 of consumption.csv (column amount) was rejected on"
            + " 2023-02-01: deliver a good line about the consumption of account a-1";

    /** An account whose reset of January 2023 was booked, and whose line of a month was bad; of no month that could be read where null. */
    private static CaseBuilder badLineOf(@Nullable String month) {
        return caseOf(instance(order("o-1").months(12).cash("700.00")))
                .points("1500.00", "2023-01")
                .fault(faults -> faults.addConsumption("a-1", month == null ? null : YearMonth.parse(month), LINE));
    }

    private static List<String> resetsUntil(String businessDate, CaseBuilder builder) {
        return builder.businessDate(businessDate).movements().stream()
                .filter(movement -> movement.kind() == Movement.Kind.RESET)
                .map(movement -> String.valueOf(movement.reference()))
                .toList();
    }

    @Test
    @DisplayName("I3 Q2: no reset is booked from the one on that reads the bad month; those before it are")
    void resetsWaitFromTheMonthAfterOn() {
        assertThat(resetsUntil("2023-04-10", badLineOf("2023-01"))).isEmpty();
        assertThat(resetsUntil("2023-04-10", badLineOf("2023-02"))).containsExactly("2023-02");
        assertThat(resetsUntil("2023-04-10", badLineOf("2023-04"))).containsExactly("2023-02", "2023-03", "2023-04");
        assertThat(resetsUntil("2023-04-10", badLineOf("2022-12"))).containsExactly("2023-02", "2023-03", "2023-04");
    }

    @Test
    @DisplayName("I3: where the month could not be read, no reset that is not booked yet is booked")
    void lineOfUnreadableMonthStopsEveryReset() {
        assertThat(resetsUntil("2023-04-10", badLineOf(null))).isEmpty();
    }

    @Test
    @DisplayName("I3: the account is said to wait from the night on in which the reset is due, not before")
    void accountWaitsFromTheNightOfTheReset() {
        assertThat(badLineOf("2023-01").businessDate("2023-01-31").decide().accountsThatWait())
                .isEmpty();
        assertThat(badLineOf("2023-01").businessDate("2023-02-01").decide().accountsThatWait())
                .containsExactly("a-1");
    }

    @Test
    @DisplayName("I3: a request from the reset on is held, one a microsecond before it is decided")
    void requestsFromTheResetOnAreHeld() {
        CaseBuilder held = badLineOf("2023-01");

        assertThat(badLineOf("2023-01").askedAt("2023-01-31T23:59:59.999999").decision())
                .isEqualTo(Decision.PARTIAL);
        Ruling ruling = held.askedAt("2023-02-01T00:00");
        assertThat(ruling.reason()).isEqualTo(Reason.LINE_REJECTED);
        assertThat(ruling.explanation()).isEqualTo(EXPLANATION);
        assertThat(held.line("q-1").pointsBefore()).isEqualTo(Points.of("1500.00"));
        assertThat(held.movements()).isEmpty();
    }

    @Test
    @DisplayName("I3: grants before the reset that waits are booked, later ones are not")
    void grantsBeforeTheResetAreBooked() {
        assertThat(badLineOf("2023-01")
                        .grant("g-1", "5.00", "2023-01-31T23:59:59", null)
                        .grant("g-2", "6.00", "2023-02-01T00:00", null)
                        .businessDate("2023-02-10")
                        .movements())
                .extracting(movement -> local(movement.effectiveAt()), Movement::reference)
                .containsExactly(tuple("2023-01-31T23:59:59", "g-1"));
    }

    @Test
    @DisplayName("I3: an account whose opening month waits has no quota and no points, and its requests are held")
    void openingWaitsAsWell() {
        CaseBuilder unopened = caseOf(instance(order("o-1").months(12).cash("700.00")))
                .fault(faults -> faults.addConsumption("a-1", YearMonth.of(2023, 1), LINE))
                .asks("q-1", "i-1", "2023-02-10T10:00");

        assertThat(unopened.movements()).isEmpty();
        assertThat(unopened.ruling("q-1").explanation()).isEqualTo(EXPLANATION);
        assertThat(unopened.line("q-1").pointsBefore()).isEqualTo(Points.ZERO);
    }

    @Test
    @DisplayName("I3: the user's other accounts do not wait, whichever line of consumption was bad")
    void otherAccountsGoOn() {
        CaseOutcome outcome = caseOf(
                        instance(order("o-1")),
                        resource("i-2", "BCC")
                                .account("a-2")
                                .orders(order("o-2").months(12).cash("700.00")))
                .account("a-2")
                .fault(faults -> faults.addConsumption("a-1", null, LINE))
                .asks("q-2", "i-2", "2023-02-10T10:00")
                .decide();

        assertThat(outcome.accountsThatWait()).containsExactly("a-1");
        assertThat(outcome.decisions())
                .singleElement()
                .satisfies(line -> assertThat(line.ruling().decision()).isEqualTo(Decision.PARTIAL));
        assertThat(outcome.movements())
                .extracting(Movement::kind)
                .containsExactly(Movement.Kind.INITIAL, Movement.Kind.RESET, Movement.Kind.SPEND);
        assertThat(outcome.movements())
                .allMatch(movement -> movement.accountId().equals("a-2"));
    }

    @Test
    @DisplayName("I3 Q3: a bad line of a month before first-month stops nothing, one of first-month does")
    void monthsBeforeTheFirstStopNothing() {
        PolicyBuilder fromFebruary = PolicyBuilder.published().firstMonth("2023-02");

        assertThat(resetsUntil("2023-03-10", badLineOf("2023-01").policies(fromFebruary)))
                .containsExactly("2023-02", "2023-03");
        assertThat(resetsUntil("2023-03-10", badLineOf("2023-02").policies(fromFebruary)))
                .containsExactly("2023-02");
        assertThat(resetsUntil("2023-03-10", badLineOf(null).policies(fromFebruary)))
                .containsExactly("2023-02");
    }
}
