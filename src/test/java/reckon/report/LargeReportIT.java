package reckon.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
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
        folder = MadeReports.nightWithManyBreaks();
        writeAudit();
        writeQuota();
        writePending();
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

    /** Of ten requests one is held and one has too few points. */
    private void writeAudit() throws IOException {
        Path file = folder.resolve(AuditFigures.FILE);
        String header = Files.readAllLines(file).get(0);
        String hash = "0".repeat(64);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(header + "\n");
            for (int i = 1; i <= REQUESTS; i++) {
                String end = i % 10 == 0
                        ? "HELD,I3,NO_ORDER,,,,0.00,0.00,,,p,held: no order was delivered; held since 2026-11-01"
                        : i % 10 == 1
                                ? "REJECTED,F6,QUOTA_EXCEEDED,3,60.00,1.00,0.00,0.00,5.00,5.00,p,too few points"
                                : "PARTIAL,F3,,11,60.00,31.94," + i % 977 + ".06,28.06,1500.00,1471.94,p,60.00 - 31.94";
                out.write(i + ",req-" + i + ",order-" + i + ",acct-" + i / 2 + ",acct-" + i / 8 + ",bcc-" + i
                        + ",BCC,RESOURCE,2026-11-04T12:00:00+08:00," + end + "," + hash + "," + hash + "\n");
            }
        }
    }

    private void writeQuota() throws IOException {
        Path file = folder.resolve(QuotaFigures.FILE);
        String header = Files.readAllLines(file).get(0);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(header + "\n");
            for (int i = 0; i < REQUESTS; i++) {
                out.write(
                        "acct-" + i / 2 + ",SPEND,-1.00," + i % 1500 + ".00,2026-11-04T12:00:00+08:00,req-" + i + "\n");
            }
        }
    }

    private void writePending() throws IOException {
        Path file = folder.resolve(BreakFigures.PENDING);
        String header = Files.readAllLines(file).get(0);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(header + "\n");
            for (int i = 0; i < REQUESTS; i++) {
                out.write("SETTLEMENT_MISSING,PENDING,rf-" + i + ",order-" + i + ",acct-" + i
                        + ",1.00,0.00,0,due 2026-11-07\n");
            }
        }
    }
}
