package reckon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {
    @Test
    void theRateIsThatOfTheStepSoFarAndTheTimeLeftGoesByIt() {
        assertThat(ProgressLine.text("decideRequests", 250_000, 1_000_000, Duration.ofSeconds(25)))
                .isEqualTo("decideRequests 250,000 rows, 10,000/s, 1:15 left");
    }

    @Test
    void noTimeIsLeftToTellWhereTheNumberOfRowsIsNotKnownOrWasTooLow() {
        assertThat(ProgressLine.text("takeFiles", 500, -1, Duration.ofSeconds(2)))
                .isEqualTo("takeFiles 500 rows, 250/s");
        assertThat(ProgressLine.text("decideRequests", 500, 499, Duration.ofSeconds(2)))
                .isEqualTo("decideRequests 500 rows, 250/s");
    }

    @Test
    void aStepThatHasJustBegunIsNamed() {
        assertThat(ProgressLine.text("reconcile", 0, -1, Duration.ZERO)).isEqualTo("reconcile …");
        assertThat(ProgressLine.text("takeFiles", 3, -1, Duration.ZERO)).isEqualTo("takeFiles 3 rows");
    }
}
