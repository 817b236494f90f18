package reckon.baddays;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.CsvRows;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Outcome;
import reckon.support.ReckonProcess;
import reckon.support.SmallNight;
import reckon.support.TestDatabase;

final class BadInputFilesIT {
    private static final int MIB = 1 << 20;

    @RegisterExtension
    static final Databases databases = new Databases();

    @TempDir
    private Path folder;

    private TestDatabase database;
    private SmallNight night;

    @BeforeEach
    void createNight() {
        database = databases.create(DatabaseKind.H2);
        night = new SmallNight(database, folder);
    }

    private Path input(String name) {
        return night.input().resolve(name);
    }

    private Path output(String name) {
        return night.output().resolve(SmallNight.DATE.toString()).resolve(name);
    }

    private static void isIncomplete(Outcome outcome, String file) {
        assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(3);
        assertThat(outcome.out()).contains("INCOMPLETE       file " + file + " is refused since " + SmallNight.DATE);
    }

    private void isRejected(String file, String line, String error) {
        assertThat(CsvRows.read(output("rejects.csv"))).singleElement().satisfies(reject -> assertThat(reject)
                .containsEntry("file", file)
                .containsEntry("line", line)
                .containsEntry("error", error));
    }

    @Test
    void garbageIsRefusedAndTheRightFileUnderItsNameTakesItsPlace() throws IOException {
        byte[] right = Files.readAllBytes(input("requests.csv"));
        byte[] garbage = new byte[MIB];
        new Random(4711).nextBytes(garbage);
        Files.write(input("requests.csv"), garbage);
        isIncomplete(night.run(), "requests.csv");
        isRejected("requests.csv", "1", "the column is missing in the header");
        Files.write(input("requests.csv"), right);
        night.completes();
    }

    @Test
    void aFileThatIsOneLineOfAHundredMegabytesIsRefusedInLittleMemory() throws IOException {
        try (OutputStream file = Files.newOutputStream(input("settlements-long.csv"))) {
            for (int i = 0; i < 100; i++) {
                file.write("x".repeat(MIB).getBytes(StandardCharsets.US_ASCII));
            }
        }
        ReckonProcess.Setup setup = ReckonProcess.Setup.in(folder).with(database);
        try (ReckonProcess small = setup.withHeap("96m").start(night.arguments())) {
            isIncomplete(small.await(), "settlements-long.csv");
        }
        isRejected("settlements-long.csv", "1", "the column is missing in the header");
        night.decidedAsUndisturbed();
        Files.writeString(input("settlements-long.csv"), "settlement_id,refund_id,amount,settled_at,status\n");
        assertThat(night.run().exitCode()).isZero();
        night.decidedAsUndisturbed();
    }

    @Test
    void aLineThatIsMuchTooLongIsRejectedAndTheLinesBehindItAreTaken() throws IOException {
        String requests = Files.readString(input("requests.csv"));
        int endOfHeader = requests.indexOf('\n') + 1;
        Files.writeString(
                input("requests.csv"),
                requests.substring(0, endOfHeader) + "r,".repeat(MIB) + "\n" + requests.substring(endOfHeader));
        assertThat(night.run().exitCode()).isZero();
        isRejected(
                "requests.csv",
                "2",
                "the quotes of the record that begins here do not close as they should, or the record is longer than "
                        + MIB + " bytes");
        night.decidedAsUndisturbed();
    }

    @Test
    void aFileThatUnpacksWithoutEndIsRefusedBeforeItDoes() throws IOException {
        try (OutputStream bomb = new GZIPOutputStream(Files.newOutputStream(input("settlements-bomb.csv.gz")))) {
            bomb.write("settlement_id,refund_id,amount,settled_at,status\n".getBytes(StandardCharsets.US_ASCII));
            byte[] blankLines = "\n".repeat(MIB).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 200; i++) {
                bomb.write(blankLines);
            }
        }
        isIncomplete(night.run(), "settlements-bomb.csv.gz");
        isRejected("settlements-bomb.csv.gz", "1", "the file unpacks to more than 250 times its size");
        night.decidedAsUndisturbed();
        Files.delete(input("settlements-bomb.csv.gz"));
    }

    @Test
    void aGzippedFileThatIsCutShortIsRefusedUntilItIsWhole() throws IOException {
        byte[] requests = Files.readAllBytes(input("requests.csv"));
        Files.delete(input("requests.csv"));
        Path packed = input("requests.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(requests);
        }
        byte[] whole = Files.readAllBytes(packed);
        Files.write(packed, Arrays.copyOf(whole, whole.length / 2));
        isIncomplete(night.run(), "requests.csv.gz");
        isRejected("requests.csv.gz", "1", "the gzip file cannot be unpacked: it is cut short. Deliver it again");
        Files.write(packed, whole);
        assertThat(night.run().exitCode()).isZero();
        night.decidedAsUndisturbed();
    }

    @Test
    void aLinkThatLeadsOutOfTheInputFolderIsNotFollowed() throws IOException {
        Path outside = folder.resolve("elsewhere.csv");
        Files.move(input("requests.csv"), outside);
        Files.createSymbolicLink(input("requests.csv"), outside);
        Outcome refused = night.run();
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("Input file requests.csv is a link that leads out of the input folder."
                        + " Deliver the file itself and run the night again.")
                .doesNotContain("\tat ");
        assertThat(database.number("SELECT COUNT(*) FROM run") + database.number("SELECT COUNT(*) FROM input_file"))
                .isZero();
        Files.delete(input("requests.csv"));
        Files.move(outside, input("requests.csv"));
        night.completes();
    }

    @Test
    void aFolderNamedLikeAFileIsPassedOver() throws IOException {
        Files.createDirectory(input("orders-more.csv"));
        night.completes();
    }

    @Test
    void dotsInAFileNameLeadNowhere() throws IOException {
        Files.move(input("requests.csv"), input("requests-..csv"));
        Files.move(input("orders.csv"), input("orders-..%2f..%2fx.csv"));
        assertThat(night.run().exitCode()).isZero();
        night.decidedAsUndisturbed();
        assertThat(folder)
                .isDirectoryNotContaining(file -> !file.equals(night.input()) && !file.equals(night.output()));
    }
}
