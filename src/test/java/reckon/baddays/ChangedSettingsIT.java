package reckon.baddays;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Folders;
import reckon.support.Outcome;
import reckon.support.Project;
import reckon.support.SmallNight;
import reckon.support.TestDatabase;

/** Settings or rows that were changed between two nights: nothing is decided by another policy, and what was published stays. */
final class ChangedSettingsIT {
    private static final Path BUILT_IN =
            Project.folder().resolve("src/main/resources/policies/baidu-bcc-2025-10-20.yaml");

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    @TempDir
    private Path folder;

    private TestDatabase database;
    private SmallNight night;

    @BeforeEach
    void runANight() {
        database = DATABASES.create(DatabaseKind.H2);
        night = new SmallNight(database, folder);
        night.completes();
    }

    private Outcome execute(String command, String... options) throws IOException {
        Path nothing = Files.createDirectories(folder.resolve("nothing"));
        Stream<String> folders = Stream.of(
                "--input", nothing.toString(), "--output", night.output().toString());
        return night.program()
                .execute(Stream.of(Stream.of(command), Stream.of(options), folders)
                        .flatMap(words -> words)
                        .toArray(String[]::new));
    }

    @Test
    void noJobGoesOnWithoutThePolicyVersionThatDecidedLast() throws IOException {
        Path other = folder.resolve("other.yaml");
        Files.writeString(other, Files.readString(BUILT_IN).replace("policy: baidu-bcc-2025-10-20", "policy: other"));
        night.program().with("RECKON_POLICY_FILES", other.toString());
        String tomorrow = SmallNight.DATE.plusDays(1).toString();
        for (Outcome refused : List.of(
                execute("nightly", "--date", tomorrow),
                execute("reconcile"),
                execute("reset-quotas", "--month", "2026-11"))) {
            assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(2);
            assertThat(refused.err())
                    .contains(
                            "Not begun: the ledger decided last by the policy version baidu-bcc-2025-10-20, which is not"
                                    + " among the policy files. Name in RECKON_POLICY_FILES all versions that were ever in force");
        }
        assertThat(execute("nightly", "--date", tomorrow, "--dry-run").exitCode())
                .isZero();

        Path later = folder.resolve("later.yaml");
        Files.writeString(
                later,
                Files.readString(other)
                        .replace("policy: other", "policy: other\nvalid-from: 2026-12-01T00:00:00+08:00"));
        night.program().with("RECKON_POLICY_FILES", BUILT_IN + "," + later);
        assertThat(execute("nightly", "--date", tomorrow).exitCode()).isZero();
    }

    /** The first lines of a run are often of an older version, as those of orders that failed to be created. */
    @Test
    void eachVersionOfTheLastRunHasToBeThere() throws IOException {
        database.execute("UPDATE decision SET policy_version = 'of-december' WHERE run_no = 1 AND line_no > 1");
        assertThat(execute("nightly", "--date", SmallNight.DATE.plusDays(1).toString())
                        .err())
                .contains("the ledger decided last by the policy version of-december");
    }

    @Test
    void aClosedRunWhoseAuditWouldEndOtherwiseStaysAsItWasPublished() throws IOException {
        assertThat(execute("nightly", "--date", SmallNight.DATE.plusDays(1).toString())
                        .exitCode())
                .isZero();
        Path published = night.output().resolve(SmallNight.DATE.toString());
        Path copy = Files.createDirectories(folder.resolve("copy"));
        Folders.copy(published, copy);
        assertThat(execute("nightly", "--date", SmallNight.DATE.toString()).exitCode())
                .isZero();
        database.execute("UPDATE decision SET explanation = 'by hand' WHERE run_no = 1 AND line_no = 1");

        Outcome failed = execute("nightly", "--date", SmallNight.DATE.toString());

        assertThat(failed.exitCode()).as(failed.toString()).isEqualTo(1);
        assertThat(failed.err())
                .contains("the audit of run 1 of " + SmallNight.DATE + " would no longer end as it was published");
        for (Path file : Folders.contents(copy)) {
            assertThat(Folders.isSame(file, published.resolve(file.getFileName().toString())))
                    .as(file.toString())
                    .isTrue();
        }
    }
}
