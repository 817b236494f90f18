package reckon.night;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the decisions of a run become parts for its workers. */
final class UnbindingTest {
    @ParameterizedTest
    @CsvSource({
        "0, 2, 1",
        "1, 1, 2",
        "99999, 4, 100000",
        "100000, 1, 100001",
        "100000, 2, 50001",
        "1000000, 2, 500001",
        "1000000, 4, 250001",
        "1000003, 16, 90910"
    })
    void eachWorkerHasOnePartAtMostAndAFewDecisionsAreOnePart(int lines, int workers, int linesOfAPart) {
        assertThat(Unbinding.linesOfAPart(lines, workers)).isEqualTo(linesOfAPart);
        assertThat((long) linesOfAPart * workers).isGreaterThanOrEqualTo(lines);
    }
}
