package reckon.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import reckon.support.Folders;
import reckon.support.NightInputs;

/** How many lines of an order export are taken apart in a second, on one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CsvReaderBenchmark {
    private static final int LINES = 20_000;

    private final byte[] orders = orders();

    private static byte[] orders() {
        Path folder = Folders.create("benchmark");
        try {
            NightInputs.write(folder, LINES, 1);
            return Files.readAllBytes(folder.resolve("orders.csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Folders.remove(folder);
        }
    }

    @Benchmark
    @OperationsPerInvocation(LINES)
    public int linesOfOrders() throws IOException {
        CsvReader reader = new CsvReader(new ByteArrayInputStream(orders));
        int fields = 0;
        while (reader.next()) {
            fields += reader.fieldCount();
        }
        return fields;
    }
}
