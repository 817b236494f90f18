package reckon.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Outcome;
import reckon.support.SmallNight;
import reckon.support.TestDatabase;

/** Whatever somebody set or deleted by hand in the tables of Spring Batch, the night goes on as the ledger has it. */
final class JobRepositoryByHandIT {
    private static final String STATES =
            "UPDATE BATCH_JOB_EXECUTION SET STATUS = '%s', EXIT_CODE = '%s', END_TIME = %s;"
                    + "UPDATE BATCH_STEP_EXECUTION SET STATUS = '%1$s', EXIT_CODE = '%2$s', END_TIME = %3$s";
    private static final String EMPTIED = "DELETE FROM BATCH_STEP_EXECUTION_CONTEXT;DELETE FROM BATCH_STEP_EXECUTION;"
            + "DELETE FROM BATCH_JOB_EXECUTION_CONTEXT;DELETE FROM BATCH_JOB_EXECUTION_PARAMS;"
            + "DELETE FROM BATCH_JOB_EXECUTION";

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ABANDONED",
                "STOPPED",
                "STOPPING",
                "UNKNOWN",
                "STARTING",
                "STARTED",
                "FAILED",
                "COMPLETED",
                "NONSENSE"
            })
    void aStateSetByHandStopsNoNightOfThatDateNorALaterOne(String state) {
        TestDatabase database = DATABASES.create(DatabaseKind.MYSQL);
        goesOnAfter(database, STATES.formatted(state, state, "NULL"), folder);
        database.execute("DELETE FROM run WHERE business_date > '" + SmallNight.DATE + "'");
        goesOnAfter(database, STATES.formatted(state, state, "START_TIME"), folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                EMPTIED,
                EMPTIED + ";DELETE FROM BATCH_JOB_INSTANCE",
                EMPTIED + ";DELETE FROM BATCH_JOB_INSTANCE;DELETE FROM BATCH_JOB_INSTANCE_SEQ;"
                        + "DELETE FROM BATCH_JOB_EXECUTION_SEQ;DELETE FROM BATCH_STEP_EXECUTION_SEQ",
                "UPDATE BATCH_JOB_INSTANCE_SEQ SET ID = 0;UPDATE BATCH_JOB_EXECUTION_SEQ SET ID = 0;"
                        + "UPDATE BATCH_STEP_EXECUTION_SEQ SET ID = 0",
                "DELETE FROM BATCH_JOB_EXECUTION_PARAMS",
                "DELETE FROM BATCH_STEP_EXECUTION_CONTEXT;DELETE FROM BATCH_STEP_EXECUTION",
                "UPDATE BATCH_JOB_EXECUTION SET STATUS = NULL, VERSION = NULL, START_TIME = NULL, END_TIME = NULL"
            })
    void rowsDeletedByHandStopNoNightOfThatDateNorALaterOne(String statements) {
        goesOnAfter(DATABASES.create(DatabaseKind.MYSQL), statements, folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABANDONED", "UNKNOWN", "STARTED"})
    void soOnTheEmbeddedDatabase(String state) {
        goesOnAfter(DATABASES.create(DatabaseKind.H2), STATES.formatted(state, state, "NULL"), folder);
    }

    /** The run is unfinished, as that of a night that died is. */
    private static void goesOnAfter(TestDatabase database, String statements, Path folder) {
        SmallNight night = new SmallNight(database, folder);
        night.completes();
        database.execute("UPDATE run SET last_hash = NULL");
        for (String statement : statements.split(";", -1)) {
            database.execute(statement);
        }
        night.completes();
        night.completes();
        Outcome next = night.program()
                .execute(
                        "nightly",
                        "--date",
                        SmallNight.DATE.plusDays(1).toString(),
                        "--input",
                        night.input().toString(),
                        "--output",
                        night.output().toString());
        assertThat(next.exitCode()).as(next.toString()).isZero();
        assertThat(database.query("SELECT DISTINCT STATUS FROM BATCH_JOB_EXECUTION WHERE END_TIME IS NULL"))
                .isEmpty();
    }
}
