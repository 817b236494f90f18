package reckon.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * The rows of one query, read one at a time and never all in memory, on a connection of its own.
 *
 * <p>Database errors arrive as {@link DataAccessException}.
 */
final class JdbcCursor<T> implements Cursor<T> {
    private final Connection connection;
    private final PreparedStatement statement;
    private final JdbcRow columns;
    private final RowReader<T> reader;
    private final BiFunction<String, SQLException, DataAccessException> translator;
    private final Consumer<Connection> abandon;
    private @Nullable T ahead;
    private boolean atEnd;
    private boolean broken;

    private JdbcCursor(
            Connection connection,
            PreparedStatement statement,
            JdbcRow columns,
            RowReader<T> reader,
            BiFunction<String, SQLException, DataAccessException> translator,
            Consumer<Connection> abandon) {
        this.connection = connection;
        this.statement = statement;
        this.columns = columns;
        this.reader = reader;
        this.translator = translator;
        this.abandon = abandon;
    }

    /** @param abandon cuts a connection whose rows are not all read, so that it is not used again */
    static <T> JdbcCursor<T> open(
            Connection connection,
            int fetchSize,
            String sql,
            Object[] parameters,
            RowReader<T> reader,
            BiFunction<String, SQLException, DataAccessException> translator,
            Consumer<Connection> abandon) {
        try {
            PreparedStatement statement =
                    connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
            statement.setFetchSize(fetchSize);
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            JdbcRow columns = new JdbcRow(statement.executeQuery());
            return new JdbcCursor<>(connection, statement, columns, reader, translator, abandon);
        } catch (SQLException e) {
            abandon.accept(connection);
            throw translator.apply("opening", e);
        }
    }

    @Override
    public @Nullable T peek() {
        if (ahead == null && !atEnd) {
            try {
                if (columns.nextRow()) {
                    ahead = reader.read(columns);
                } else {
                    atEnd = true;
                }
            } catch (SQLException e) {
                broken = true;
                throw translator.apply("reading", e);
            }
        }
        return ahead;
    }

    @Override
    public @Nullable T next() {
        T next = peek();
        ahead = null;
        return next;
    }

    /** Frees the connection; after an error, or if rows are left, it is cut: the driver would read all of them first. */
    @Override
    public void close() {
        try {
            if (broken || (!atEnd && (ahead != null || columns.nextRow()))) {
                abandon.accept(connection);
                return;
            }
            statement.close();
            connection.close();
        } catch (SQLException e) {
            abandon.accept(connection);
            if (!atEnd) {
                throw translator.apply("closing", e);
            }
            // All rows are here: a connection that was cut while it rested is only not used again.
        }
    }
}
