package reckon.database;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;

/** One row being read, column by column in the query's order; the counterpart of {@link Row}. */
public final class Columns {
    private final ResultSet result;
    private int column;

    Columns(ResultSet result) {
        this.result = result;
    }

    /** Goes to the next row and its first column; returns false if there is none. */
    boolean nextRow() throws SQLException {
        column = 0;
        return result.next();
    }

    /** Returns the next column, which is not NULL, as text. */
    public String text() throws SQLException {
        return required(optionalText());
    }

    /** Returns the next column as text, or null. */
    public @Nullable String optionalText() throws SQLException {
        return result.getString(++column);
    }

    /** Returns the next column, which is not NULL, as one of an enum's constants. */
    public <E extends Enum<E>> E word(Class<E> words) throws SQLException {
        return Enum.valueOf(words, text());
    }

    /** Returns the next column as one of an enum's constants, or null. */
    public <E extends Enum<E>> @Nullable E optionalWord(Class<E> words) throws SQLException {
        String word = optionalText();
        return word == null ? null : Enum.valueOf(words, word);
    }

    /** Returns the next column, which is not NULL, as money. */
    public Money money() throws SQLException {
        return Money.of(required(decimal()));
    }

    /** Returns the next column as money, or null. */
    public @Nullable Money optionalMoney() throws SQLException {
        BigDecimal decimal = decimal();
        return decimal == null ? null : Money.of(decimal);
    }

    /** Returns the next column, which is not NULL, as points. */
    public Points points() throws SQLException {
        return Points.of(required(decimal()));
    }

    /** Returns the next column as points, or null. */
    public @Nullable Points optionalPoints() throws SQLException {
        BigDecimal decimal = decimal();
        return decimal == null ? null : Points.of(decimal);
    }

    private @Nullable BigDecimal decimal() throws SQLException {
        return result.getBigDecimal(++column);
    }

    /** Returns the next column, which is not NULL, as an instant. */
    public Instant instant() throws SQLException {
        return required(optionalInstant());
    }

    /** Returns the next column as an instant, or null. */
    public @Nullable Instant optionalInstant() throws SQLException {
        LocalDateTime utc = result.getObject(++column, LocalDateTime.class);
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }

    /** Returns the next column, which is not NULL, as a date. */
    public LocalDate date() throws SQLException {
        return required(optionalDate());
    }

    /** Returns the next column as a date, or null. */
    public @Nullable LocalDate optionalDate() throws SQLException {
        return result.getObject(++column, LocalDate.class);
    }

    /** Returns the next column, which is not NULL, as a month. */
    public YearMonth month() throws SQLException {
        return YearMonth.parse(text());
    }

    /** Returns the next column as a month, or null. */
    public @Nullable YearMonth optionalMonth() throws SQLException {
        String month = optionalText();
        return month == null ? null : YearMonth.parse(month);
    }

    /** Returns the next column as a whole number, NULL as 0. */
    public int whole() throws SQLException {
        return result.getInt(++column);
    }

    /** Returns the next column as a whole number, or null. */
    public @Nullable Integer optionalWhole() throws SQLException {
        int value = whole();
        return result.wasNull() ? null : value;
    }

    /** Returns the next column as a whole number that may be large, NULL as 0. */
    public long large() throws SQLException {
        return result.getLong(++column);
    }

    /** Returns the next column as a whole number that may be large, or null. */
    public @Nullable Long optionalLarge() throws SQLException {
        long value = large();
        return result.wasNull() ? null : value;
    }

    /** Returns the next column as true or false, NULL as false. */
    public boolean flag() throws SQLException {
        return result.getBoolean(++column);
    }

    /** Returns the next column as bytes, or null. */
    public byte @Nullable [] bytes() throws SQLException {
        return result.getBytes(++column);
    }

    private <T> T required(@Nullable T value) {
        return Objects.requireNonNull(value, () -> "column " + column + " is NULL");
    }
}
