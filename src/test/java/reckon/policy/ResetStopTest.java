package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules Q3 and I3: at which month the resets of a run have to stop. */
class ResetStopTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final YearMonth APRIL = YearMonth.of(2026, 4);

    /** January and March were delivered, February was not; the run reads March last. */
    private static ResetStop withoutFebruary(@Nullable YearMonth setting) {
        return new ResetStop(new ResetMonths(Set.of(JANUARY, MARCH), setting, MARCH));
    }

    @Test
    @DisplayName("Q3: the first month that a due reset reads and that was never delivered stops the resets")
    void firstMissingMonthStops() {
        ResetStop stop = withoutFebruary(null);
        stop.addNext("a-1", MARCH);
        assertThat(stop.month(false)).isNull();

        stop.addNext("a-2", FEBRUARY);
        stop.addBooked(JANUARY);
        assertThat(stop.month(false)).isEqualTo(FEBRUARY);
    }

    @Test
    @DisplayName("Q3: months before the first needed one that was delivered count as without consumption")
    void monthsBeforeTheFirstDeliveredOneCount() {
        ResetStop stop = withoutFebruary(null);
        stop.addNext("a-1", FEBRUARY);
        assertThat(stop.month(false)).isNull();

        stop.addBooked(JANUARY);
        assertThat(stop.month(false)).isEqualTo(FEBRUARY);
        assertThat(withFirst(MARCH, FEBRUARY).month(false)).isNull();
        assertThat(withFirst(FEBRUARY, FEBRUARY).month(false)).isEqualTo(FEBRUARY);
    }

    private static ResetStop withFirst(YearMonth setting, YearMonth next) {
        ResetStop stop = withoutFebruary(setting);
        stop.addNext("a-1", next);
        return stop;
    }

    @Test
    @DisplayName("Q3: a reset that is not due yet stops nothing, nor does a run without resets")
    void laterResetsStopNothing() {
        ResetStop stop = withoutFebruary(null);
        stop.addBooked(JANUARY);
        assertThat(stop.month(false)).isNull();
        assertThat(stop.month(true)).isNull();

        stop.addNext("a-1", APRIL);
        assertThat(stop.month(false)).isNull();
        assertThat(stop.month(true)).isNull();
    }

    @Test
    @DisplayName("I3: while a file of consumption is refused the first due reset stops, delivered or not")
    void refusedFileStopsAll() {
        ResetStop stop = withoutFebruary(null);
        stop.addNext("a-2", MARCH);
        stop.addNext("a-1", JANUARY);
        stop.addNext("a-1", FEBRUARY);

        assertThat(stop.month(true)).isEqualTo(JANUARY);
    }

    @Test
    @DisplayName("I3: an account that waits for a line of its own stops nobody else from that month on")
    void waitingAccountStopsNobody() {
        ResetStop stop = withoutFebruary(null);
        stop.addRejected("a-1", JANUARY);
        stop.addNext("a-1", JANUARY);
        stop.addNext("", MARCH);
        assertThat(stop.month(false)).isNull();
        assertThat(stop.month(true)).isEqualTo(MARCH);

        stop.addNext("a-2", JANUARY);
        assertThat(stop.month(false)).isEqualTo(FEBRUARY);
    }

    @Test
    @DisplayName("I3: a rejected line of a later month, or of one before the setting, keeps no earlier reset waiting")
    void laterRejectedLineKeepsNoEarlierResetWaiting() {
        ResetStop stop = withoutFebruary(null);
        stop.addNext("a-1", JANUARY);
        stop.addRejected("a-1", MARCH);
        assertThat(stop.month(false)).isEqualTo(FEBRUARY);

        stop.addRejected("a-1", FEBRUARY);
        assertThat(stop.month(false)).isNull();

        ResetStop set = withoutFebruary(FEBRUARY);
        set.addNext("a-1", JANUARY);
        set.addRejected("a-1", JANUARY);
        assertThat(set.month(false)).isEqualTo(FEBRUARY);
    }

    @Test
    @DisplayName("I3: a line whose month could not be read keeps every reset of its account waiting")
    void lineOfAnyMonthKeepsAllWaiting() {
        ResetStop stop = withoutFebruary(null);
        stop.addRejected("a-1", null);
        stop.addNext("a-1", JANUARY);

        assertThat(stop.month(false)).isNull();
        assertThat(stop.month(true)).isNull();
    }
}
