package reckon.database;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;

/**
 * One row being read, by the names that the query gives its columns and in their order; some may be left out. The counterpart
 * of {@link Row}.
 */
public abstract class ResultRow {
    private final ResultSet result;
    private final String[] names;
    private int column;

    /** @param result whose rows are read */
    protected ResultRow(ResultSet result) throws SQLException {
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
        return advance();
    }

    /** Goes to the next row; returns false if there is none. */
    protected boolean advance() throws SQLException {
        return result.next();
    }

    /** Returns the result, of which the caller reads the column that it asks {@link #nextColumn} for. */
    protected final ResultSet result() {
        return result;
    }

    /** Goes to the next column and returns its number, the first being 1. */
    protected final int nextColumn() {
        return ++column;
    }

    /**
     * Returns what a column holds.
     *
     * @throws IllegalStateException if the query gives no such column behind the one that was read last, or if it is NULL
     */
    public final <T> T get(Column<T> wanted) throws SQLException {
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
    public final <T> @Nullable T find(Column<T> wanted) throws SQLException {
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
    protected abstract @Nullable String nextText() throws SQLException;

    /** Returns the next column as one of an enum's constants, or null. */
    protected abstract <E extends Enum<E>> @Nullable E nextConstant(Class<E> constants) throws SQLException;

    /** Returns the next column as money, or null. */
    protected abstract @Nullable Money nextMoney() throws SQLException;

    /** Returns the next column as points, or null. */
    protected abstract @Nullable Points nextPoints() throws SQLException;

    /** Returns the next column as an instant, or null. */
    protected abstract @Nullable Instant nextInstant() throws SQLException;

    /** Returns the next column as a date, or null. */
    protected abstract @Nullable LocalDate nextDate() throws SQLException;

    /** Returns the next column as a whole number, or null. */
    protected abstract @Nullable Integer nextInteger() throws SQLException;

    /** Returns the next column as a whole number that may be large, or null. */
    protected abstract @Nullable Long nextLong() throws SQLException;

    /** Returns the next column as true or false, or null. */
    protected abstract @Nullable Boolean nextBoolean() throws SQLException;

    /** Returns the next column, one of bytes, or null. */
    protected abstract byte @Nullable [] nextBytes() throws SQLException;
}
