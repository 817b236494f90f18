package reckon.night;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import reckon.database.JdbcDatabase;

/**
 * Prepares the job repository for a night, whatever earlier nights or people left in it: what is due stands in the ledger.
 *
 * <p>Only whoever holds the night lock may call this: under the lock nobody else's night is alive, so what still
 * says that it runs does not.
 */
public final class Recovery {
    /** The parameter with the name under which the schedule finds an execution done. */
    static final String SCHEDULED_AS = "scheduledAs";

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private static final String ENDED = "STATUS IN ('COMPLETED', 'FAILED', 'STOPPED', 'ABANDONED')";

    /** The tables whose rows are numbered from a table of the last number, on databases that have no sequences. */
    private static final Map<String, String> NUMBERED = Map.of(
            "BATCH_JOB_INSTANCE", "JOB_INSTANCE_ID",
            "BATCH_JOB_EXECUTION", "JOB_EXECUTION_ID",
            "BATCH_STEP_EXECUTION", "STEP_EXECUTION_ID");

    private final JobRepository repository;
    private final JdbcDatabase database;
    private final Clock clock;
    private final @Nullable String scheduledAs;

    /**
     * Prepares that of a database.
     *
     * @param clock tells when an execution that was left behind is closed
     * @param scheduledAs the name that the executions get from the schedule; null without one
     */
    public Recovery(JobRepository repository, JdbcDatabase database, Clock clock, @Nullable String scheduledAs) {
        this.repository = repository;
        this.database = database;
        this.clock = clock;
        this.scheduledAs = scheduledAs;
    }

    /**
     * Returns the parameters to start a job of a date with: those of an attempt that was never made.
     *
     * <p>No execution is taken up under its own parameters, as its state or that of a step may be one that Batch never
     * starts again, set by a person for instance. Nothing is lost by that: every step begins with what the ledger has.
     */
    JobParameters parametersFor(String job, LocalDate businessDate) {
        closeWhatWasLeftBehind();
        restoreLastNumbers();
        long attempt = 1;
        while (repository.getJobInstance(job, parameters(businessDate, attempt)) != null) {
            attempt++;
        }
        JobParametersBuilder free = new JobParametersBuilder(parameters(businessDate, attempt));
        return scheduledAs == null
                ? free.toJobParameters()
                : free.addString(SCHEDULED_AS, scheduledAs, false).toJobParameters();
    }

    private static JobParameters parameters(LocalDate businessDate, long attempt) {
        return new JobParametersBuilder()
                .addLocalDate("businessDate", businessDate)
                .addLong("attempt", attempt)
                .toJobParameters();
    }

    /** Marks what still runs, or ended nobody knows how, as failed. */
    private void closeWhatWasLeftBehind() {
        int executions = close("BATCH_JOB_EXECUTION");
        close("BATCH_STEP_EXECUTION");
        if (executions > 0) {
            log.warn("An earlier start of a night ended without a word; what it left undone is taken up again");
        }
    }

    private int close(String table) {
        return database.change(
                "UPDATE " + table + " SET STATUS = CASE WHEN " + ENDED + " THEN STATUS ELSE 'FAILED' END,"
                        + " END_TIME = COALESCE(END_TIME, ?), VERSION = COALESCE(VERSION, 0) + 1"
                        + " WHERE END_TIME IS NULL OR STATUS IS NULL OR NOT " + ENDED,
                clock.instant());
    }

    /** Whoever empties the tables of the job repository may empty those of the last numbers too. */
    private void restoreLastNumbers() {
        NUMBERED.forEach((table, number) -> {
            String last = table + "_SEQ";
            boolean isTable = database.exists(
                    "SELECT 1 FROM information_schema.tables WHERE table_schema = SCHEMA() AND UPPER(table_name) = ?",
                    last);
            String highest = "(SELECT COALESCE(MAX(" + number + "), 0) FROM " + table + ")";
            if (isTable && database.change("UPDATE " + last + " SET ID = GREATEST(ID, " + highest + ")") == 0) {
                database.update("INSERT INTO " + last + " (ID, UNIQUE_KEY) VALUES (" + highest + ", '0')");
            }
        });
    }
}
