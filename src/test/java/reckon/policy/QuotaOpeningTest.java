package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.Moments.at;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.ResourceBuilder.instance;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reckon.facts.AccountFacts;
import reckon.facts.Grant;
import reckon.facts.QuotaBalances;
import reckon.money.Points;

/** Rule Q1: every account has its initial points once, from the month in which it is first heard of. */
class QuotaOpeningTest {
    private static YearMonth openedIn(CaseBuilder builder) {
        Movement opening = builder.movements().get(0);
        assertThat(opening.kind()).isEqualTo(Movement.Kind.INITIAL);
        assertThat(opening.effectiveAt()).isEqualTo(at(opening.after().month() + "-01T00:00"));
        return opening.after().month();
    }

    @Test
    @DisplayName("Q1: the quota opens with 1,500 points that never lapse, and its month's reset")
    void quotaOpensWithTheInitialPoints() {
        List<Movement> movements = caseOf().businessDate("2023-03-10")
                .consumed("a-1", "2023-02", "12.00")
                .movements();

        assertThat(movements)
                .containsExactly(
                        new Movement(
                                "a-1",
                                Movement.Kind.INITIAL,
                                Points.of("1500.00"),
                                new QuotaBalances(
                                        1, YearMonth.of(2023, 3), Points.of("1500.00"), Points.ZERO, Points.ZERO),
                                at("2023-03-01T00:00"),
                                null),
                        new Movement(
                                "a-1",
                                Movement.Kind.RESET,
                                Points.of("12.00"),
                                new QuotaBalances(
                                        2,
                                        YearMonth.of(2023, 3),
                                        Points.of("1500.00"),
                                        Points.of("12.00"),
                                        Points.ZERO),
                                at("2023-03-01T00:00"),
                                "2023-03"));
    }

    @Test
    @DisplayName("Q1: an account that has a quota gets no second one")
    void quotaOpensOnce() {
        assertThat(caseOf().points("3.00", "2023-03").businessDate("2023-03-10").movements())
                .isEmpty();
    }

    @Test
    @DisplayName(
            "Q1: the month of the business date it was first known on, of its first request or grant, whichever is earliest")
    void earliestOfThreeOpensIt() {
        assertThat(openedIn(caseOf().knownOn("a-1", "2023-02-28").businessDate("2023-04-10")))
                .isEqualTo(YearMonth.of(2023, 2));
        assertThat(openedIn(caseOf(instance(order("o-1")))
                        .asks("q-2", "i-1", "2023-02-05T10:00")
                        .asks("q-1", "i-1", "2023-01-31T23:59:59")
                        .businessDate("2023-04-10")))
                .isEqualTo(YearMonth.of(2023, 1));
        assertThat(openedIn(caseOf().grant("g-1", "1.00", "2022-12-31T23:59:59", null)
                        .grant("g-2", "1.00", "2023-01-01T00:00", null)
                        .businessDate("2023-04-10")))
                .isEqualTo(YearMonth.of(2022, 12));
        assertThat(openedIn(caseOf(instance(order("o-1")))
                        .knownOn("a-1", "2022-10-01")
                        .asks("q-1", "i-1", "2023-01-11T15:00")
                        .grant("g-1", "1.00", "2022-12-31T23:59:59", null)
                        .businessDate("2023-04-10")))
                .isEqualTo(YearMonth.of(2022, 10));
    }

    @Test
    @DisplayName(
            "Q1 and section 10: a grant counts at the time it is booked, so one for a later month opens no earlier one")
    void grantOpensTheMonthItIsBookedIn() {
        assertThat(openedIn(caseOf().grant("g-1", "1.00", "2023-01-15T10:00", "2023-03")
                        .businessDate("2023-04-10")))
                .isEqualTo(YearMonth.of(2023, 3));
    }

    @Test
    @DisplayName("Q1: grants that are not booked tonight, or never, do not open it")
    void grantsNotBookedDoNotOpenIt() {
        assertThat(openedIn(caseOf().grant("g-1", "1.00", "2023-02-15T10:00", "2023-01")
                        .businessDate("2023-04-10")))
                .isEqualTo(YearMonth.of(2023, 4));
    }

    @Test
    @DisplayName("Q1: the requests and grants of the user's other accounts do not open it")
    void othersDoNotOpenIt() {
        CaseBuilder both = caseOf(instance(order("o-1")))
                .account("a-2")
                .asks("q-1", "i-1", "2023-01-11T15:00")
                .businessDate("2023-04-10");
        Grant ofAnother = new Grant("g-1", "a-2", Points.of("1.00"), at("2022-11-15T10:00"), null);
        Night night = both.night();

        assertThat(both.movements())
                .filteredOn(movement -> movement.accountId().equals("a-2"))
                .extracting(movement -> movement.after().month())
                .containsExactly(YearMonth.of(2023, 4), YearMonth.of(2023, 4));
        assertThat(QuotaBook.openingMonth(
                        "a-1",
                        night.businessDate(),
                        List.of(ofAnother),
                        both.file().requests(),
                        night))
                .isEqualTo(YearMonth.of(2023, 1));
    }

    @Test
    @DisplayName("Q3 and section 10: an opening behind a missing consumption waits for another run")
    void openingAfterAStopWaits() {
        assertThat(caseOf().businessDate("2023-04-10").until("2023-04-01T00:00").movements())
                .isEmpty();
        assertThat(openedIn(caseOf().businessDate("2023-04-10").until("2023-04-01T00:00:01")))
                .isEqualTo(YearMonth.of(2023, 4));
    }

    @Test
    @DisplayName("Q1 section 8: the version in force when it opens says how many points")
    void versionInForceSaysHowMany() {
        CaseBuilder raised = caseOf().policies(
                        PolicyBuilder.published().initialPoints("100.00"),
                        PolicyBuilder.published()
                                .called("v2")
                                .validFrom("2023-03-01T00:00")
                                .initialPoints("200.00"));

        assertThat(raised.businessDate("2023-03-10").movements().get(0).points())
                .isEqualTo(Points.of("200.00"));
        assertThat(raised.businessDate("2023-02-10").movements().get(0).points())
                .isEqualTo(Points.of("100.00"));
    }

    @Test
    @DisplayName("Q1: from its opening month on the quota is reset like any other")
    void quotaIsResetFromItsOpeningOn() {
        assertThat(caseOf().knownOn("a-1", "2023-02-10")
                        .consumed("a-1", "2023-01", "4.00")
                        .consumed("a-1", "2023-02", "5.00")
                        .businessDate("2023-03-01")
                        .movements())
                .extracting(Movement::kind)
                .containsExactly(Movement.Kind.INITIAL, Movement.Kind.RESET, Movement.Kind.LAPSE, Movement.Kind.RESET);
    }

    @Test
    @DisplayName("Q1: a quota that is not open has no balance; to ask for it is a mistake that names the account")
    void quotaThatIsNotOpenHasNoBalance() {
        CaseBuilder builder = caseOf().businessDate("2023-03-10");
        AccountFacts unopened = Objects.requireNonNull(builder.file().accounts().get("a-1"));
        QuotaBook book = new QuotaBook(unopened, builder.night().policies(), new ArrayList<>());

        assertThat(book.isOpen()).isFalse();
        assertThatThrownBy(book::balance).hasMessage("the quota of a-1 is not open");
    }
}
