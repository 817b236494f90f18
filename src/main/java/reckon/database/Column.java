package reckon.database;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;
import reckon.text.Times;

/**
 * A column of a table, or of a query's result, with the type of its values: what is read and written goes by its name.
 *
 * @param <T> what a value is in Java: text, an enum's constant, money in CNY, points, an instant in UTC to the microsecond, a
 *     date, a month, a whole number, a flag or bytes
 */
public final class Column<T> {
    /** Reads the next column of a row; null for NULL. */
    private interface Reader<T> {
        @Nullable
        T read(ResultRow row) throws SQLException;
    }

    /** Puts a value, which is not NULL, into the next column of a row. */
    private interface Writer<T> {
        void write(Row row, T value);
    }

    /** What a database keeps a value as. */
    public enum Type {
        TEXT,
        /** A decimal with two places. */
        DECIMAL,
        /** A timestamp in UTC. */
        INSTANT,
        DATE,
        INTEGER,
        BIGINT,
        BOOLEAN,
        BYTES
    }

    private final String name;
    private final Type type;
    private final Reader<T> reader;
    private final Writer<T> writer;

    private Column(String name, Type type, Reader<T> reader, Writer<T> writer) {
        this.name = name.intern(); // ResultRow compares names by identity
        this.type = type;
        this.reader = reader;
        this.writer = writer;
    }

    /** Returns a column of text. */
    public static Column<String> text(String name) {
        return new Column<>(name, Type.TEXT, ResultRow::nextText, Row::text);
    }

    /** Returns a column of an enum's constants, kept by their names. */
    public static <E extends Enum<E>> Column<E> oneOf(String name, Class<E> constants) {
        return new Column<>(
                name, Type.TEXT, row -> row.nextConstant(constants), (row, value) -> row.text(value.name()));
    }

    /** Returns a column of amounts in CNY, kept at scale 2. */
    public static Column<Money> money(String name) {
        return new Column<>(name, Type.DECIMAL, ResultRow::nextMoney, (row, value) -> row.minorUnits(value.cents()));
    }

    /** Returns a column of points, kept at scale 2. */
    public static Column<Points> points(String name) {
        return new Column<>(
                name, Type.DECIMAL, ResultRow::nextPoints, (row, value) -> row.minorUnits(value.minorUnits()));
    }

    /** Returns a column of instants, kept in UTC to the microsecond. */
    public static Column<Instant> instant(String name) {
        return new Column<>(name, Type.INSTANT, ResultRow::nextInstant, Row::instant);
    }

    /** Returns a column of dates in the zone of the policy. */
    public static Column<LocalDate> date(String name) {
        return new Column<>(name, Type.DATE, ResultRow::nextDate, Row::date);
    }

    /** Returns a column of months, kept as text such as 2026-11. */
    public static Column<YearMonth> month(String name) {
        return new Column<>(name, Type.TEXT, Column::nextMonth, (row, value) -> row.text(value.toString()));
    }

    private static @Nullable YearMonth nextMonth(ResultRow row) throws SQLException {
        String month = row.nextText();
        return month == null ? null : Times.month(month);
    }

    /** Returns a column of whole numbers that an int holds. */
    public static Column<Integer> integer(String name) {
        return new Column<>(name, Type.INTEGER, ResultRow::nextInteger, (row, value) -> row.integer(value));
    }

    /** Returns a column of whole numbers of up to 18 digits. */
    public static Column<Long> bigint(String name) {
        return new Column<>(name, Type.BIGINT, ResultRow::nextLong, Row::integer);
    }

    /** Returns a column of what is true or false. */
    public static Column<Boolean> bool(String name) {
        return new Column<>(name, Type.BOOLEAN, ResultRow::nextBoolean, Row::bool);
    }

    /** Returns a column of bytes, as a hash is kept. */
    public static Column<byte[]> bytes(String name) {
        return new Column<>(name, Type.BYTES, ResultRow::nextBytes, Row::bytes);
    }

    /** Returns its name, in lower case. */
    public String name() {
        return name;
    }

    /** Returns what a database keeps its values as. */
    public Type type() {
        return type;
    }

    /** Whether it holds bytes, which rows of text give in hex. */
    public boolean isBinary() {
        return type == Type.BYTES;
    }

    @Nullable
    T read(ResultRow row) throws SQLException {
        return reader.read(row);
    }

    void write(Row row, @Nullable T value) {
        if (value == null) {
            row.setNull();
        } else {
            writer.write(row, value);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
