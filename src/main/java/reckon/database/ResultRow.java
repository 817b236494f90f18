package reckon.database;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;

/**
 * One row being read, by the names that the query gives its columns and in their order; some may be left out. The counterpart
 * of {@link Row}.
 */
public final class ResultRow {
    private final ResultSet result;
    private final String[] names;
    private int column;

    /** @param result whose rows are read */
    ResultRow(ResultSet result) throws SQLException {
        this.result = result;
        ResultSetMetaData columns = result.getMetaData();
        this.names = new String[columns.getColumnCount()];
        for (int i = 0; i < names.length; i++) {
            names[i] = columns.getColumnLabel(i + 1).toLowerCase(Locale.ROOT).intern();
        }
    }

    /** Goes to the next row and its first column; returns false if there is none. */
    boolean nextRow() throws SQLException {
        column = 0;
        return result.next();
    }

    /** Goes to the next column and returns its number, the first being 1. */
    private int nextColumn() {
        return ++column;
    }

    /**
     * Returns what a column holds.
     *
     * @throws IllegalStateException if the query gives no such column behind the one that was read last, or if it is NULL
     */
    public <T> T get(Column<T> wanted) throws SQLException {
        T value = find(wanted);
        if (value == null) {
            throw new IllegalStateException("column " + wanted + " is NULL");
        }
        return value;
    }

    /**
     * Returns what a column holds, or null.
     *
     * @throws IllegalStateException if the query gives no such column behind the one that was read last
     */
    public <T> @Nullable T find(Column<T> wanted) throws SQLException {
        goTo(wanted.name());
        return wanted.read(this);
    }

    /** Both names are interned: comparing them for each value of millions of rows takes no time. */
    @SuppressWarnings({"ReferenceEquality", "StringEquality"})
    private void goTo(String name) {
        int next = column;
        while (next < names.length && names[next] != name) {
            next++;
        }
        if (next == names.length) {
            throw new IllegalStateException("the query gives no column " + name + " behind its column " + column
                    + "; it gives " + String.join(", ", names));
        }
        column = next;
    }

    /** Returns the next column as text, or null. */
    @Nullable
    String nextText() throws SQLException {
        return result.getString(nextColumn());
    }

    /** Returns the next column as one of an enum's constants, or null. */
    <E extends Enum<E>> @Nullable E nextConstant(Class<E> constants) throws SQLException {
        String name = nextText();
        return name == null ? null : Enum.valueOf(constants, name);
    }

    /** Returns the next column as money, or null. */
    @Nullable
    Money nextMoney() throws SQLException {
        BigDecimal decimal = result.getBigDecimal(nextColumn());
        return decimal == null ? null : Money.of(decimal);
    }

    /** Returns the next column as points, or null. */
    @Nullable
    Points nextPoints() throws SQLException {
        BigDecimal decimal = result.getBigDecimal(nextColumn());
        return decimal == null ? null : Points.of(decimal);
    }

    /** Returns the next column as an instant, or null. */
    @Nullable
    Instant nextInstant() throws SQLException {
        LocalDateTime utc = result.getObject(nextColumn(), LocalDateTime.class);
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }

    /** Returns the next column as a date, or null. */
    @Nullable
    LocalDate nextDate() throws SQLException {
        return result.getObject(nextColumn(), LocalDate.class);
    }

    /** Returns the next column as a whole number, or null. */
    @Nullable
    Integer nextInteger() throws SQLException {
        int value = result.getInt(nextColumn());
        return result.wasNull() ? null : value;
    }

    /** Returns the next column as a whole number that may be large, or null. */
    @Nullable
    Long nextLong() throws SQLException {
        long value = result.getLong(nextColumn());
        return result.wasNull() ? null : value;
    }

    /** Returns the next column as true or false, or null. */
    @Nullable
    Boolean nextBoolean() throws SQLException {
        boolean value = result.getBoolean(nextColumn());
        return result.wasNull() ? null : value;
    }

    /** Returns the next column, one of bytes, or null. */
    byte @Nullable [] nextBytes() throws SQLException {
        return result.getBytes(nextColumn());
    }
}
