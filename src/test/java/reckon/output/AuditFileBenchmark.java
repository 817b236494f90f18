package reckon.output;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import reckon.files.CsvLine;
import reckon.files.OutputFile;
import reckon.files.RunFolder;
import reckon.ledger.Run;
import reckon.money.Money;
import reckon.money.Points;
import reckon.policy.Decision;
import reckon.policy.DecisionKind;
import reckon.policy.Policies;
import reckon.policy.PolicyBuilder;
import reckon.support.Folders;

/** How many lines of an audit are chained and written in a second, on one core, once they are read from the ledger. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class AuditFileBenchmark {
    private static final int LINES = 20_000;

    private final Path temporary = Folders.create("benchmark");
    private final Run run = new Run(1, LocalDate.of(2026, 11, 21), 0, "0".repeat(64), null, null, true, false, null);
    private final Policies policies =
            new Policies(List.of(PolicyBuilder.published().build()));
    private final List<AuditLine> lines =
            IntStream.range(0, LINES).mapToObj(AuditFileBenchmark::line).toList();

    private static AuditLine line(int no) {
        return new AuditLine(
                no,
                "request-" + no,
                "order-" + no,
                "account-" + no / 2,
                "account-" + no / 3,
                "bcc-" + no,
                "BCC",
                DecisionKind.RESOURCE,
                Instant.parse("2026-11-20T16:00:00Z").plusSeconds(no * 4L),
                Decision.PARTIAL,
                "F3",
                no % 4 == 0 ? "bought too many, by mistake" : null,
                11,
                Money.of("60.00"),
                Money.of("28.06"),
                Points.of("28.06"),
                Points.of("1500.00"),
                "baidu-bcc-2025-10-20",
                "60.00 - 11 d × 60.00/31 × 1.5 = 28.06 (11 days used)",
                null);
    }

    @Benchmark
    @OperationsPerInvocation(LINES)
    public void linesOfAnAudit() {
        RunFolder folder = new RunFolder(temporary, false);
        try (OutputFile audit = new OutputFile(folder, AuditFile.NAME, AuditFile.HEADER);
                OutputFile releases = new OutputFile(folder, "releases.csv", "")) {
            AuditWriter writer = new AuditWriter(run, policies, audit, releases);
            CsvLine text = new CsvLine(policies.zone());
            lines.forEach(line -> writer.writeLine(AuditText.of(line, text)));
        }
    }

    @TearDown
    public void removeFolder() {
        Folders.remove(temporary);
    }
}
