package reckon.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample, whose first night has a line for every rule, with its report. */
final class SampleIT {
    private static final Path SAMPLE = Program.project().resolve("sample-data");

    @TempDir
    Path folder;

    @Test
    void nightsOneAfterTheOtherWriteTheSameBytes() throws IOException {
        Pair pair = new Pair(folder, Map.of());
        assertThat(pair.oneMachine("2026-11-04", SAMPLE.resolve("input"))).isZero();
        assertThat(pair.spark(Clusters.LOCAL, "2026-11-04", SAMPLE.resolve("input")))
                .isZero();
        pair.assertSame("2026-11-04");

        Path second = SAMPLE.resolve("second-night/night");
        int expected = pair.oneMachine("2026-11-05", second);
        assertThat(pair.spark(Clusters.LOCAL, "2026-11-05", second)).isEqualTo(expected);
        pair.assertSame("2026-11-05");

        assertThat(pair.reconcile(SAMPLE.resolve("second-night/noon"))).isZero();
        pair.assertSame("2026-11-05");

        pair.oneMachine("2026-11-04", second);
        pair.spark(Clusters.LOCAL, "2026-11-04", second);
        pair.assertSame("2026-11-04"); // it is closed, so what came is not its own

        assertThat(pair.verify()).isZero();
    }
}
