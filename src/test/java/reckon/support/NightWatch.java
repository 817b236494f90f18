package reckon.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells from the job repository of a MySQL database how far a night is that runs in another process. */
public final class NightWatch implements AutoCloseable {
    private static final String RUNNING = "SELECT 1 FROM BATCH_STEP_EXECUTION"
            + " WHERE JOB_EXECUTION_ID > ? AND STEP_NAME = ? AND STATUS = 'STARTED'";

    private final TestDatabase database;
    private Connection connection;
    private PreparedStatement running;
    private long before;

    public NightWatch(TestDatabase database) {
        this.database = database;
    }

    /** Looks from now on at nothing but what is executed after this. */
    public void reset() {
        before = tablesExist()
                ? database.number("SELECT COALESCE(MAX(JOB_EXECUTION_ID), 0) FROM BATCH_JOB_EXECUTION")
                : 0;
    }

    /** Whether a step has begun and not ended; false while the database does not answer or has no tables. */
    public boolean isIn(String step) {
        try {
            if (connection == null) {
                connection = database.connect();
                running = connection.prepareStatement(RUNNING);
            }
            running.setLong(1, before);
            running.setString(2, step);
            try (ResultSet result = running.executeQuery()) {
                return result.next();
            }
        } catch (SQLException e) {
            close();
            return false;
        }
    }

    /** Whether tables are being made: the first one is there and the last one is not. */
    public boolean isMakingTables() {
        try {
            long tables = tableCount();
            return tables > 0 && !tablesExist();
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private long tableCount() {
        return database.number("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = SCHEMA()");
    }

    private boolean tablesExist() {
        return database.number("SELECT COUNT(*) FROM information_schema.tables"
                        + " WHERE table_schema = SCHEMA() AND table_name = 'waiting_conversion'")
                > 0;
    }

    /** Returns where a night was when it was ended from without: a step's name, or words for what is no step. */
    public String landed() {
        if (!tablesExist()) {
            return tableCount() > 0 ? Steps.TABLES : Steps.START;
        }
        List<List<String>> open = database.query(
                "SELECT STEP_NAME, STATUS FROM BATCH_STEP_EXECUTION WHERE STEP_NAME NOT LIKE '%:%' AND JOB_EXECUTION_ID > "
                        + before + " ORDER BY STEP_EXECUTION_ID DESC LIMIT 1");
        if (!open.isEmpty()) {
            return open.get(0).get(1).equals("COMPLETED")
                    ? Steps.BETWEEN
                    : open.get(0).get(0);
        }
        boolean begun =
                database.number("SELECT COUNT(*) FROM BATCH_JOB_EXECUTION WHERE JOB_EXECUTION_ID > " + before) > 0;
        return begun ? Steps.BETWEEN : Steps.START;
    }

    /** Returns how many milliseconds each step took in the last execution. */
    public Map<String, Long> stepMillis() {
        return database
                .query("SELECT STEP_NAME, TIMESTAMPDIFF(MICROSECOND, START_TIME, END_TIME) DIV 1000"
                        + " FROM BATCH_STEP_EXECUTION WHERE STEP_NAME NOT LIKE '%:%' AND JOB_EXECUTION_ID ="
                        + " (SELECT MAX(JOB_EXECUTION_ID) FROM BATCH_JOB_EXECUTION)")
                .stream()
                .collect(Collectors.toMap(row -> row.get(0), row -> Long.valueOf(row.get(1))));
    }

    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            connection = null;
        }
    }
}
