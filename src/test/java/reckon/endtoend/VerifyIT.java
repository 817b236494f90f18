package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import reckon.files.Manifest;
import reckon.files.WrittenFile;
import reckon.ledger.Run;
import reckon.ledger.Runs;
import reckon.money.Money;
import reckon.output.LedgerVerification;
import reckon.output.RunVerification;
import reckon.reconciliation.FolderCheck;
import reckon.reconciliation.ReconciliationFiles;
import reckon.setup.LedgerAccess;
import reckon.setup.ReckonConfiguration;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.FailedCreationInputs;
import reckon.support.Folders;
import reckon.support.NightInputs;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.TestDatabase;

/** Changes the files of a run in every way and asks whether {@code verify} says so, and where. */
final class VerifyIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    /** The least bit, the one between capitals and small letters, and the one that no ASCII character has. */
    private static final int[] BITS = {0x01, 0x20, 0x80};

    private static Path folder;
    private static Path written;
    private static Nights nights;
    private static TestDatabase database;
    private static ConfigurableApplicationContext program;
    private static LedgerVerification ledger;
    private static Run recorded;

    private Path run;

    @BeforeAll
    static void runANight() {
        folder = Folders.create("verify");
        Path input = folder.resolve("input");
        NightInputs.write(input, 4, 2, 7);
        FailedCreationInputs.write(input, 1);
        database = DATABASES.create(DatabaseKind.H2);
        nights = new Nights(database, folder.resolve("output"));
        written = nights.run(NightInputs.BUSINESS_DATE, input);
    }

    /** Opens the ledger as the command does, once for all the changes. */
    private static synchronized void openLedger() {
        if (program == null) {
            program = new SpringApplicationBuilder(ReckonConfiguration.class)
                    .web(WebApplicationType.NONE)
                    .lazyInitialization(true)
                    .registerShutdownHook(false)
                    .run(
                            "--spring.main.banner-mode=off",
                            "--spring.datasource.url=" + database.url(),
                            "--spring.datasource.username=" + database.user(),
                            "--spring.datasource.password=" + database.password());
            LedgerAccess access = program.getBean(LedgerAccess.class);
            ledger = new LedgerVerification(
                    access.database(),
                    access.policies(),
                    run -> List.of(new ReconciliationFiles(access.database(), run, access.policies(), () -> {})));
            recorded = new Runs(access.database()).of(NightInputs.BUSINESS_DATE);
        }
    }

    private static synchronized void closeLedger() {
        if (program != null) {
            program.close();
            program = null;
        }
    }

    @AfterAll
    static void removeFolder() {
        closeLedger();
        Folders.remove(folder);
    }

    @BeforeEach
    void copyTheRun() throws IOException {
        run = Files.createDirectories(folder.resolve("changed"));
        Folders.copy(written, run);
    }

    @AfterEach
    void removeTheCopy() {
        Folders.remove(run);
    }

    @Test
    void aRunThatNobodyChangedIsRightByItselfAndByTheLedger() {
        closeLedger();
        assertThat(nights.execute("verify", run.toString())).satisfies(said -> {
            assertThat(said.exitCode()).isZero();
            assertThat(said.out()).contains("are right", "Every line is what the ledger says");
        });
    }

    @Test
    void manifestThatCountsAnotherNumberOfRequestsOrNamesAnotherFirstHashIsFoundInTheFolderAlone() throws IOException {
        Path manifest = run.resolve("manifest.json");
        String right = Files.readString(manifest);
        String hashOfNoLine = "0".repeat(64);

        Files.writeString(manifest, right.replaceFirst("\"requests_due\"( ?): \\d+", "\"requests_due\"$1: 99"));
        assertThat(problemByItself()).isEqualTo("audit.csv does not add up to the totals of the manifest");

        Files.writeString(
                manifest,
                right.replaceFirst("\"first_hash\"( ?): \"[0-9a-f]+\"", "\"first_hash\"$1: \"" + hashOfNoLine + "\""));
        assertThat(problemByItself())
                .isEqualTo("audit.csv, line 2: its hash is not the first one that the manifest names");
    }

    @Test
    void everyChangedByteOfTheAuditIsFoundOnItsLine() throws IOException {
        byte[] audit = Files.readAllBytes(run.resolve("audit.csv"));
        int line = 1;
        for (int at = 0; at < audit.length; at++) {
            for (int bit : BITS) {
                Files.write(run.resolve("audit.csv"), flipped(audit, at, bit));
                assertThat(problemByItself())
                        .as("byte %d, bit %x", at, bit)
                        .startsWith("audit.csv, line " + line + ": ");
            }
            line += audit[at] == '\n' ? 1 : 0;
        }
        System.out.println("audit.csv: " + audit.length * BITS.length + " changes of one byte made and found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"refunds.csv", "releases.csv", "quota.csv", "rejects.csv"})
    void everyChangedByteOfAnotherFileIsFound(String name) throws IOException {
        byte[] content = Files.readAllBytes(run.resolve(name));
        for (int at = 0; at < content.length; at++) {
            Files.write(run.resolve(name), flipped(content, at, BITS[0]));
            assertThat(problemByItself()).as("byte %d", at).startsWith(name);
        }
        System.out.println(name + ": " + content.length + " changes of one byte made and found");
    }

    /** The manifest vouches for the files; what vouches for the manifest is the ledger. */
    @Test
    void everyChangedByteOfTheManifestIsFoundByTheLedger() throws IOException {
        openLedger();
        byte[] manifest = Files.readAllBytes(run.resolve("manifest.json"));
        int byItself = 0;
        for (int at = 0; at < manifest.length; at++) {
            Files.write(run.resolve("manifest.json"), flipped(manifest, at, BITS[0]));
            String problem = problemByItself();
            byItself += problem != null ? 1 : 0;
            assertThat(problem != null ? problem : ledger.firstProblem(run, recorded))
                    .as("byte %d", at)
                    .isNotNull();
        }
        System.out.println("manifest.json: " + manifest.length + " changes of one byte made and found, " + byItself
                + " of them without the ledger");
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit.csv", "refunds.csv"})
    void aLineThatIsDroppedMovedDoubledOrAddedIsFound(String name) throws IOException {
        List<String> lines = Files.readAllLines(run.resolve(name));
        int changes = 0;
        for (int at = 1; at < lines.size(); at++) {
            List<String> dropped = new ArrayList<>(lines);
            dropped.remove(at);
            List<String> doubled = new ArrayList<>(lines);
            doubled.add(at, lines.get(at));
            assertFound(name, dropped, Math.min(at + 1, dropped.size())); // the last one is missing where the rest ends
            assertFound(name, doubled, at + 2);
            for (int other = at + 1; other < lines.size(); other++) {
                List<String> swapped = new ArrayList<>(lines);
                swapped.set(at, lines.get(other));
                swapped.set(other, lines.get(at));
                assertFound(name, swapped, at + 1);
                changes++;
            }
            changes += 2;
        }
        List<String> added = new ArrayList<>(lines);
        added.add("");
        assertFound(name, added, lines.size() + 1);
        System.out.println(name + ": " + (changes + 1) + " lines dropped, doubled, swapped or added, and found");
    }

    /** Only the audit's lines are chained; other files are known by their sums and checksums. */
    private void assertFound(String name, List<String> lines, int line) throws IOException {
        Files.writeString(run.resolve(name), String.join("\n", lines) + "\n");
        assertThat(problemByItself())
                .as(() -> String.join("\n", lines))
                .startsWith(name.equals("audit.csv") ? name + ", line " + line + ": " : name);
    }

    /** Somebody who knows the program can forge the chain, the sums and the checksums, but not the ledger. */
    @Test
    void aForgedRunThatIsRightByItselfIsFoundByTheLedgerOnItsLine() throws IOException {
        Path input = Files.createDirectories(folder.resolve("other-input"));
        NightInputs.write(input, 6, 3, 8);
        Path forged = new Nights(DATABASES.create(DatabaseKind.H2), folder.resolve("forged"))
                .run(NightInputs.BUSINESS_DATE, input);
        assertThat(new RunVerification(forged, List.of(new FolderCheck()))
                        .check()
                        .problem())
                .isNull();
        openLedger();
        assertThat(ledger.firstProblem(forged, recorded))
                .startsWith("audit.csv, line 2: ")
                .contains("ledger");
    }

    @Test
    void theCommandSaysTheFirstWrongLineAndFails() throws IOException {
        byte[] audit = Files.readAllBytes(run.resolve("audit.csv"));
        int inLineThree = new String(audit, StandardCharsets.ISO_8859_1).indexOf("\n3,") + 5;
        Files.write(run.resolve("audit.csv"), flipped(audit, inLineThree, 1));
        Outcome said = nights.execute("verify", run.toString(), "--files-only");
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out()).contains("audit.csv, line 4: its hash does not fit what the line says");
    }

    @Test
    void refundsThatTheReconciliationDoesNotHaveAreFound() throws IOException {
        Path file = run.resolve("manifest.json");
        String json = Files.readString(file);
        Files.writeString(
                file,
                json.replaceFirst("(\"before\" : \\{\\s*\"count\" : 0,\\s*\"amount\" : )\"0.00\"", "$1\"1.00\"")
                        .replaceFirst(
                                "(\"recorded\" : \\{\\s*\"count\" : \\d+,\\s*\"amount\" : )\"[0-9.]+\"",
                                "$1\"" + lessOne(json) + "\""));
        assertThat(problemByItself())
                .startsWith(
                        "manifest.json: the section reconciliation does not have the refunds of the run, which are ");
    }

    private static String lessOne(String json) {
        return Manifest.read(json.getBytes(StandardCharsets.UTF_8))
                .totals()
                .refundAmount()
                .minus(Money.of("1.00"))
                .toString();
    }

    @Test
    void refundsThatTheManifestDoesNotNameProveNothing() throws IOException {
        Path file = run.resolve("manifest.json");
        Manifest manifest = Manifest.read(Files.readAllBytes(file));
        List<WrittenFile> others = manifest.outputs().stream()
                .filter(output -> !output.name().equals("refunds.csv"))
                .toList();
        Files.writeString(file, Files.readString(file).replaceAll("\\{\\s*\"name\" : \"refunds.csv\"[^}]*}, ", ""));
        assertThat(Manifest.read(Files.readAllBytes(file)).outputs()).isEqualTo(others);
        assertThat(problemByItself()).isEqualTo("manifest.json does not name among its outputs: refunds.csv");
    }

    @Test
    void aRunWithoutManifestOrWithAFileMissingIsNoRun() throws IOException {
        Files.delete(run.resolve("quota.csv"));
        assertThat(problemByItself()).isEqualTo("quota.csv is missing");
        Files.delete(run.resolve("manifest.json"));
        assertThat(problemByItself()).contains("there is no manifest.json");
    }

    private String problemByItself() throws IOException {
        return new RunVerification(run, List.of(new FolderCheck())).check().problem();
    }

    private static byte[] flipped(byte[] content, int at, int bit) {
        byte[] changed = content.clone();
        changed[at] ^= (byte) bit;
        return changed;
    }
}
