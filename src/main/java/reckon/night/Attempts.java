package reckon.night;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.Columns;
import reckon.database.Database;

/** The starts of jobs, as Spring Batch keeps them, to be looked at: nothing is changed, so a night may be running. */
public final class Attempts {
    private static final String TIME = "REPLACE(CAST(%s AS CHAR(19)), ' ', 'T')";
    private static final String ATTEMPTS = "SELECT e.JOB_EXECUTION_ID, i.JOB_NAME, p.PARAMETER_VALUE, e.STATUS, "
            + TIME.formatted("e.CREATE_TIME") + ", " + TIME.formatted("e.END_TIME")
            + " FROM BATCH_JOB_EXECUTION e JOIN BATCH_JOB_INSTANCE i ON i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID"
            + " LEFT JOIN BATCH_JOB_EXECUTION_PARAMS p ON p.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID"
            + " AND p.PARAMETER_NAME = 'businessDate'";
    private static final String LAST_FIRST = " ORDER BY e.JOB_EXECUTION_ID DESC LIMIT ?";
    private static final String STEPS = "SELECT STEP_NAME, STATUS, " + TIME.formatted("CREATE_TIME") + ", "
            + TIME.formatted("END_TIME") + ", WRITE_COUNT FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID = ?"
            + " ORDER BY STEP_EXECUTION_ID";

    private final Database database;

    public Attempts(Database database) {
        this.database = database;
    }

    /**
     * One start of a job. Times are those of the machine that it was started on.
     *
     * @param businessDate of the night; of month starts the 1st; null where its row was deleted
     * @param status what Spring Batch calls it, such as COMPLETED
     * @param endedAt null while it runs, or if it was killed
     */
    public record Attempt(
            long number,
            String job,
            @Nullable LocalDate businessDate,
            String status,
            LocalDateTime startedAt,
            @Nullable LocalDateTime endedAt) {
        /** Returns how long it took, or null if it has no end. */
        public @Nullable Duration duration() {
            return endedAt == null ? null : Duration.between(startedAt, endedAt);
        }
    }

    /**
     * A step of it, or a part of a step behind a colon.
     *
     * @param written rows so far, where the step counts them
     */
    public record Step(
            String name,
            String status,
            LocalDateTime startedAt,
            @Nullable LocalDateTime endedAt,
            long written) {}

    /** Returns the latest starts, the last one first. */
    public List<Attempt> latest(int most) {
        return database.list(ATTEMPTS + LAST_FIRST, Attempts::attempt, most);
    }

    private static Attempt attempt(Columns row) throws SQLException {
        long number = row.large();
        String job = row.text();
        String date = row.optionalText();
        String status = row.optionalText();
        return new Attempt(
                number,
                job,
                date == null ? null : LocalDate.parse(date),
                status == null ? "UNKNOWN" : status,
                LocalDateTime.parse(row.text()),
                optionalTime(row));
    }

    /** Returns how long the night of a date took when it was completed last, or null if no such start is on record. */
    public @Nullable Duration durationOfNight(LocalDate businessDate) {
        Attempt completed = database.first(
                ATTEMPTS + " WHERE e.STATUS = 'COMPLETED' AND i.JOB_NAME = ? AND p.PARAMETER_VALUE = ?" + LAST_FIRST,
                Attempts::attempt,
                NightJob.NAME,
                businessDate.toString(),
                1);
        return completed == null ? null : completed.duration();
    }

    /** Whether a job that was scheduled under a name was completed. */
    public boolean isDone(String scheduledAs) {
        return database.first(
                        "SELECT 1 FROM BATCH_JOB_EXECUTION e"
                                + " JOIN BATCH_JOB_EXECUTION_PARAMS p ON p.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID"
                                + " WHERE e.STATUS = 'COMPLETED' AND p.PARAMETER_NAME = ? AND p.PARAMETER_VALUE = ?",
                        row -> row.whole(),
                        Recovery.SCHEDULED_AS,
                        scheduledAs)
                != null;
    }

    /** Returns the steps of a start so far, in the order in which they began. */
    public List<Step> stepsOf(Attempt attempt) {
        return database.list(
                STEPS,
                row -> new Step(
                        row.text(), row.text(), LocalDateTime.parse(row.text()), optionalTime(row), row.large()),
                attempt.number());
    }

    private static @Nullable LocalDateTime optionalTime(Columns row) throws SQLException {
        String time = row.optionalText();
        return time == null ? null : LocalDateTime.parse(time);
    }
}
