package reckon.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a night of any number of requests, which all have a line in every file, and of 50,000 breaks. */
final class MadeLargeNight {
    private final Path folder;
    private final int requests;

    private MadeLargeNight(Path folder, int requests) {
        this.folder = folder;
        this.requests = requests;
    }

    /** Writes it and returns its folder. */
    static Path write(int requests) throws IOException {
        MadeLargeNight night = new MadeLargeNight(MadeReports.nightWithManyBreaks(), requests);
        night.writeAudit();
        night.writeQuota();
        night.writePending();
        return night.folder;
    }

    /** Of ten requests one is held and one has too few points. */
    private void writeAudit() throws IOException {
        Path file = folder.resolve(AuditFigures.FILE);
        String header = Files.readAllLines(file).get(0);
        String hash = "0".repeat(64);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(header + "\n");
            for (int i = 1; i <= requests; i++) {
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
            for (int i = 0; i < requests; i++) {
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
            for (int i = 0; i < requests; i++) {
                out.write("SETTLEMENT_MISSING,PENDING,rf-" + i + ",order-" + i + ",acct-" + i
                        + ",1.00,0.00,0,due 2026-11-07\n");
            }
        }
    }
}
