package reckon.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.Project;
import reckon.support.ReckonProcess;
import reckon.support.TestDatabase;

/** What runs and what ran, asked of a ledger that has the sample night, by commands that only read. */
final class StatusIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final LocalDate DATE = LocalDate.of(2026, 11, 4);
    private static final String LOCK = "SELECT GET_LOCK(CONCAT('reckon.', LEFT(DATABASE(), 57)), 0)";

    @TempDir
    private Path folder;

    private void runSampleNight(TestDatabase database) {
        new Nights(database, folder).run(DATE, Project.folder().resolve("sample-data/input"));
    }

    private Outcome status(TestDatabase database) {
        return new Nights(database, folder).execute("status", "--output", folder.toString());
    }

    @Test
    void theLastRunsAreToldWithTheirVerdictAndWhatTheyHeld() {
        TestDatabase database = DATABASES.create(DatabaseKind.H2);
        runSampleNight(database);

        Outcome said = status(database);

        assertThat(said.exitCode()).isZero();
        assertThat(said.out())
                .startsWith("Nothing is running.\nRun 1 of 2026-11-04\n  verdict          BREAKS\n")
                .contains("  decisions        FULL 11, PARTIAL 32, RENEWAL 2, PACKAGE 2, REJECTED 33, HELD 13\n")
                .contains("  money refunded   CNY 7047.80\n")
                .contains("  held             13 since 2026-11-04, 0 days\n")
                .contains("  next night       of 2026-11-05, due ")
                .contains("2026-11-06T00:00:00+08:00\n");
        assertThat(new Nights(database, folder)
                        .execute(
                                "status",
                                "--output",
                                folder.resolve("elsewhere").toString())
                        .out())
                .contains("not known: its manifest is not in ");
    }

    @Test
    void theNextNightIsTheOneAfterTheLatestDateThoughAnOlderDateWasRunLate() throws IOException {
        TestDatabase database = DATABASES.create(DatabaseKind.H2);
        runSampleNight(database);
        Path nothing = Files.createDirectory(folder.resolve("nothing"));
        new Nights(database, folder).run(DATE.minusDays(2), nothing);

        assertThat(status(database).out())
                .contains("Run 2 of 2026-11-02\n")
                .contains("  next night       of 2026-11-05, due ");
    }

    @Test
    void everyStartIsListedTheLastOneFirst() {
        TestDatabase database = DATABASES.create(DatabaseKind.H2);
        runSampleNight(database);
        database.execute("UPDATE BATCH_JOB_EXECUTION SET STATUS = 'FAILED', END_TIME = NULL");
        runSampleNight(database);

        Outcome said = new Nights(database, folder).execute("history");

        assertThat(said.out().lines().skip(1))
                .satisfiesExactly(
                        last -> assertThat(last).contains("  nightly     2026-11-04  COMPLETED  "),
                        first -> assertThat(first).contains("  nightly     2026-11-04  FAILED     "));
    }

    @Test
    void whatRunsIsToldWithItsSteps() throws SQLException {
        TestDatabase database = DATABASES.create(DatabaseKind.MYSQL);
        runSampleNight(database);
        database.execute("UPDATE night_lock SET holder = 'since 10:00 in process 7 on night-1'");
        database.execute("UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STARTED', END_TIME = NULL");
        try (Connection night = database.connect();
                Statement statement = night.createStatement()) {
            statement.execute(LOCK);

            assertThat(status(database).out())
                    .startsWith("Running: since 10:00 in process 7 on night-1\n  beginRun         COMPLETED since ")
                    .contains("\n  publish          COMPLETED since ")
                    .contains("\n  verdict          BREAKS\n");
        }
    }

    @Test
    void whoHasTheEmbeddedDatabaseIsTold() {
        ReckonProcess.Setup setup = ReckonProcess.Setup.in(folder);
        Path input = Project.folder().resolve("sample-data/input");
        try (ReckonProcess night = setup.start("nightly", "--date", DATE.toString(), "--input", input.toString())) {
            assertThat(night.waitFor(() -> night.said().contains("tables were brought")))
                    .isTrue();
            night.pause();

            Outcome said = setup.start("status").await();

            night.resume();
            assertThat(said.exitCode()).as("%s", said).isZero();
            assertThat(said.out()).startsWith("Running: since ").contains(" in process " + night.pid() + " on ");
        }
        assertThat(setup.start("status").await().exitCode()).isZero();
    }

    @Test
    void thatNoNightHasRunIsTold() {
        assertThat(ReckonProcess.Setup.in(folder).start("status").await())
                .isEqualTo(new Outcome(0, "There is no database yet: no night has run.\n", ""));
    }
}
