package reckon.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which ids may have been seen. */
class KnownIdsTest {
    @Test
    void whatWasSeenIsAlwaysAmongThemAndHardlyAnythingElse() {
        KnownIds ids = new KnownIds();
        IntStream.range(0, 100_000).forEach(i -> ids.add("req-" + i));

        assertThat(IntStream.range(0, 100_000)).allMatch(i -> ids.mayHold("req-" + i));
        assertThat(IntStream.range(100_000, 300_000).filter(i -> ids.mayHold("req-" + i)))
                .isEmpty();
    }

    @Test
    void nothingWasSeenAtFirstAndEverythingMayHaveBeenWhereThatIsSaid() {
        KnownIds ids = new KnownIds();
        assertThat(ids.mayHold("")).isFalse();

        ids.addAll();
        ids.add("a");

        assertThat(ids.mayHold("b")).isTrue();
    }
}
