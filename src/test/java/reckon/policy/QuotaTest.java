package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.Moments.at;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.ResourceBuilder.instance;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reckon.facts.QuotaBalances;
import reckon.money.Points;

/** Rules Q2-Q4 and Q6: resets, lapses and grants as events of the account's own. */
class QuotaTest {
    /** A case without requests, whose quota stood at 1500.00 lasting points after the reset of January 2023. */
    private static CaseBuilder inJanuary() {
        return caseOf().points("1500.00", "2023-01");
    }

    @Test
    @DisplayName("Q2: on the 1st the month's points become last month's consumption; nothing happens before")
    void firstOfTheMonthBringsTheConsumption() {
        assertThat(MovementText.of(
                        inJanuary().consumed("a-1", "2023-01", "80.50").businessDate("2023-01-31")))
                .isEmpty();
        assertThat(MovementText.of(
                        inJanuary().consumed("a-1", "2023-01", "80.50").businessDate("2023-02-01")))
                .containsExactly("2023-02-01T00:00 RESET 80.50 = 1580.50 2023-02");
    }

    @Test
    @DisplayName("Q2: what is left of the month's points lapses first, missed months are caught up in order")
    void missedMonthsAreCaughtUp() {
        assertThat(MovementText.of(inJanuary()
                        .consumed("a-1", "2023-01", "80.50")
                        .consumed("a-1", "2023-03", "7.00")
                        .businessDate("2023-05-01")))
                .containsExactly(
                        "2023-02-01T00:00 RESET 80.50 = 1580.50 2023-02",
                        "2023-03-01T00:00 LAPSE -80.50 = 1500.00 2023-03",
                        "2023-03-01T00:00 RESET 0.00 = 1500.00 2023-03",
                        "2023-04-01T00:00 RESET 7.00 = 1507.00 2023-04",
                        "2023-05-01T00:00 LAPSE -7.00 = 1500.00 2023-05",
                        "2023-05-01T00:00 RESET 0.00 = 1500.00 2023-05");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 80.50, 80.50",
        "0.5, 0.01, 0.00",
        "0.5, 0.03, 0.01",
        "0.3333, 100.00, 33.33",
        "1.999, 1.00, 1.99",
        "0, 1000.00, 0.00",
        "2, 0.01, 0.02",
    })
    @DisplayName("Q2: points per currency unit, rounded down to 0.01")
    void earnedPointsAreRoundedDown(String perUnit, String consumed, String earned) {
        List<Movement> movements = inJanuary()
                .policies(PolicyBuilder.published().pointsPerUnit(perUnit))
                .consumed("a-1", "2023-01", consumed)
                .businessDate("2023-02-01")
                .movements();

        assertThat(movements).extracting(Movement::points).containsExactly(Points.of(earned));
    }

    @Test
    @DisplayName("Q3: months before first-month count as without consumption, even if they were delivered")
    void monthsBeforeTheFirstDoNotCount() {
        assertThat(MovementText.of(inJanuary()
                        .policies(PolicyBuilder.published().firstMonth("2023-02"))
                        .consumed("a-1", "2023-01", "80.50")
                        .consumed("a-1", "2023-02", "9.00")
                        .businessDate("2023-03-01")))
                .containsExactly(
                        "2023-02-01T00:00 RESET 0.00 = 1500.00 2023-02",
                        "2023-03-01T00:00 RESET 9.00 = 1509.00 2023-03");
    }

    @Test
    @DisplayName("section 8: the version in force at the reset says what consumption earns")
    void versionInForceAtTheResetCounts() {
        CaseBuilder doubled = inJanuary()
                .policies(
                        PolicyBuilder.published(),
                        PolicyBuilder.published()
                                .called("v2")
                                .validFrom("2023-03-01T00:00")
                                .pointsPerUnit("2"))
                .consumed("a-1", "2023-01", "10.00")
                .consumed("a-1", "2023-02", "10.00")
                .businessDate("2023-03-01");

        assertThat(doubled.movements())
                .filteredOn(movement -> movement.kind() == Movement.Kind.RESET)
                .extracting(Movement::points)
                .containsExactly(Points.of("10.00"), Points.of("20.00"));
    }

    @Test
    @DisplayName("Q3: a night that stops at a reset books what comes before it")
    void nightThatStopsBooksWhatComesBefore() {
        assertThat(MovementText.of(inJanuary()
                        .grant("g-1", "5.00", "2023-03-31T23:59:59", null)
                        .grant("g-2", "6.00", "2023-04-01T00:00", null)
                        .businessDate("2023-04-15")
                        .until("2023-04-01T00:00")))
                .containsExactly(
                        "2023-02-01T00:00 RESET 0.00 = 1500.00 2023-02",
                        "2023-03-01T00:00 RESET 0.00 = 1500.00 2023-03",
                        "2023-03-31T23:59:59 GRANT 5.00 = 1505.00 g-1");
    }

    @Test
    @DisplayName(
            "Q4: a grant for good stays, one for a month lapses with it, together with the monthly points, in one line")
    void monthBoundGrantLapses() {
        assertThat(MovementText.of(inJanuary()
                        .consumed("a-1", "2023-01", "3.00")
                        .grant("g-1", "10.00", "2023-02-10T10:00", null)
                        .grant("g-2", "20.00", "2023-02-11T10:00", "2023-02")
                        .businessDate("2023-03-01")))
                .containsExactly(
                        "2023-02-01T00:00 RESET 3.00 = 1503.00 2023-02",
                        "2023-02-10T10:00 GRANT 10.00 = 1513.00 g-1",
                        "2023-02-11T10:00 GRANT 20.00 = 1533.00 g-2",
                        "2023-03-01T00:00 LAPSE -23.00 = 1510.00 2023-03",
                        "2023-03-01T00:00 RESET 0.00 = 1510.00 2023-03");
    }

    @Test
    @DisplayName("Q6: an account's movements are numbered on from the last, every kind of them")
    void movementsAreNumberedOn() {
        List<Movement> movements = caseOf(instance(order("o-1").months(3).cash("200.00")))
                .points("1500.00", "2023-01")
                .consumed("a-1", "2023-01", "3.00")
                .grant("g-1", "10.00", "2023-01-10T10:00", null)
                .grant("g-2", "20.00", "2023-01-13T10:00", "2023-01")
                .asks("q-1", "i-1", "2023-01-12T10:00")
                .businessDate("2023-02-01")
                .movements();

        assertThat(movements)
                .extracting(Movement::kind)
                .containsExactly(
                        Movement.Kind.GRANT,
                        Movement.Kind.SPEND,
                        Movement.Kind.GRANT,
                        Movement.Kind.LAPSE,
                        Movement.Kind.RESET);
        assertThat(movements)
                .extracting(movement -> movement.after().movements())
                .containsExactly(3, 4, 5, 6, 7);
    }

    @Test
    @DisplayName("Q4: a grant for a month to come counts from that month's start, after its reset")
    void grantForAMonthToComeWaits() {
        assertThat(MovementText.of(inJanuary()
                        .grant("g-1", "20.00", "2023-01-10T10:00", "2023-02")
                        .businessDate("2023-01-31")))
                .isEmpty();
        assertThat(MovementText.of(inJanuary()
                        .grant("g-1", "20.00", "2023-01-10T10:00", "2023-02")
                        .businessDate("2023-02-01")))
                .containsExactly(
                        "2023-02-01T00:00 RESET 0.00 = 1500.00 2023-02", "2023-02-01T00:00 GRANT 20.00 = 1520.00 g-1");
    }

    @Test
    @DisplayName("Q4: a grant after its month has no effect, one in its last microsecond has")
    void grantAfterItsMonthHasNoEffect() {
        assertThat(MovementText.of(inJanuary()
                        .grant("g-1", "1.00", "2023-01-31T23:59:59.999999", "2023-01")
                        .grant("g-2", "2.00", "2023-02-01T00:00", "2023-01")
                        .businessDate("2023-02-01")))
                .containsExactly(
                        "2023-01-31T23:59:59.999999 GRANT 1.00 = 1501.00 g-1",
                        "2023-02-01T00:00 LAPSE -1.00 = 1500.00 2023-02",
                        "2023-02-01T00:00 RESET 0.00 = 1500.00 2023-02");
    }

    @Test
    @DisplayName(
            "Q4: a grant for a month that is over for the account is booked and lapses at once, as it would have with the month")
    void lateDeliveredGrantOfAPastMonthLapsesAtOnce() {
        assertThat(MovementText.of(caseOf().points("1500.00", "2023-03")
                        .grant("g-1", "1.00", "2023-02-10T10:00", "2023-02")
                        .grant("g-2", "2.00", "2023-02-10T10:00", null)
                        .businessDate("2023-03-05")))
                .containsExactly(
                        "2023-02-10T10:00 GRANT 1.00 = 1501.00 g-1",
                        "2023-02-10T10:00 LAPSE -1.00 = 1500.00 2023-03",
                        "2023-02-10T10:00 GRANT 2.00 = 1502.00 g-2");
    }

    @Test
    @DisplayName("Q4: a grant of the night's last microsecond is booked, one a microsecond later waits")
    void grantAfterTheNightWaits() {
        assertThat(MovementText.of(inJanuary()
                        .grant("g-1", "1.00", "2023-01-10T23:59:59.999999", null)
                        .grant("g-2", "2.00", "2023-01-11T00:00", null)
                        .businessDate("2023-01-10")))
                .containsExactly("2023-01-10T23:59:59.999999 GRANT 1.00 = 1501.00 g-1");
    }

    @Test
    @DisplayName("Q4: grants of one instant are booked by their id, before a request of that instant")
    void grantsComeBeforeRequests() {
        CaseBuilder builder = caseOf(instance(order("o-1")))
                .points("0.00", "2023-01")
                .grant("g-2", "8.06", "2023-01-11T15:00", null)
                .grant("g-1", "20.00", "2023-01-11T15:00", null)
                .grant("g-3", "1.00", "2023-01-11T15:00:01", null)
                .asks("q-1", "i-1", "2023-01-11T15:00");

        assertThat(MovementText.of(builder))
                .containsExactly(
                        "2023-01-11T15:00 GRANT 20.00 = 20.00 g-1",
                        "2023-01-11T15:00 GRANT 8.06 = 28.06 g-2",
                        "2023-01-11T15:00 SPEND -28.06 = 0.00 q-1",
                        "2023-01-11T15:00:01 GRANT 1.00 = 1.00 g-3");
        assertThat(builder.line("q-1").pointsBefore()).isEqualTo(Points.of("28.06"));
    }

    @Test
    @DisplayName(
            "I1: a request in the last microsecond of a month has the old month's points, at 00:00:00 the new one's")
    void resetIsAnEventAtMidnight() {
        QuotaBalances january =
                new QuotaBalances(2, YearMonth.of(2023, 1), Points.ZERO, Points.of("40.00"), Points.ZERO);

        assertThat(askedAt(january, "2023-01-31T23:59:59.999999").pointsBefore())
                .isEqualTo(Points.of("40.00"));
        assertThat(askedAt(january, "2023-02-01T00:00").pointsBefore()).isEqualTo(Points.of("7.00"));
    }

    private static DecisionLine askedAt(QuotaBalances balances, String requested) {
        return caseOf(instance(order("o-1").months(3).cash("200.00")))
                .balances("a-1", balances)
                .consumed("a-1", "2023-01", "7.00")
                .asks("q-1", "i-1", requested)
                .businessDate("2023-02-03")
                .line("q-1");
    }

    @Test
    @DisplayName("Q2: months begin in the policy zone")
    void monthsBeginInThePolicyZone() {
        CaseBuilder utc =
                inJanuary().policies(PolicyBuilder.published().zone("UTC")).businessDate("2023-02-01");

        assertThat(utc.movements()).extracting(Movement::effectiveAt).containsExactly(at("2023-02-01T08:00"));
    }
}
