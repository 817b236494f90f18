package reckon.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.CommandLines;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Folders;
import reckon.support.Nights;
import reckon.support.Project;
import reckon.support.ReckonProcess;
import reckon.support.TestDatabase;

/** Two processes that stay up on one database, whose jobs are due at once: those of the day that it is. */
final class ScheduleIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final String DONE = "SELECT p.PARAMETER_VALUE FROM BATCH_JOB_EXECUTION e"
            + " JOIN BATCH_JOB_EXECUTION_PARAMS p ON p.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID"
            + " WHERE e.STATUS = 'COMPLETED' AND p.PARAMETER_NAME = 'scheduledAs' ORDER BY 1";

    @TempDir
    private Path folder;

    private TestDatabase database;
    private ReckonProcess.Setup setup;
    private LocalDate yesterday;

    @BeforeEach
    void runANightOfThreeDaysAgo() throws IOException {
        database = DATABASES.create(DatabaseKind.MYSQL);
        setup = ReckonProcess.Setup.in(folder).with(database);
        yesterday = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(1);
        Files.createDirectories(folder.resolve("in"));
        Folders.copy(Project.folder().resolve("sample-data/input"), folder.resolve("in"));
        new Nights(database, folder.resolve("out")).runMaybeIncomplete(yesterday.minusDays(2), folder.resolve("in"));
    }

    /** The night is due from midnight on, the reconciliation as well, so that neither depends on the time of the test. */
    private ReckonProcess schedule() {
        return setup.start(
                "schedule",
                "--input",
                "in",
                "--output",
                "out",
                "--night",
                "0 0 0 * * *",
                "--month-start",
                "-",
                "--reconcile",
                "1/5 0 0 * * *");
    }

    private List<String> done() {
        return database.query(DONE).stream().map(row -> row.get(0)).toList();
    }

    @Test
    void whatWasMissedIsRunAndSaidAndEachJobIsDoneOnceThoughTwoProcessesHaveIt() throws IOException {
        try (ReckonProcess one = schedule();
                ReckonProcess other = schedule()) {
            assertThat(one.waitFor(() -> done().size() >= 3)).as(one.said()).isTrue();
            assertThat(one.waitFor(() -> hasNothingLeft(one) && hasNothingLeft(other)))
                    .as(one.said() + other.said())
                    .isTrue();

            assertThat(done())
                    .hasSize(3)
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("NIGHT " + yesterday.minusDays(1)),
                            second -> assertThat(second).startsWith("NIGHT " + yesterday),
                            third -> assertThat(third).startsWith("RECONCILIATION " + yesterday));
            assertThat(one.said() + other.said()).contains("NIGHT of " + yesterday.minusDays(1) + " was missed at ");
            assertThat(one.isRunning()).isTrue();
        }
        try (Stream<Path> runs = Files.list(folder.resolve("out"))) {
            assertThat(runs.map(run -> run.getFileName().toString()).filter(name -> name.length() == 10))
                    .containsExactlyInAnyOrder(
                            yesterday.minusDays(2).toString(),
                            yesterday.minusDays(1).toString(),
                            yesterday.toString());
        }
        assertThat(setup.start("verify", "--all", "out").await().exitCode()).isZero();
    }

    @Test
    void anOlderDateThatWasRunByHandStopsNoNightThatIsDue() throws IOException {
        Path nothing = Files.createDirectory(folder.resolve("nothing"));
        new Nights(database, folder.resolve("out")).runMaybeIncomplete(yesterday.minusDays(4), nothing);
        try (ReckonProcess process = schedule()) {
            assertThat(process.waitFor(() -> hasNothingLeft(process)))
                    .as(process.said())
                    .isTrue();

            assertThat(done())
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("NIGHT " + yesterday.minusDays(1)),
                            second -> assertThat(second).startsWith("NIGHT " + yesterday),
                            third -> assertThat(third).startsWith("RECONCILIATION " + yesterday));
        }
    }

    /** It has found nothing more to do, or that the other one is at work and looks again later. */
    private static boolean hasNothingLeft(ReckonProcess process) {
        return process.said().contains("Nothing is due that is not done already")
                || process.said().contains("It is looked at again in 10 minutes")
                || process.said().contains("What was due is done");
    }

    @Test
    void aWrongCronExpressionIsRefused() {
        var said = CommandLines.execute("schedule", "--night", "30 0 * * *");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("--night is \"30 0 * * *\", which is no cron expression of six fields");
    }
}
