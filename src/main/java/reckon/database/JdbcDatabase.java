package reckon.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/**
 * A database that is reached by JDBC.
 *
 * <p>Statements and bulk writes take part in the caller's transaction, a stream has its own connection.
 * Every method throws {@link DataAccessException} when the database does not do what is asked.
 */
public final class JdbcDatabase implements Database {
    private static final Logger log = LoggerFactory.getLogger(JdbcDatabase.class);
    private static final int IDS_AT_ONCE = 1000;
    private static final int ROWS_PER_FETCH = 1000;

    private final DataSource forStreams;
    private final JdbcTemplate jdbc;
    private final Dialect dialect;
    private final BulkWriter writer;
    private final int fetchSize;
    private final boolean oneConnection;

    /**
     * Takes a database.
     *
     * @param dataSource if it hands out connections that stand for others, streams take those from the data source behind it
     * @param oneConnection whether all streams share one connection, as in a {@link DryRunDataSource}
     */
    public JdbcDatabase(DataSource dataSource, Dialect dialect, boolean oneConnection) {
        DataSource behind = dataSource instanceof DelegatingDataSource stand ? stand.getTargetDataSource() : null;
        this.forStreams = behind == null ? dataSource : behind;
        this.jdbc = new JdbcTemplate(dataSource);
        this.dialect = dialect;
        this.writer = dialect.writer(jdbc);
        this.oneConnection = oneConnection;
        this.fetchSize = oneConnection ? ROWS_PER_FETCH : dialect.streamingFetchSize();
    }

    @Override
    public long write(Table table, Rows rows, CancellationCheck cancellation) {
        return writer.write(table, rows, cancellation);
    }

    @Override
    public void update(String sql, @Nullable Object... parameters) {
        change(sql, parameters);
    }

    /** Runs a statement and returns the number of rows that it changed. */
    public int change(String sql, @Nullable Object... parameters) {
        return jdbc.update(sql, bindable(parameters));
    }

    /** MySQL's DELETE waits for every row that it looks at and another transaction has changed, so the rows are found by a SELECT. */
    @Override
    public void deleteFound(Table table, Column<String> id, String query, @Nullable Object... parameters) {
        String name = table.name();
        String delete = "DELETE /*+ INDEX(" + name + " PRIMARY) */ FROM " + name + " WHERE " + id.name() + " IN (";
        try (Cursor<String> found = stream(query, row -> row.get(id), parameters)) {
            List<String> some = new ArrayList<>();
            for (String next = found.next(); next != null; next = found.next()) {
                some.add(next);
                if (some.size() == IDS_AT_ONCE || found.peek() == null) {
                    jdbc.update(delete + placeholders(some) + ")", bindAll(some));
                    some.clear();
                }
            }
        }
    }

    @Override
    public int insert(String numberColumn, String sql, @Nullable Object... parameters) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(sql, new String[] {numberColumn});
                    Object[] values = bindable(parameters);
                    for (int i = 0; i < values.length; i++) {
                        statement.setObject(i + 1, values[i]);
                    }
                    return statement;
                },
                key);
        return Objects.requireNonNull(key.getKey()).intValue();
    }

    @Override
    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        List<T> rows = new ArrayList<>();
        jdbc.query(sql, collectInto(rows, reader), bindable(parameters));
        return rows;
    }

    @Override
    public int idsAtOnce() {
        return IDS_AT_ONCE;
    }

    @Override
    public <T> List<T> listByIds(String sql, Collection<String> ids, RowReader<T> reader) {
        List<T> rows = new ArrayList<>();
        List<String> sorted = ids.stream().sorted().toList();
        for (int from = 0; from < sorted.size(); from += IDS_AT_ONCE) {
            List<String> some = sorted.subList(from, Math.min(sorted.size(), from + IDS_AT_ONCE));
            jdbc.query(sql.replace(":ids", placeholders(some)), bindAll(some), collectInto(rows, reader));
        }
        return rows;
    }

    private static String placeholders(List<String> ids) {
        return String.join(",", Collections.nCopies(ids.size(), "?"));
    }

    private static PreparedStatementSetter bindAll(List<String> ids) {
        return statement -> {
            for (int i = 0; i < ids.size(); i++) {
                statement.setString(i + 1, ids.get(i));
            }
        };
    }

    private @Nullable Object[] bindable(@Nullable Object[] parameters) {
        @Nullable Object[] values = parameters.clone();
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Instant instant) {
                values[i] = dialect.bound(instant);
            }
        }
        return values;
    }

    private <T> ResultSetExtractor<Boolean> collectInto(List<T> rows, RowReader<T> reader) {
        return result -> {
            JdbcRow columns = new JdbcRow(result);
            while (columns.nextRow()) {
                rows.add(reader.read(columns));
            }
            return true;
        };
    }

    /**
     * Has the server count anew what is in tables that many rows were written to. Until it does so by itself, it plans for the
     * rows that were there before, and may read a whole table for each row of another one.
     *
     * <p>It takes part in no transaction. Nothing is done on the embedded database, nor in a dry run, which is one transaction. If
     * the server refuses, that is logged: what follows may take longer.
     */
    public void refreshStatistics(String... tables) {
        String statement = oneConnection ? null : dialect.refreshingStatistics(List.of(tables));
        if (statement != null) {
            try {
                new JdbcTemplate(forStreams).query(statement, (ResultSet told) -> {
                    if (told.getString("Msg_type").equalsIgnoreCase("error")) {
                        warnOfOldStatistics(told.getString("Msg_text"), tables);
                    }
                });
            } catch (DataAccessException e) {
                warnOfOldStatistics(String.valueOf(e.getMessage()), tables);
            }
        }
    }

    private static void warnOfOldStatistics(String said, String... tables) {
        log.warn(
                "The statistics of {} could not be refreshed, so the night may take longer. The rights SELECT and INSERT on these"
                        + " tables are needed: {}",
                String.join(", ", tables),
                said);
    }

    @Override
    public void forEach(String sql, RowReader<?> reader) {
        JdbcTemplate oneByOne = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        oneByOne.setFetchSize(fetchSize);
        oneByOne.query(sql, result -> {
            JdbcRow columns = new JdbcRow(result);
            while (columns.nextRow()) {
                reader.read(columns);
            }
            return true;
        });
    }

    @Override
    public <T> Cursor<T> stream(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        try {
            return JdbcCursor.open(
                    forStreams.getConnection(),
                    fetchSize,
                    sql,
                    bindable(parameters),
                    reader,
                    this::translated,
                    this::abandon);
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("no connection to the database", e);
        }
    }

    /** Closing it would read all rows that are left first; and the pool must not hand it out again. */
    private void abandon(Connection connection) {
        try (connection) {
            connection.abort(Runnable::run);
            if (forStreams.isWrapperFor(HikariDataSource.class)) {
                forStreams.unwrap(HikariDataSource.class).evictConnection(connection);
            }
        } catch (SQLException e) {
            log.debug("abandoning a connection", e);
        }
    }

    private DataAccessException translated(String task, SQLException e) {
        DataAccessException translated = jdbc.getExceptionTranslator().translate(task, null, e);
        return translated != null ? translated : new org.springframework.jdbc.UncategorizedSQLException(task, null, e);
    }
}
