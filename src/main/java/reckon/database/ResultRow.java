package reckon.database;

import java.math.BigDecimal;
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
    private final String[] names;
    private int column;

    /** @param names those of the columns, in any case of their letters */
    protected ResultRow(String... names) {
        this.names = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            this.names[i] = names[i].toLowerCase(Locale.ROOT).intern();
        }
    }

    /** Goes before the first column. */
    protected final void begin() {
        column = 0;
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
    protected abstract @Nullable String nextText() throws SQLException;

    <E extends Enum<E>> @Nullable E nextConstant(Class<E> constants) throws SQLException {
        String name = nextText();
        return name == null ? null : Enum.valueOf(constants, name);
    }

    /** Returns the next column as a decimal, or null. */
    protected abstract @Nullable BigDecimal nextDecimal() throws SQLException;

    @Nullable
    Money nextMoney() throws SQLException {
        BigDecimal decimal = nextDecimal();
        return decimal == null ? null : Money.of(decimal);
    }

    @Nullable
    Points nextPoints() throws SQLException {
        BigDecimal decimal = nextDecimal();
        return decimal == null ? null : Points.of(decimal);
    }

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
