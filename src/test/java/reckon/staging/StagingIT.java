package reckon.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reckon.staging.StagedFolder.gzip;
import static reckon.staging.TakenFile.Outcome.REFUSED;
import static reckon.staging.TakenFile.Outcome.TAKEN;
import static reckon.staging.TakenFile.Outcome.TAKEN_BEFORE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.intake.InputKind;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.OpenDatabase;

/** Files as wholes: what is kept of them, what is not, and that all databases do the same. */
class StagingIT {
    private static final String HEADER = "account_id,month,amount\n";

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final Map<DatabaseKind, OpenDatabase> OPEN = new EnumMap<>(DatabaseKind.class);

    private final Path folder;

    StagingIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterAll
    static void close() {
        OPEN.values().forEach(OpenDatabase::close);
    }

    private StagedFolder staged(DatabaseKind kind) {
        OpenDatabase open = OPEN.computeIfAbsent(kind, k -> new OpenDatabase(DATABASES.create(k)));
        open.clear("consumption", "reject", "input_file", "list_price", "refused_file", "rejected_line");
        return new StagedFolder(open, folder);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void laterLineReplacesAnEarlierOneInOneFileAndInTheNext(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        staged.take(InputKind.CONSUMPTION, "consumption-1.csv", HEADER + "a,2026-10,1\nb,2026-10,2\na,2026-10,3\n");
        assertThat(staged.consumption()).containsExactly("a 3.00", "b 2.00");

        staged.take(InputKind.CONSUMPTION, "consumption-2.csv", HEADER + "b,2026-10,4.5\na,2026-11,5\n");
        assertThat(staged.consumption()).containsExactly("a 3.00", "b 4.50", "a 5.00");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void fileIsPassedOverIfTheLastOneOfItsNameHadTheSameContent(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        byte[] one = (HEADER + "a,2026-10,1\n").getBytes(StandardCharsets.UTF_8);
        byte[] two = (HEADER + "a,2026-10,2\n").getBytes(StandardCharsets.UTF_8);
        assertThat(staged.take(InputKind.CONSUMPTION, "consumption-1.csv", one).outcome())
                .isEqualTo(TAKEN);

        assertThat(staged.take(InputKind.CONSUMPTION, "consumption-1.csv", one, StagedFolder.DATE.plusDays(1)))
                .isEqualTo(new TakenFile("consumption-1.csv", TAKEN_BEFORE, 0, 0, 0));
        assertThat(staged.files()).hasSize(1);

        staged.take(InputKind.CONSUMPTION, "consumption-1.csv", two);
        assertThat(staged.consumption()).containsExactly("a 2.00");
        assertThat(staged.take(InputKind.CONSUMPTION, "consumption-1.csv", one).outcome())
                .as("the content of before again")
                .isEqualTo(TAKEN);
        assertThat(staged.consumption()).containsExactly("a 1.00");
        staged.take(InputKind.CONSUMPTION, "consumption-2.csv", two);
        assertThat(staged.consumption()).as("under another name").containsExactly("a 2.00");
        assertThat(staged.files()).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void fileOfNothingButAHeaderIsTaken(DatabaseKind kind) {
        StagedFolder staged = staged(kind);

        assertThat(staged.take(InputKind.CONSUMPTION, "consumption.csv", HEADER))
                .isEqualTo(new TakenFile("consumption.csv", TAKEN, 0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void badLinesAreSetAsideAndTheOthersKept(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        TakenFile file = staged.take(
                InputKind.CONSUMPTION,
                "consumption.csv",
                HEADER + "a,2026-10,1\n\"=1\\N\t😀\n\",2026-10,1\nb,2026-10,1\nc,2026-10," + "9".repeat(2000)
                        + "\nd\ne,2026-10,1\n");

        assertThat(file).isEqualTo(new TakenFile("consumption.csv", TAKEN, 6, 3, 0));
        assertThat(staged.consumption()).containsExactly("a 1.00", "b 1.00", "e 1.00");
        assertThat(staged.rejects())
                .containsExactly("3 account_id =1\\N\\u0009😀", "6 amount " + "9".repeat(1000) + "…", "7  ");
        assertThat(staged.files()).containsExactly("consumption.csv false 6 3");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void fileIsRefusedForAHundredBadLinesThatAreMoreThanOneInAHundred(DatabaseKind kind) {
        assertThat(outcome(kind, 99, 99))
                .as("99 bad lines, no more than the good ones")
                .isEqualTo(TAKEN);
        assertThat(outcome(kind, 9_900, 100)).as("100 of 10,000").isEqualTo(TAKEN);
        assertThat(outcome(kind, 9_899, 100)).as("100 of 9,999").isEqualTo(REFUSED);
        assertThat(outcome(kind, 9_999, 101)).as("101 of 10,100").isEqualTo(TAKEN);
        assertThat(outcome(kind, 9_998, 101)).as("101 of 10,099").isEqualTo(REFUSED);
        assertThat(outcome(kind, 0, 100)).as("100 of 100").isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void fileIsRefusedIfMoreThanHalfOfItsLinesAreBadHoweverFewTheyAre(DatabaseKind kind) {
        assertThat(outcome(kind, 1, 1)).as("1 of 2").isEqualTo(TAKEN);
        assertThat(outcome(kind, 1, 2)).as("2 of 3").isEqualTo(REFUSED);
        assertThat(outcome(kind, 0, 1)).as("1 of 1").isEqualTo(REFUSED);
        assertThat(outcome(kind, 98, 99)).as("99 of 197").isEqualTo(REFUSED);
    }

    private TakenFile.Outcome outcome(DatabaseKind kind, int good, int bad) {
        StagedFolder staged = staged(kind);
        TakenFile file = staged.take(InputKind.CONSUMPTION, "consumption.csv", lines(good, bad));
        assertThat(file.lines()).isEqualTo(good + bad);
        assertThat(file.rejected()).isEqualTo(bad);
        assertThat(staged.consumption()).hasSize(file.outcome() == TAKEN ? good : 0);
        assertThat(staged.rejects()).hasSize(bad);
        return file.outcome();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void rateIsASetting(DatabaseKind kind) {
        StagedFolder staged = staged(kind);

        assertThat(staged.withMaxRejectRate("0")
                        .take(InputKind.CONSUMPTION, "consumption-1.csv", lines(20_000, 100))
                        .outcome())
                .isEqualTo(REFUSED);
        assertThat(staged.withMaxRejectRate("0")
                        .take(InputKind.CONSUMPTION, "consumption-2.csv", lines(99, 99))
                        .outcome())
                .isEqualTo(TAKEN);
        assertThat(staged.withMaxRejectRate("0.5")
                        .take(InputKind.CONSUMPTION, "consumption-3.csv", lines(100, 100))
                        .outcome())
                .isEqualTo(TAKEN);
        assertThat(staged.withMaxRejectRate("1")
                        .take(InputKind.CONSUMPTION, "consumption-4.csv", lines(150, 150))
                        .outcome())
                .isEqualTo(TAKEN);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void refusedFileLeavesEverythingAsItWasAndMayComeAgain(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        staged.take(InputKind.CONSUMPTION, "consumption-1.csv", HEADER + "a0,2026-10,7\n");
        byte[] bad = lines(500, 100).getBytes(StandardCharsets.UTF_8);

        assertThat(staged.take(InputKind.CONSUMPTION, "consumption-2.csv", bad).outcome())
                .isEqualTo(REFUSED);
        assertThat(staged.take(InputKind.CONSUMPTION, "consumption-2.csv", bad).outcome())
                .isEqualTo(REFUSED);
        assertThat(staged.consumption()).containsExactly("a0 7.00");
        assertThat(staged.rejects()).as("of one night once").hasSize(100);
        assertThat(staged.files()).containsExactly("consumption-1.csv false 1 0", "consumption-2.csv true 600 100");

        TakenFile tolerated = staged.withMaxRejectRate("1").take(InputKind.CONSUMPTION, "consumption-2.csv", bad);
        assertThat(tolerated.outcome()).isEqualTo(TAKEN);
        assertThat(staged.consumption()).hasSize(500).contains("a0 1.00");
        assertThat(staged.rejects()).hasSize(100);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void missingColumnRefusesTheFile(DatabaseKind kind) {
        StagedFolder staged = staged(kind);

        assertThat(staged.take(InputKind.CONSUMPTION, "consumption.csv", "account_id,amount\na,1\n")
                        .outcome())
                .isEqualTo(REFUSED);
        assertThat(staged.rejects()).containsExactly("1 month ");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void gzippedFileIsReadAsThePlainOne(DatabaseKind kind) {
        StagedFolder staged = staged(kind);

        assertThat(staged.take(InputKind.CONSUMPTION, "consumption.csv.gz", gzip(HEADER + "a,2026-10,1\nb,x,1\n")))
                .isEqualTo(new TakenFile("consumption.csv.gz", TAKEN, 2, 1, 0));
        assertThat(staged.consumption()).containsExactly("a 1.00");
        assertThat(staged.rejects()).containsExactly("3 month x");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void gzippedFileThatIsCutOrIsNoneIsRefused(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        byte[] whole = gzip(lines(50_000, 3));
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);

        assertThat(staged.take(InputKind.CONSUMPTION, "consumption-1.csv.gz", cut)
                        .outcome())
                .isEqualTo(REFUSED);
        assertThat(staged.take(InputKind.CONSUMPTION, "consumption-2.csv.gz", HEADER + "a,2026-10,1\n")
                        .outcome())
                .isEqualTo(REFUSED);
        assertThat(staged.consumption()).isEmpty();
        assertThat(staged.rejects()).contains("1  ");

        assertThat(staged.take(InputKind.CONSUMPTION, "consumption-1.csv.gz", whole)
                        .outcome())
                .isEqualTo(TAKEN);
        assertThat(staged.consumption()).hasSize(50_000);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void fileThatChangesWhileItIsReadIsNotTaken(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        StagedFolder changing = staged.withCancellation(() -> append(staged.file("consumption.csv"), "z,2026-10,1\n"));

        assertThatThrownBy(() -> changing.take(InputKind.CONSUMPTION, "consumption.csv", HEADER + "a,2026-10,1\n"))
                .isInstanceOf(InputFileException.class)
                .hasMessageContaining("changed while it was read");
        assertThat(staged.consumption()).isEmpty();
        assertThat(staged.files()).isEmpty();
    }

    private static void append(Path file, String text) {
        try {
            if (Files.size(file) < 1_000) {
                Files.writeString(file, text, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void stopInTheMiddleOfAFileKeepsNothingOfIt(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        int[] passed = {0};
        StagedFolder stopped = staged.withCancellation(() -> {
            if (++passed[0] == 2_500) {
                throw new IllegalStateException("stop");
            }
        });

        assertThatThrownBy(() -> stopped.take(InputKind.CONSUMPTION, "consumption.csv", lines(5_000, 0)))
                .hasMessage("stop");
        assertThat(staged.consumption()).isEmpty();
        assertThat(staged.take(InputKind.CONSUMPTION, "consumption.csv", lines(5_000, 0))
                        .outcome())
                .isEqualTo(TAKEN);
        assertThat(staged.consumption()).hasSize(5_000);
    }

    private static String lines(int good, int bad) {
        List<String> lines =
                IntStream.range(0, good).mapToObj(i -> "a" + i + ",2026-10,1\n").collect(Collectors.toList());
        for (int i = 0; i < bad; i++) {
            lines.add(lines.size() * i / Math.max(bad, 1), "b,2026-10,-" + i + "\n");
        }
        return HEADER + String.join("", lines);
    }
}
