package reckon.database;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** One row of a JDBC result. */
final class JdbcRow extends ResultRow {
    private final ResultSet result;

    /** @param result whose rows are read */
    JdbcRow(ResultSet result) throws SQLException {
        super(names(result.getMetaData()));
        this.result = result;
    }

    private static String[] names(ResultSetMetaData columns) throws SQLException {
        String[] names = new String[columns.getColumnCount()];
        for (int i = 0; i < names.length; i++) {
            names[i] = columns.getColumnLabel(i + 1);
        }
        return names;
    }

    /** Goes to the next row and its first column; returns false if there is none. */
    boolean nextRow() throws SQLException {
        begin();
        return result.next();
    }

    @Override
    protected @Nullable String nextText() throws SQLException {
        return result.getString(nextColumn());
    }

    @Override
    protected @Nullable BigDecimal nextDecimal() throws SQLException {
        return result.getBigDecimal(nextColumn());
    }

    @Override
    protected @Nullable Instant nextInstant() throws SQLException {
        LocalDateTime utc = result.getObject(nextColumn(), LocalDateTime.class);
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }

    @Override
    protected @Nullable LocalDate nextDate() throws SQLException {
        return result.getObject(nextColumn(), LocalDate.class);
    }

    @Override
    protected @Nullable Integer nextInteger() throws SQLException {
        int value = result.getInt(nextColumn());
        return result.wasNull() ? null : value;
    }

    @Override
    protected @Nullable Long nextLong() throws SQLException {
        long value = result.getLong(nextColumn());
        return result.wasNull() ? null : value;
    }

    @Override
    protected @Nullable Boolean nextBoolean() throws SQLException {
        boolean value = result.getBoolean(nextColumn());
        return result.wasNull() ? null : value;
    }

    @Override
    protected byte @Nullable [] nextBytes() throws SQLException {
        return result.getBytes(nextColumn());
    }
}
