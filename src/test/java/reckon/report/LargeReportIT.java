package reckon.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reckon.support.Folders;
import reckon.support.Outcome;
import reckon.support.ReckonProcess;

/**
 * The report of a night of many requests and breaks, drawn with the memory that the scripts give a night; of 1,000,000 requests
 * with {@code -Dreckon.long=true}.
 */
class LargeReportIT {
    private static final int REQUESTS = Boolean.getBoolean("reckon.long") ? 1_000_000 : 60_000;
    private static final long MOST_BYTES = 5_000_000;

    private Path folder = Path.of("");

    @AfterEach
    void removeFolder() {
        Folders.remove(folder.getParent());
    }

    @Test
    void aLargeNightIsDrawnInLittleMemoryAsASmallPageThatSaysWhatItLeavesOut() throws IOException {
        folder = MadeLargeNight.write(REQUESTS);
        Outcome drawn = ReckonProcess.Setup.in(folder.getParent())
                .withHeap("280m")
                .start("report", folder.toString())
                .await();
        assertThat(drawn.exitCode()).as("%s", drawn).isZero();
        assertThat(folder.resolve("report.html")).isRegularFile();
        assertThat(Files.size(folder.resolve("report.html"))).isLessThan(MOST_BYTES);
        assertThat(Files.size(folder.resolve("report.xlsx"))).isLessThan(MOST_BYTES);
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains(
                        "The 20,000 largest of 50,000 are on this page. All of them: reconciliation.csv",
                        "1,000 of " + Numbers.count(REQUESTS / 10) + " are listed. All of them: audit.csv",
                        "50 of " + Numbers.count(REQUESTS - REQUESTS / 10 * 2) + " are listed. All of them: audit.csv",
                        "1,000 of " + Numbers.count(REQUESTS) + " are listed. All of them: pending.csv",
                        "of the " + Numbers.count(REQUESTS / 2) + " accounts that spent points");
    }
}
