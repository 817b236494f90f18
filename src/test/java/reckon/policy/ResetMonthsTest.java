package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rule Q3: which month of consumption was never delivered although a reset reads it. */
class ResetMonthsTest {
    private static final YearMonth DECEMBER = YearMonth.of(2022, 12);
    private static final YearMonth JANUARY = YearMonth.of(2023, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2023, 2);
    private static final YearMonth MARCH = YearMonth.of(2023, 3);

    /** A run whose last reset reads March. */
    private static ResetMonths delivered(YearMonth... months) {
        return from(null, months);
    }

    private static ResetMonths from(@Nullable YearMonth firstMonth, YearMonth... months) {
        return new ResetMonths(Arrays.stream(months).collect(Collectors.toSet()), firstMonth, MARCH);
    }

    @Test
    @DisplayName("Q3: a month between two delivered ones that was not delivered is missing")
    void monthBetweenTwoIsMissing() {
        ResetMonths gap = delivered(JANUARY, MARCH);
        ResetMonths whole = delivered(JANUARY, FEBRUARY, MARCH);

        assertThat(gap.haveGap()).isTrue();
        assertThat(gap.firstMissing(JANUARY, JANUARY)).isEqualTo(FEBRUARY);
        assertThat(whole.haveGap()).isFalse();
        assertThat(whole.firstMissing(JANUARY, JANUARY)).isNull();
    }

    @Test
    @DisplayName("Q3: the last month that a reset reads is missing as well; of several the first is named")
    void lastMonthIsReadToo() {
        assertThat(delivered(JANUARY, FEBRUARY).haveGap()).isTrue();
        assertThat(delivered(JANUARY, FEBRUARY).firstMissing(JANUARY, JANUARY)).isEqualTo(MARCH);
        assertThat(delivered(JANUARY).firstMissing(JANUARY, JANUARY)).isEqualTo(FEBRUARY);
    }

    @Test
    @DisplayName("Q3: months before the first one delivered count as without consumption")
    void monthsBeforeTheFirstDeliveredAreNotMissed() {
        assertThat(delivered(FEBRUARY, MARCH).haveGap()).isFalse();
        assertThat(delivered(FEBRUARY, MARCH).firstMissing(DECEMBER, DECEMBER)).isNull();
    }

    @Test
    @DisplayName("Q3: where nothing was delivered nothing is missing")
    void nothingDeliveredIsNothingMissing() {
        assertThat(delivered().haveGap()).isFalse();
        assertThat(delivered().firstMissing(JANUARY, JANUARY)).isNull();
    }

    @Test
    @DisplayName("Q3: months count from the first needed one that was delivered, whatever was delivered before it")
    void monthsThatNobodyNeedsAreNotMissed() {
        assertThat(delivered(JANUARY, MARCH).firstMissing(FEBRUARY, FEBRUARY)).isNull();
        assertThat(delivered(JANUARY, MARCH).firstMissing(JANUARY, FEBRUARY)).isEqualTo(FEBRUARY);
    }

    @Test
    @DisplayName("Q3: only a reset due now misses a month; one that was booked has had it")
    void onlyResetsDueNowMissAMonth() {
        assertThat(delivered(JANUARY, MARCH).firstMissing(JANUARY, MARCH)).isNull();
        assertThat(delivered(JANUARY, MARCH).firstMissing(JANUARY, null)).isNull();
    }

    @Test
    @DisplayName("Q3: where first-month is given, months count from there, whatever was delivered before or not at all")
    void firstMonthSaysWhereMonthsBegin() {
        assertThat(from(DECEMBER, JANUARY, FEBRUARY, MARCH).haveGap()).isTrue();
        assertThat(from(DECEMBER, JANUARY, FEBRUARY, MARCH).firstMissing(DECEMBER, DECEMBER))
                .isEqualTo(DECEMBER);
        assertThat(from(MARCH, JANUARY, MARCH).haveGap()).isFalse();
        assertThat(from(MARCH, JANUARY, MARCH).firstMissing(JANUARY, JANUARY)).isNull();
        assertThat(from(MARCH).haveGap()).isTrue();
        assertThat(from(MARCH).firstMissing(JANUARY, JANUARY)).isEqualTo(MARCH);
    }
}
