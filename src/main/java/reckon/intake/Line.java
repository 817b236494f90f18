package reckon.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.database.Row;

/**
 * One line of an input file: its values by column, checked as they are read.
 *
 * <p>What is invisible around a value does not belong to it, and a value that stands for none is empty. Every method
 * that is not about what is readable throws {@link BadValueException} when the value breaks its format; an empty value
 * of a required column does so everywhere.
 */
final class Line {
    /** The longest text that is kept, in characters. */
    static final int LONGEST_TEXT = 64;

    private static final int LONGEST_SHOWN = 1000;

    private final CsvReader csv;
    private final int[] fieldOf;
    private final EmptyValues emptyValues;
    private final Products products;
    private final String earliestDay;
    private final Instant earliest;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private int fields;
    private boolean hasUtf8;

    /** Where the value of the column that is being read is. */
    private int from;

    private int to;

    /** @param fieldOf the field of each column by ordinal, -1 where the header does not have it */
    Line(CsvReader csv, int[] fieldOf, InputRules rules) {
        this.csv = csv;
        this.fieldOf = fieldOf;
        this.emptyValues = new EmptyValues(rules.emptyValues());
        this.products = new Products(rules.products());
        this.earliestDay = rules.earliest().toString();
        this.earliest = rules.earliestInstant();
    }

    /** Goes to the record that the reader has come to, of which so many fields can be read. */
    void begin(int readableFields) {
        fields = readableFields;
    }

    /** Whether a text so far was UTF-8 beyond ASCII. */
    boolean hasSeenUtf8() {
        return hasUtf8;
    }

    private void find(Column column) {
        int field = fieldOf[column.ordinal()];
        if (field < 0 || field >= fields) {
            from = 0;
            to = 0;
            return;
        }
        from = csv.from(field);
        to = csv.to(field);
        if (from == to) {
            return;
        }
        byte[] bytes = csv.bytes();
        if (!Invisible.isVisibleAscii(bytes[from]) || !Invisible.isVisibleAscii(bytes[to - 1])) {
            from = Invisible.start(bytes, from, to);
            to = Invisible.end(bytes, from, to);
        }
        if (from < to && emptyValues.contain(bytes, from, to)) {
            to = from;
        }
    }

    boolean isEmpty(Column column) throws BadValueException {
        find(column);
        if (from == to && column.isRequired()) {
            throw new BadValueException(column, "a value is required");
        }
        return from == to;
    }

    /** Throws that a column may not be empty in a line like this, if it is. */
    void require(Column column, String where) throws BadValueException {
        find(column);
        if (from == to) {
            throw new BadValueException(column, "a value is required " + where);
        }
    }

    /** Puts an id, or NULL, into the row. */
    void id(Column column, Row row) throws BadValueException {
        if (isEmpty(column)) {
            row.nothing();
            return;
        }
        check(
                Scalars.isId(csv.bytes(), from, to),
                column,
                "is not an id: letters and digits, then also - and _, 64 at most");
        row.text(csv.bytes(), from, to);
    }

    /** Puts text, or NULL, into the row. */
    void text(Column column, Row row) throws BadValueException {
        text(column, row, LONGEST_TEXT);
    }

    /** Puts text of so many characters at most, or NULL, into the row. */
    void text(Column column, Row row, int longest) throws BadValueException {
        if (isEmpty(column)) {
            row.nothing();
            return;
        }
        check(checkUtf8(column) <= longest, column, "is longer than " + longest + " characters");
        row.text(csv.bytes(), from, to);
    }

    /** Puts the name of a product into the row; one that a policy names in another case is surely a mistake. */
    void product(Column column, Row row) throws BadValueException {
        if (!isEmpty(column)) {
            String meant = products.meantBy(csv.bytes(), from, to);
            if (meant != null) {
                throw new BadValueException(column, "is written in another case than the policy's product " + meant);
            }
        }
        text(column, row);
    }

    /** Checks text that is not kept; returns whether there is any. */
    boolean hasText(Column column) throws BadValueException {
        if (isEmpty(column)) {
            return false;
        }
        checkUtf8(column);
        return true;
    }

    /** Returns the bytes of a text, or null where it is empty. */
    byte @Nullable [] utf8(Column column) throws BadValueException {
        return hasText(column) ? Arrays.copyOfRange(csv.bytes(), from, to) : null;
    }

    /** Returns the number of characters. */
    private int checkUtf8(Column column) throws BadValueException {
        for (int i = from; i < to; i++) {
            if (csv.bytes()[i] < 0) {
                try {
                    int characters = decoder.decode(ByteBuffer.wrap(csv.bytes(), from, to - from))
                            .length();
                    hasUtf8 = true;
                    return characters;
                } catch (CharacterCodingException e) {
                    throw new BadValueException(column, "is not UTF-8");
                }
            }
        }
        return to - from;
    }

    /** Returns the word that a column holds, or {@code whenEmpty}. */
    <E extends Enum<E>> E word(Column column, Words<E> words, E whenEmpty) throws BadValueException {
        if (isEmpty(column)) {
            return whenEmpty;
        }
        E word = words.spelt(csv.bytes(), from, to);
        if (word == null) {
            throw new BadValueException(column, "is not one of " + words);
        }
        return word;
    }

    /** Returns money, or points, of a column that is not empty, in hundredths. */
    long hundredths(Column column) throws BadValueException {
        isEmpty(column);
        long hundredths = Scalars.hundredths(csv.bytes(), from, to);
        check(
                hundredths != Scalars.NONE,
                column,
                "is not an amount: at most 13 digits, then at most two after a point; no sign, no separators");
        return hundredths;
    }

    /** Returns money of a column that is not empty, in hundredths; it may be negative. */
    long signedHundredths(Column column) throws BadValueException {
        if (isNegativeAmount(column)) {
            return -Scalars.hundredths(csv.bytes(), from + 1, to);
        }
        return hundredths(column);
    }

    /** Whether a column holds an amount with a minus. */
    boolean isNegativeAmount(Column column) throws BadValueException {
        return !isEmpty(column)
                && csv.bytes()[from] == '-'
                && Scalars.hundredths(csv.bytes(), from + 1, to) != Scalars.NONE;
    }

    /** Returns a whole number of at least 1, or 0 where the column is empty. */
    int count(Column column) throws BadValueException {
        if (isEmpty(column)) {
            return 0;
        }
        long number = Scalars.digits(csv.bytes(), from, to);
        check(number >= 1 && number <= 12_000, column, "is not a whole number from 1 to 12000");
        return (int) number;
    }

    /** Returns the whole number that a column holds, or -1 if it holds none. */
    int digits(Column column) {
        find(column);
        return (int) Math.max(-1, Math.min(Integer.MAX_VALUE, Scalars.digits(csv.bytes(), from, to)));
    }

    /** Returns an instant, or null where the column is empty. */
    @Nullable
    Instant instant(Column column) throws BadValueException {
        if (isEmpty(column)) {
            return null;
        }
        Instant instant = Scalars.instant(csv.bytes(), from, to);
        if (instant == null) {
            throw new BadValueException(column, "is not a time with an offset, such as 2023-01-01T10:00:00+08:00");
        }
        checkYear(column);
        return instant;
    }

    /** Returns an instant, or null where the column is empty; one from before anything could happen is a mistyped year. */
    @Nullable
    Instant recentInstant(Column column) throws BadValueException {
        Instant instant = instant(column);
        if (instant != null && instant.isBefore(earliest)) {
            throw new BadValueException(column, "is before " + earliestDay + ", which the setting earliest says");
        }
        return instant;
    }

    private void checkYear(Column column) throws BadValueException {
        check(
                Scalars.isOfAllowedYear(csv.bytes(), from),
                column,
                "is not of a year from " + Scalars.FIRST_YEAR + " to " + Scalars.LAST_YEAR);
    }

    /** Returns a month, or null where the column is empty. */
    @Nullable
    YearMonth month(Column column) throws BadValueException {
        if (isEmpty(column)) {
            return null;
        }
        YearMonth month = Scalars.month(csv.bytes(), from, to);
        if (month == null) {
            throw new BadValueException(column, "is not a month such as 2026-10");
        }
        checkYear(column);
        return month;
    }

    /** Returns true or false, false where the column is empty. */
    boolean flag(Column column) throws BadValueException {
        if (isEmpty(column)) {
            return false;
        }
        Flag flag = FLAG.spelt(csv.bytes(), from, to);
        check(flag != null, column, "is not true or false");
        return flag == Flag.TRUE;
    }

    private enum Flag {
        TRUE,
        FALSE
    }

    private static final Words<Flag> FLAG = new Words<>(Flag.class);

    /** Returns whether a column holds a plain decimal other than 0. */
    boolean isPositiveDecimal(Column column) throws BadValueException {
        if (isEmpty(column)) {
            return false;
        }
        check(
                Scalars.isPlainDecimal(csv.bytes(), from, to),
                column,
                "is not a plain decimal: digits, with a point at most");
        return !Scalars.isZero(csv.bytes(), from, to);
    }

    /** Throws unless a column is empty or holds exactly a text. */
    void emptyOr(Column column, byte[] text) throws BadValueException {
        check(
                isEmpty(column) || Arrays.equals(text, 0, text.length, csv.bytes(), from, to),
                column,
                "is not " + new String(text, StandardCharsets.UTF_8) + ", the one currency");
    }

    private static void check(boolean holds, Column column, String error) throws BadValueException {
        if (!holds) {
            throw new BadValueException(column, error);
        }
    }

    /** Returns the id of a line in which it is good. */
    String idOf(Column column) {
        return Objects.requireNonNull(readableId(column));
    }

    /** Returns an id, or null where there is none that can be read. */
    @Nullable
    String readableId(Column column) {
        find(column);
        return Scalars.isId(csv.bytes(), from, to) ? valueAt() : null;
    }

    /** Returns a text that could be kept, or null where there is none that can be read. */
    @Nullable
    String readableText(Column column) {
        return readable(() -> hasText(column) && checkUtf8(column) <= LONGEST_TEXT ? valueAt() : null);
    }

    /** Returns the product that is meant, or null where there is none that can be read. */
    @Nullable
    String readableProduct(Column column) {
        find(column);
        String meant = products.meantBy(csv.bytes(), from, to);
        return meant != null ? meant : readableText(column);
    }

    /** Returns a whole number of at least 1, or null where there is none that can be read. */
    @Nullable
    Integer readableCount(Column column) {
        return readable(() -> isEmpty(column) ? null : count(column));
    }

    /** Returns a month, or null where there is none that can be read. */
    @Nullable
    YearMonth readableMonth(Column column) {
        return readable(() -> month(column));
    }

    /** Returns an instant, or null where there is none that can be read. */
    @Nullable
    Instant readableInstant(Column column) {
        return readable(() -> instant(column));
    }

    private interface Reading<T> {
        @Nullable
        T value() throws BadValueException;
    }

    private static <T> @Nullable T readable(Reading<T> reading) {
        try {
            return reading.value();
        } catch (BadValueException unreadable) {
            return null;
        }
    }

    private String valueAt() {
        return new String(csv.bytes(), from, to - from, StandardCharsets.UTF_8);
    }

    /**
     * Returns what stands in a column, for a reject: at most {@link #LONGEST_SHOWN} characters, what is not UTF-8
     * replaced and what is invisible shown by its number.
     */
    String shown(Column column) {
        int field = fieldOf[column.ordinal()];
        if (field < 0 || field >= fields) {
            return "";
        }
        byte[] bytes = csv.bytes();
        int start = Invisible.start(bytes, csv.from(field), csv.to(field));
        int end = Invisible.end(bytes, start, csv.to(field));
        String value = Invisible.shown(new String(bytes, start, end - start, StandardCharsets.UTF_8));
        if (value.length() <= LONGEST_SHOWN) {
            return value;
        }
        boolean cutsPair = Character.isHighSurrogate(value.charAt(LONGEST_SHOWN - 1));
        return value.substring(0, cutsPair ? LONGEST_SHOWN - 1 : LONGEST_SHOWN) + "…";
    }
}
