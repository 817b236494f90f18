package reckon.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample, whose first night has a line for every rule, with its report. */
final class SampleIT {
    private static final Path SAMPLE = Program.project().resolve("sample-data");

    /** Two that the first night has booked, one of them with other points, and one that is new. */
    private static final String GRANTS = """
            grant_id,account_id,points,granted_at,month
            grant-for-good,acct-quota,100.00,2026-10-10T09:00:00+08:00,
            grant-november,acct-quota,55.00,2026-10-20T09:00:00+08:00,2026-11
            grant-new,acct-quota,25.00,2026-11-05T09:00:00+08:00,
            """;

    private static final List<String> QUESTIONS = List.of(
            "explain --output out req-f3-resized req-chain-c req-e18-bcc req-i3-two req-r3-no-term order-a1-failed",
            "explain --output out --lang zh --json rf-f9edf2350152165185ffcd0daa0d1e2f",
            "account acct-quota",
            "account --lang zh --json acct-six",
            "quote --resource bcc-f1-none --at 2026-11-06T10:00:00+08:00");

    @TempDir
    Path folder;

    @Test
    void nightsOneAfterTheOtherWriteTheSameBytes() throws IOException {
        try (Pair pair = new Pair(folder, Map.of())) {
            runNights(pair);
            pair.assertSameAnswers(QUESTIONS, "2026-11");
        }
    }

    private void runNights(Pair pair) throws IOException {
        assertThat(pair.oneMachine("2026-11-04", SAMPLE.resolve("input"))).isZero();
        assertThat(pair.spark("2026-11-04", SAMPLE.resolve("input"))).isZero();
        pair.assertSame("2026-11-04");

        Path second = folder.resolve("second");
        Pair.copy(SAMPLE.resolve("second-night/night"), second);
        Files.writeString(second.resolve("grants.csv"), GRANTS);
        int expected = pair.oneMachine("2026-11-05", second);
        assertThat(pair.spark("2026-11-05", second)).isEqualTo(expected);
        pair.assertSame("2026-11-05");

        assertThat(pair.reconcile(SAMPLE.resolve("second-night/noon"))).isZero();
        pair.assertSame("2026-11-05");

        pair.oneMachine("2026-11-04", second);
        pair.spark("2026-11-04", second);
        pair.assertSame("2026-11-04"); // it is closed, so what came is not its own
    }
}
