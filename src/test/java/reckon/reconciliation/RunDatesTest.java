package reckon.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RunDatesTest {
    private static RunDates dates(String... businessDates) {
        return new RunDates(Stream.of(businessDates).map(LocalDate::parse).toList());
    }

    @Test
    void anOlderDateThatIsRunLateHasTheDateOfTheRunBefore() {
        RunDates dates = dates("2026-11-02", "2026-11-05", "2026-11-03", "2026-11-06");
        assertThat(List.of(dates.of(1), dates.of(2), dates.of(3), dates.of(4)))
                .map(LocalDate::getDayOfMonth)
                .containsExactly(2, 5, 5, 6);
    }

    @Test
    void refundsAreDueAsManyDaysAfterTheDateOfTheirRunAsIsSet() {
        RunDates dates = dates("2026-11-02", "2026-11-03", "2026-11-05");
        assertThat(dates.firstUndue(1, 3)).isEqualTo(1);
        assertThat(dates.firstUndue(3, 3)).isEqualTo(2);
        assertThat(dates.firstUndue(3, 2)).isEqualTo(3);
        assertThat(dates.firstUndue(3, 0)).isEqualTo(4);
    }
}
