package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Folders;
import reckon.support.NightInputs;
import reckon.support.NightWatch;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.ReckonProcess;
import reckon.support.TableContents;
import reckon.support.TestDatabase;

/** Two nights at once, nights that died, and nights that are asked to stop. */
final class OneNightAtATimeIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final int REQUESTS = 4_000;

    /** What the contract allows from SIGTERM to the end. */
    private static final long MOST_SECONDS_TO_STOP = 10;

    private static Path common;
    private static Path input;
    private static Path expected;
    private static Map<String, List<String>> expectedDecisions;

    private Path folder;

    @BeforeAll
    static void runUndisturbed() {
        common = Folders.create("one-at-a-time");
        input = common.resolve("input");
        NightInputs.write(input, REQUESTS, 3);
        TestDatabase database = DATABASES.create(DatabaseKind.H2);
        expected = new Nights(database, common.resolve("output")).run(NightInputs.BUSINESS_DATE, input);
        expectedDecisions = ledger(database);
    }

    /** How many rows the ledger has; what they say is compared by the files. */
    private static Map<String, List<String>> ledger(TestDatabase database) {
        Map<String, List<String>> tables = TableContents.of(database);
        tables.replaceAll((table, rows) -> List.of(Integer.toString(rows.size())));
        return tables;
    }

    @AfterAll
    static void removeCommon() {
        Folders.remove(common);
    }

    @BeforeEach
    void makeFolder() {
        folder = Folders.create("one-at-a-time");
    }

    @AfterEach
    void removeFolder() {
        Folders.remove(folder);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void aNightThatFindsAnotherOneAliveLeavesItAlone(DatabaseKind kind) throws IOException {
        TestDatabase database = DATABASES.create(kind);
        try (ReckonProcess first = Undisturbed.start(database, input, folder)) {
            assertThat(first.waitFor(decides(kind, database, first))).isTrue();
            first.pause();
            Outcome second = Undisturbed.start(database, input, folder).await();
            assertThat(second.exitCode()).isEqualTo(5);
            assertThat(second.err())
                    .contains("Another night is running: since 20")
                    .contains("in process " + first.pid())
                    .contains("This one did nothing");
            assertStillRunning(kind, database);
            first.resume();
            assertThat(first.await().exitCode()).isZero();
        }
        assertAsUndisturbed(database);
    }

    /** An embedded database is its process's own: nobody else can look. */
    private static void assertStillRunning(DatabaseKind kind, TestDatabase database) {
        if (kind == DatabaseKind.MYSQL) {
            assertThat(database.query("SELECT STATUS FROM BATCH_JOB_EXECUTION")).containsExactly(List.of("STARTED"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void nightsThatAreStartedTogetherEndAsOne(DatabaseKind kind) throws IOException {
        TestDatabase database = DATABASES.create(kind);
        List<ReckonProcess> together = Stream.generate(() -> Undisturbed.start(database, input, folder))
                .limit(3)
                .toList();
        List<Outcome> outcomes = together.stream().map(ReckonProcess::await).toList();
        // One that comes when another is done finds nothing to do, which is no failure either.
        assertThat(outcomes)
                .anyMatch(outcome -> outcome.exitCode() == 0)
                .allMatch(outcome -> outcome.exitCode() == 0 || outcome.exitCode() == 5);
        assertAsUndisturbed(database);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void aNightWhoseProcessDiedIsTakenUpAgain(DatabaseKind kind) throws IOException {
        TestDatabase database = DATABASES.create(kind);
        try (ReckonProcess first = Undisturbed.start(database, input, folder)) {
            assertThat(first.killOnce(decides(kind, database, first))).isTrue();
            first.await();
        }
        assertThat(database.query("SELECT STATUS FROM BATCH_JOB_EXECUTION")).containsExactly(List.of("STARTED"));
        Outcome second = Undisturbed.start(database, input, folder).await();
        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).contains("taken up again");
        assertThat(database.query("SELECT STATUS FROM BATCH_JOB_EXECUTION ORDER BY JOB_EXECUTION_ID"))
                .containsExactly(List.of("FAILED"), List.of("COMPLETED"));
        assertAsUndisturbed(database);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void aNightThatIsAskedToStopDoesSoInTimeAndGoesOnLater(DatabaseKind kind) throws IOException {
        TestDatabase database = DATABASES.create(kind);
        try (ReckonProcess first = Undisturbed.start(database, input, folder)) {
            assertThat(first.waitFor(decides(kind, database, first))).isTrue();
            first.terminate();
            Outcome stopped = first.await(MOST_SECONDS_TO_STOP);
            assertThat(stopped.exitCode()).isEqualTo(1);
            assertThat(stopped.err()).contains("Start the same command again to go on");
        }
        assertThat(Undisturbed.files(folder).resolve("manifest.json")).doesNotExist();
        assertThat(Undisturbed.start(database, input, folder).await().exitCode())
                .isZero();
        assertAsUndisturbed(database);
    }

    /** On MySQL the job repository tells; on the embedded database, which nobody else can open, what is said. */
    private static BooleanSupplier decides(DatabaseKind kind, TestDatabase database, ReckonProcess night) {
        if (kind == DatabaseKind.H2) {
            return () -> night.said().contains("accounts are");
        }
        NightWatch watch = new NightWatch(database);
        return () -> {
            boolean is = watch.isIn("decideRequests");
            if (is) {
                watch.close();
            }
            return is;
        };
    }

    private void assertAsUndisturbed(TestDatabase database) throws IOException {
        assertThat(Folders.differences(Undisturbed.files(folder), expected)).isEmpty();
        assertThat(ledger(database)).isEqualTo(expectedDecisions);
    }
}
