package reckon.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;
import reckon.text.Times;

/** One row being read, column by column in the query's order; the counterpart of {@link Row}. */
public abstract class Columns {
    private final ResultSet result;
    private int column;

    /** @param result whose rows are read */
    protected Columns(ResultSet result) {
        this.result = result;
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

    /** Passes over columns. */
    public final void skip(int columns) {
        column += columns;
    }

    /** Returns the next column, which is not NULL, as text. */
    public final String text() throws SQLException {
        return required(optionalText());
    }

    /** Returns the next column as text, or null. */
    public abstract @Nullable String optionalText() throws SQLException;

    /** Returns the next column, which is not NULL, as one of an enum's constants. */
    public final <E extends Enum<E>> E word(Class<E> words) throws SQLException {
        return required(optionalWord(words));
    }

    /** Returns the next column as one of an enum's constants, or null. */
    public abstract <E extends Enum<E>> @Nullable E optionalWord(Class<E> words) throws SQLException;

    /** Returns the next column, which is not NULL, as money. */
    public final Money money() throws SQLException {
        return required(optionalMoney());
    }

    /** Returns the next column as money, or null. */
    public abstract @Nullable Money optionalMoney() throws SQLException;

    /** Returns the next column, which is not NULL, as points. */
    public final Points points() throws SQLException {
        return required(optionalPoints());
    }

    /** Returns the next column as points, or null. */
    public abstract @Nullable Points optionalPoints() throws SQLException;

    /** Returns the next column, which is not NULL, as an instant. */
    public final Instant instant() throws SQLException {
        return required(optionalInstant());
    }

    /** Returns the next column as an instant, or null. */
    public abstract @Nullable Instant optionalInstant() throws SQLException;

    /** Returns the next column, which is not NULL, as a date. */
    public final LocalDate date() throws SQLException {
        return required(optionalDate());
    }

    /** Returns the next column as a date, or null. */
    public abstract @Nullable LocalDate optionalDate() throws SQLException;

    /** Returns the next column, which is not NULL, as a month. */
    public final YearMonth month() throws SQLException {
        return Times.month(text());
    }

    /** Returns the next column as a month, or null. */
    public final @Nullable YearMonth optionalMonth() throws SQLException {
        String month = optionalText();
        return month == null ? null : Times.month(month);
    }

    /** Returns the next column as a whole number, NULL as 0. */
    public final int whole() throws SQLException {
        Integer value = optionalWhole();
        return value == null ? 0 : value;
    }

    /** Returns the next column as a whole number, or null. */
    public abstract @Nullable Integer optionalWhole() throws SQLException;

    /** Returns the next column as a whole number that may be large, NULL as 0. */
    public final long large() throws SQLException {
        Long value = optionalLarge();
        return value == null ? 0 : value;
    }

    /** Returns the next column as a whole number that may be large, or null. */
    public abstract @Nullable Long optionalLarge() throws SQLException;

    /** Returns the next column as true or false, NULL as false. */
    public abstract boolean flag() throws SQLException;

    /** Returns the next column, one that its table calls binary, as bytes, or null. */
    public abstract byte @Nullable [] bytes() throws SQLException;

    private <T> T required(@Nullable T value) {
        return Objects.requireNonNull(value, () -> "column " + column + " is NULL");
    }
}
