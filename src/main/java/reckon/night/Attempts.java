package reckon.night;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.Column;
import reckon.database.Database;
import reckon.database.ResultRow;

/** The starts of jobs, as Spring Batch keeps them, to be looked at: nothing is changed, so a night may be running. */
public final class Attempts {
    private static final String TIME = "REPLACE(CAST(%s AS CHAR(19)), ' ', 'T')";
    private static final String ATTEMPTS = "SELECT e.JOB_EXECUTION_ID, i.JOB_NAME, p.PARAMETER_VALUE, e.STATUS, "
            + TIME.formatted("e.CREATE_TIME") + " AS create_time, " + TIME.formatted("e.END_TIME") + " AS end_time"
            + " FROM BATCH_JOB_EXECUTION e JOIN BATCH_JOB_INSTANCE i ON i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID"
            + " LEFT JOIN BATCH_JOB_EXECUTION_PARAMS p ON p.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID"
            + " AND p.PARAMETER_NAME = 'businessDate'";
    private static final String LAST_FIRST = " ORDER BY e.JOB_EXECUTION_ID DESC LIMIT ?";
    private static final String STEPS =
            "SELECT STEP_NAME, STATUS, " + TIME.formatted("CREATE_TIME") + " AS create_time, "
                    + TIME.formatted("END_TIME")
                    + " AS end_time, WRITE_COUNT FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID = ?"
                    + " ORDER BY STEP_EXECUTION_ID";

    private static final Column<Long> NUMBER = Column.bigint("job_execution_id");
    private static final Column<String> JOB = Column.text("job_name");
    private static final Column<String> PARAMETER = Column.text("parameter_value");
    private static final Column<String> STEP = Column.text("step_name");
    private static final Column<String> STATUS = Column.text("status");
    private static final Column<String> CREATE_TIME = Column.text("create_time");
    private static final Column<String> END_TIME = Column.text("end_time");
    private static final Column<Long> WRITE_COUNT = Column.bigint("write_count");

    private final Database database;

    /** Answers from the job repository in a database, which it only reads. */
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

    private static Attempt attempt(ResultRow row) throws SQLException {
        long number = row.get(NUMBER);
        String job = row.get(JOB);
        String date = row.find(PARAMETER);
        String status = row.find(STATUS);
        return new Attempt(
                number,
                job,
                date == null ? null : LocalDate.parse(date),
                status == null ? "UNKNOWN" : status,
                LocalDateTime.parse(row.get(CREATE_TIME)),
                endTime(row));
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
        return database.exists(
                "SELECT 1 FROM BATCH_JOB_EXECUTION e"
                        + " JOIN BATCH_JOB_EXECUTION_PARAMS p ON p.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID"
                        + " WHERE e.STATUS = 'COMPLETED' AND p.PARAMETER_NAME = ? AND p.PARAMETER_VALUE = ?",
                Recovery.SCHEDULED_AS,
                scheduledAs);
    }

    /** Returns the steps of a start so far, in the order in which they began. */
    public List<Step> stepsOf(Attempt attempt) {
        return database.list(
                STEPS,
                row -> new Step(
                        row.get(STEP),
                        row.get(STATUS),
                        LocalDateTime.parse(row.get(CREATE_TIME)),
                        endTime(row),
                        row.get(WRITE_COUNT)),
                attempt.number());
    }

    private static @Nullable LocalDateTime endTime(ResultRow row) throws SQLException {
        String time = row.find(END_TIME);
        return time == null ? null : LocalDateTime.parse(time);
    }
}
