package reckon.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reckon.intake.InputKind;
import reckon.intake.InputRules;
import reckon.staging.InputContent;
import reckon.staging.StagingSettings;

/** A file that is read in parts has the lines of the same file read as a whole, each with the number of its physical line. */
final class BlocksTest {
    private static final String HEADER = "account_id,month,amount";
    private static final String[] LINE_ENDS = {"\n", "\r\n", "\r\r\n", "\r", "\n\n", "\r\r\r\n", "\n,,\n"};
    private static final String[] VALUES = {"12.30", "x", "-5", "7", "1.234", "0.00"};
    private static SparkSession spark;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        spark = SparkSession.builder()
                .master(Clusters.LOCAL)
                .config("spark.ui.enabled", "false")
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static Reading reading() {
        InputRules rules = new InputRules(
                List.of("NULL"), "CNY", Set.of("BCC"), LocalDate.of(2009, 1, 1), ZoneId.of("Asia/Shanghai"));
        StagingSettings settings = new StagingSettings(new BigDecimal("0.01"), StandardCharsets.UTF_8, false, rules);
        return Reading.of(InputKind.CONSUMPTION, settings, new byte[] {1});
    }

    private List<Block> parts(Path file, long bytes) throws IOException {
        return new Blocks(JavaSparkContext.fromSparkContext(spark.sparkContext()), bytes).of(file, reading());
    }

    private static List<String> lines(List<Block> parts) throws IOException {
        List<String> found = new ArrayList<>();
        for (Block part : parts) {
            new LineReading(reading(), new HashSet<>(), false).call(part).forEachRemaining(row -> {
                if (row.get(2) != null || row.get(3) != null) {
                    found.add(row.getLong(1) + " " + shown(row));
                }
            });
        }
        return found.stream().sorted().toList();
    }

    private static String shown(Row row) {
        return row.get(2) != null ? "good " + row.get(2) : "bad " + ((Row) row.get(3)).getString(1);
    }

    @Test
    void partsHaveTheLinesOfTheWholeWithTheirPhysicalNumbers() throws IOException {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "\n\uFEFF\n" : "")
                    .append(HEADER)
                    .append('\n');
            for (int i = 0; i < 400; i++) {
                text.append("a-")
                        .append(random.nextInt(50))
                        .append(",2026-1")
                        .append(random.nextInt(3))
                        .append(',');
                text.append(VALUES[random.nextInt(VALUES.length)]).append(LINE_ENDS[random.nextInt(LINE_ENDS.length)]);
            }
            Path file = Files.writeString(folder.resolve("consumption-" + seed + ".csv"), text);
            List<Block> parts = parts(file, 200 + random.nextInt(2000));
            assertThat(parts.size()).as("seed %d", seed).isGreaterThan(1);
            assertThat(lines(parts)).as("seed %d", seed).isEqualTo(lines(List.of(Block.whole(file))));
        }
    }

    @Test
    void aLargeFileHasAPartForEachTaskThatSparkRunsAtOnce() throws IOException {
        assertThat(parts(largeFile(3), 32 << 20)).hasSize(1);
        assertThat(parts(largeFile(10), 32 << 20)).hasSize(2);
        assertThat(parts(largeFile(10), 3 << 20)).hasSize(4);
    }

    private Path largeFile(int mebibytes) throws IOException {
        String line = "a-1,2026-10,1.00\n";
        return Files.writeString(
                folder.resolve("consumption-large.csv"),
                HEADER + "\n" + line.repeat((mebibytes << 20) / line.length()));
    }

    @Test
    void aPartThatIsNotAsItWasLookedAtFailsItsTask() throws IOException {
        Path file = folder.resolve("consumption.csv");
        Files.writeString(file, HEADER + "\n" + "a-1,2026-10,1.00\n".repeat(500));
        byte[] before = Files.readAllBytes(file);
        List<Block> parts = parts(file, 1000);
        assertThat(PartStream.sha256(file, parts)).isEqualTo(InputContent.sha256(file));

        Files.write(file, Arrays.copyOf(before, before.length - 20));
        assertThatThrownBy(() -> lines(parts)).hasRootCauseInstanceOf(EOFException.class);
        assertThat(PartStream.sha256(file, parts)).isNull();

        Files.write(file, Arrays.copyOf(before, before.length + 1));
        assertThat(PartStream.sha256(file, parts)).isNull();

        byte[] after = before.clone();
        after[after.length - 2] = '9';
        Files.write(file, after);
        assertThatThrownBy(() -> lines(parts)).hasRootCauseInstanceOf(PartStream.ChangedPartException.class);
        assertThat(PartStream.sha256(file, parts)).isNull();
    }

    /** A file's name has bytes; which letters they are depends on the locale, which executors may have another one of. */
    @Test
    void aFileIsFoundByTheBytesOfItsName() throws IOException {
        Path named = Path.of(URI.create(folder.toUri() + "consumption-%C4%E3%20%25.csv"));
        Files.writeString(named, HEADER + "\n" + "a-1,2026-10,1.00\n".repeat(100));
        for (long bytes : new long[] {500, 1 << 20}) {
            List<Block> parts = parts(named, bytes);
            assertThat(parts.get(0).file()).isEqualTo(named);
            assertThat(lines(parts)).hasSize(100);
        }
    }

    @Test
    void aFileWithAQuoteIsReadByOneTask() throws IOException {
        String lines = "a-1,2026-10,1.00\n".repeat(500);
        Path file = Files.writeString(
                folder.resolve("consumption.csv"), HEADER + "\n" + lines + "a-2,2026-10,\"2.00\"\n" + lines);
        assertThat(parts(file, 1000)).hasSize(1);
    }

    @Test
    void aFileWhoseHeaderEndsWithACarriageReturnAloneIsReadByOneTask() throws IOException {
        Path file =
                Files.writeString(folder.resolve("consumption.csv"), HEADER + "\r" + "a-1,2026-10,1.00\n".repeat(500));
        assertThat(parts(file, 1000)).hasSize(1);
        Files.writeString(file, HEADER + "\r\r\n" + "a-1,2026-10,1.00\r\r\n".repeat(500));
        assertThat(parts(file, 1000)).as("that is one line end").hasSizeGreaterThan(1);
    }

    @Test
    void aFileWhoseHeaderIsNotFoundIsReadByOneTask() throws IOException {
        Path file =
                Files.writeString(folder.resolve("consumption.csv"), "account_id,amount\n" + "a,1.00\n".repeat(500));
        assertThat(parts(file, 1000)).hasSize(1);
    }
}
