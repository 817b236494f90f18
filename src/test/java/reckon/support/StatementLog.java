package reckon.support;

import java.util.List;

/**
 * What the statements of a MySQL server had to look at, by its slow query log, which has all statements of sessions that begin
 * behind {@link #start}. It is the number that EXPLAIN ANALYZE would say, of the very run that counts, and of statements that
 * change rows as well, which EXPLAIN ANALYZE does not take.
 */
public final class StatementLog {
    private static final String IS_PLANNED = "sql_text REGEXP '^(SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH)[[:space:]]'"
            + " AND sql_text NOT LIKE '%mysql.slow_log%'";
    private static final int FEWEST_ROWS_TO_PASS = 1000;

    private final TestDatabase database;

    private StatementLog(TestDatabase database) {
        this.database = database;
    }

    /** Starts to log what is asked of a database. */
    public static StatementLog start(TestDatabase database) {
        database.execute("SET GLOBAL log_output = 'TABLE'");
        database.execute("SET GLOBAL min_examined_row_limit = 0");
        database.execute("SET GLOBAL long_query_time = 0");
        database.execute("SET GLOBAL slow_query_log = ON");
        return new StatementLog(database);
    }

    /** Forgets what was logged. */
    public void clear() {
        database.execute("TRUNCATE TABLE mysql.slow_log");
    }

    /**
     * A statement, or several that differ in their values alone.
     *
     * @param rowsExamined by all of them together
     */
    public record Statement(long rowsExamined, double seconds, String sql) {}

    /** Returns the statements, first those that looked at most rows. */
    public List<Statement> statements() {
        return database
                .query(
                        "SELECT SUM(rows_examined) AS examined, SUM(TIME_TO_SEC(query_time) + MICROSECOND(query_time) / 1e6),"
                                + " STATEMENT_DIGEST_TEXT(CONVERT(sql_text USING utf8mb4)) AS digest FROM mysql.slow_log WHERE "
                                + IS_PLANNED + " GROUP BY digest ORDER BY examined DESC")
                .stream()
                .map(row -> new Statement(Long.parseLong(row.get(0)), Double.parseDouble(row.get(1)), row.get(2)))
                .toList();
    }

    /**
     * A table or an index that a statement reads from end to end.
     *
     * @param rows how many the server thinks it has
     */
    public record FullScan(String table, long rows, String sql) {}

    /** Returns what EXPLAIN says of all statements but those that end with a LIMIT: the full scans of tables that are not small. */
    public List<FullScan> fullScans() {
        return database
                .query(
                        "SELECT DISTINCT REGEXP_REPLACE(CONVERT(sql_text USING utf8mb4), '\\\\s+', ' ') FROM mysql.slow_log WHERE "
                                + IS_PLANNED)
                .stream()
                .map(row -> row.get(0))
                .filter(sql -> !sql.matches(".* LIMIT \\d+( OFFSET \\d+)?"))
                .flatMap(sql -> database.query("EXPLAIN " + sql).stream()
                        .filter(StatementLog::isFullScan)
                        .map(step -> new FullScan(step.get(2), Long.parseLong(step.get(9)), sql)))
                .toList();
    }

    /** Whether a row of EXPLAIN, with table at 2, type at 4 and rows at 9, reads a table that the statement did not make itself. */
    private static boolean isFullScan(List<String> step) {
        return List.of("ALL", "index").contains(step.get(4))
                && !step.get(2).startsWith("<")
                && step.get(9).matches("\\d+")
                && Long.parseLong(step.get(9)) >= FEWEST_ROWS_TO_PASS;
    }
}
