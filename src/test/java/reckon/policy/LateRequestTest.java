package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.ResourceBuilder.instance;
import static reckon.policy.ResourceBuilder.resource;

import java.time.YearMonth;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reckon.facts.QuotaBalances;
import reckon.money.Points;

/** Rule Q7: a request of a month that is closed for its account. */
class LateRequestTest {
    /** A request of January 11 that is decided in March, with so much that lapsed in January and so much that stays. */
    private static CaseBuilder late(String lapsed, String lasting) {
        return caseOf(instance(order("o-1")))
                .balances(
                        "a-1",
                        new QuotaBalances(
                                9, YearMonth.of(2023, 3), Points.of(lasting), Points.of("30.00"), Points.of("40.00")))
                .lapsed("2023-01", lapsed)
                .lapsed("2023-02", "100.00")
                .asks("q-1", "i-1", "2023-01-11T15:00")
                .businessDate("2023-03-10");
    }

    @Test
    @DisplayName(
            "Q7: a late request spends first what lapsed with its own month, then the points that stay; no month is reset again")
    void lateRequestSpendsItsOwnMonth() {
        CaseBuilder late = late("20.00", "10.00");

        assertThat(MovementText.of(late))
                .containsExactly(
                        "2023-01-11T15:00 RESTORE 20.00 = 100.00 q-1", "2023-01-11T15:00 SPEND -28.06 = 71.94 q-1");
        assertThat(late.movements().get(1).after())
                .isEqualTo(new QuotaBalances(
                        11, YearMonth.of(2023, 3), Points.of("1.94"), Points.of("30.00"), Points.of("40.00")));
        assertThat(late.line("q-1").pointsBefore()).isEqualTo(Points.of("100.00"));
    }

    @Test
    @DisplayName("Q7: no more is restored than the request needs, and nothing where nothing lapsed")
    void onlyWhatIsNeededIsRestored() {
        assertThat(MovementText.of(late("28.07", "10.00")))
                .containsExactly(
                        "2023-01-11T15:00 RESTORE 28.06 = 108.06 q-1", "2023-01-11T15:00 SPEND -28.06 = 80.00 q-1");
        assertThat(MovementText.of(late("0.00", "28.06"))).containsExactly("2023-01-11T15:00 SPEND -28.06 = 70.00 q-1");
    }

    @Test
    @DisplayName("Q7 F6: points of a later month do not count; where all of the own is too little neither is written")
    void pointsOfLaterMonthsDoNotCount() {
        CaseBuilder late = late("20.00", "8.05");

        assertThat(MovementText.of(late)).isEmpty();
        assertThat(late.ruling("q-1").reason()).isEqualTo(Reason.QUOTA_EXCEEDED);
        assertThat(late.line("q-1").pointsBefore()).isEqualTo(Points.of("78.05"));
        assertThat(late.ruling("q-1").explanation())
                .endsWith(
                        "it costs 28.06 points and the account has 28.05 of 2023-01 (20.00 that lapsed with that month and"
                                + " 8.05 that stay), so 0.01 are missing: it may apply for more and ask again");
    }

    @Test
    @DisplayName(
            "I3 Q7: a late request spends a grant of its month that comes as late, not one that was granted after it")
    void lateRequestSpendsALateGrantOfItsMonth() {
        CaseBuilder late = late("20.00", "0.00")
                .grant("g-1", "8.06", "2023-01-11T14:59", "2023-01")
                .grant("g-2", "500.00", "2023-01-11T15:01", "2023-01");

        assertThat(MovementText.of(late))
                .containsExactly(
                        "2023-01-11T14:59 GRANT 8.06 = 78.06 g-1",
                        "2023-01-11T14:59 LAPSE -8.06 = 70.00 2023-02",
                        "2023-01-11T15:00 RESTORE 28.06 = 98.06 q-1",
                        "2023-01-11T15:00 SPEND -28.06 = 70.00 q-1",
                        "2023-01-11T15:01 GRANT 500.00 = 570.00 g-2",
                        "2023-01-11T15:01 LAPSE -500.00 = 70.00 2023-02");
    }

    @Test
    @DisplayName("Q7: what one late request took back another of the month does not find")
    void whatWasRestoredIsGone() {
        CaseBuilder two = caseOf(instance(order("o-1")), resource("i-2", "BCC").orders(order("o-2")))
                .balances(
                        "a-1",
                        new QuotaBalances(9, YearMonth.of(2023, 3), Points.of("26.12"), Points.ZERO, Points.ZERO))
                .lapsed("2023-01", "30.00")
                .asks("q-1", "i-1", "2023-01-11T15:00")
                .asks("q-2", "i-2", "2023-01-11T16:00")
                .businessDate("2023-03-10");

        assertThat(MovementText.of(two))
                .containsExactly(
                        "2023-01-11T15:00 RESTORE 28.06 = 54.18 q-1",
                        "2023-01-11T15:00 SPEND -28.06 = 26.12 q-1",
                        "2023-01-11T16:00 RESTORE 1.94 = 28.06 q-2",
                        "2023-01-11T16:00 SPEND -28.06 = 0.00 q-2");
    }
}
