package reckon.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes rows by batches of one prepared statement: the way that every database understands. */
public final class BatchWriter implements BulkWriter {
    private static final int ROWS_PER_BATCH = 1000;

    private final JdbcTemplate jdbc;
    private final Function<Table, String> statement;
    private final Function<Instant, Object> bound;

    /**
     * Writes on the connection of the caller's transaction.
     *
     * @param statement the statement that writes one row of a table
     * @param bound what is bound for an instant
     */
    public BatchWriter(JdbcTemplate jdbc, Function<Table, String> statement, Function<Instant, Object> bound) {
        this.jdbc = jdbc;
        this.statement = statement;
        this.bound = bound;
    }

    @Override
    public long write(Table table, Rows rows, CancellationCheck cancellation) {
        Long written =
                jdbc.execute((ConnectionCallback<Long>) connection -> write(connection, table, rows, cancellation));
        return written == null ? 0 : written;
    }

    private long write(Connection connection, Table table, Rows rows, CancellationCheck cancellation)
            throws SQLException {
        try (PreparedStatement batch = connection.prepareStatement(statement.apply(table))) {
            BatchRow row = new BatchRow(batch, bound);
            long written = 0;
            while (rows.next(row)) {
                row.add();
                cancellation.throwIfStopped();
                if (++written % ROWS_PER_BATCH == 0) {
                    batch.executeBatch();
                }
            }
            if (written % ROWS_PER_BATCH != 0) {
                batch.executeBatch();
            }
            return written;
        }
    }

    /** A row of the batch. Binding cannot fail but for a wrong column count, which is a bug. */
    private static final class BatchRow implements Row {
        private final PreparedStatement batch;
        private final Function<Instant, Object> bound;
        private int column;

        BatchRow(PreparedStatement batch, Function<Instant, Object> bound) {
            this.batch = batch;
            this.bound = bound;
        }

        void add() throws SQLException {
            batch.addBatch();
            column = 0;
        }

        @Override
        public Row text(@Nullable String value) {
            return bind(value, Types.VARCHAR);
        }

        @Override
        public Row text(byte[] utf8, int from, int to) {
            return text(new String(utf8, from, to - from, StandardCharsets.UTF_8));
        }

        @Override
        public Row minorUnits(long minorUnits) {
            return bind(java.math.BigDecimal.valueOf(minorUnits, 2), Types.DECIMAL);
        }

        @Override
        public Row integer(long value) {
            return bind(value, Types.BIGINT);
        }

        @Override
        public Row instant(@Nullable Instant value) {
            if (value == null) {
                return bind(null, Types.TIMESTAMP);
            }
            Object instant = bound.apply(value);
            return bind(instant, instant instanceof String ? Types.VARCHAR : Types.TIMESTAMP);
        }

        @Override
        public Row date(LocalDate value) {
            return bind(value, Types.DATE);
        }

        @Override
        public Row bool(boolean value) {
            return bind(value, Types.BOOLEAN);
        }

        @Override
        public Row bytes(byte @Nullable [] value) {
            return bind(value, Types.BINARY);
        }

        @Override
        public Row setNull() {
            return bind(null, Types.NULL);
        }

        @Override
        public void restart() {
            column = 0;
        }

        private Row bind(@Nullable Object value, int type) {
            try {
                batch.setObject(++column, value, type);
                return this;
            } catch (SQLException e) {
                throw new IllegalStateException("column " + column + " cannot be set", e);
            }
        }
    }
}
