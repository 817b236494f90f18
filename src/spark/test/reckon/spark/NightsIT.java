package reckon.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights of the full mix one after the other over the turn of a month, each with what was paid and exported of an earlier one. */
final class NightsIT {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 28);
    private static final int NIGHTS = Integer.getInteger("nights", 4);
    private static final int REQUESTS = Integer.getInteger("requests", 1000);
    private static final int ACCOUNTS = REQUESTS * 3 / 10;
    private static final int DAYS_TO_SETTLE = 2;

    @TempDir
    Path folder;

    @Test
    void everyFileOfEveryNightIsTheSameFromBothEngines() throws IOException {
        try (Pair pair = new Pair(folder, Map.of("RECKON_REPORT", "false"), Clusters.LOCAL_WITH_GENERATED_CODE)) {
            for (int night = 0; night < NIGHTS; night++) {
                makeInput(night);
                assertThat(pair.oneMachine(date(night), input(night))).isZero();
                assertThat(pair.spark(date(night), input(night))).isZero();
                pair.assertSame(date(night));
            }
            assertThat(pair.verify()).isZero();
        }
    }

    private void makeInput(int night) throws IOException {
        Path input = Files.createDirectories(input(night));
        Program.make(folder, "NightInputs", input, REQUESTS, 7, night, date(night), ACCOUNTS);
        int earlier = night - DAYS_TO_SETTLE;
        if (earlier >= 0) {
            Path run = folder.resolve("one/out").resolve(date(earlier));
            Program.make(folder, "SettledNight", input(earlier), run, input, date(night));
        }
    }

    private Path input(int night) {
        return folder.resolve("in").resolve(date(night));
    }

    private static String date(int night) {
        return FIRST.plusDays(night).toString();
    }
}
