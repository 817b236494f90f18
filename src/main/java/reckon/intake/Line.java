package reckon.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import reckon.database.Row;

/**
 * One line of an input file: its values by column, checked as they are read.
 *
 * <p>Every method throws {@link BadValueException} when the value breaks its format; an empty value of a
 * required column does so everywhere.
 */
final class Line {
    /** The longest text that is kept, in characters. */
    static final int LONGEST_TEXT = 64;

    private static final int LONGEST_SHOWN = 1000;

    private final CsvReader csv;
    private final int[] fieldOf;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

    /** @param fieldOf the field of each column by ordinal, -1 where the header does not have it */
    Line(CsvReader csv, int[] fieldOf) {
        this.csv = csv;
        this.fieldOf = fieldOf;
    }

    private int from(Column column) {
        int field = fieldOf[column.ordinal()];
        return field < 0 ? 0 : csv.from(field);
    }

    private int to(Column column) {
        int field = fieldOf[column.ordinal()];
        return field < 0 ? 0 : csv.to(field);
    }

    boolean isEmpty(Column column) throws BadValueException {
        boolean empty = from(column) == to(column);
        if (empty && column.isRequired()) {
            throw new BadValueException(column, "a value is required");
        }
        return empty;
    }

    /** Throws that a column may not be empty in a line like this, if it is. */
    void require(Column column, String where) throws BadValueException {
        if (from(column) == to(column)) {
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
                Scalars.isId(csv.bytes(), from(column), to(column)),
                column,
                "is not an id: letters and digits, then also - and _, 64 at most");
        row.text(csv.bytes(), from(column), to(column));
    }

    /** Puts text, or NULL, into the row. */
    void text(Column column, Row row) throws BadValueException {
        if (isEmpty(column)) {
            row.nothing();
            return;
        }
        int characters = checkUtf8(column);
        check(characters <= LONGEST_TEXT, column, "is longer than " + LONGEST_TEXT + " characters");
        row.text(csv.bytes(), from(column), to(column));
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
        return hasText(column) ? Arrays.copyOfRange(csv.bytes(), from(column), to(column)) : null;
    }

    /** Returns the number of characters. */
    private int checkUtf8(Column column) throws BadValueException {
        int from = from(column);
        int to = to(column);
        for (int i = from; i < to; i++) {
            if (csv.bytes()[i] < 0) {
                try {
                    return decoder.decode(ByteBuffer.wrap(csv.bytes(), from, to - from))
                            .length();
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
        E word = words.spelt(csv.bytes(), from(column), to(column));
        if (word == null) {
            throw new BadValueException(column, "is not one of " + words);
        }
        return word;
    }

    /** Returns money, or points, of a column that is not empty, in hundredths. */
    long hundredths(Column column) throws BadValueException {
        isEmpty(column);
        long hundredths = Scalars.hundredths(csv.bytes(), from(column), to(column));
        check(
                hundredths != Scalars.NONE,
                column,
                "is not an amount: at most 13 digits, then at most two after a point; no sign, no separators");
        return hundredths;
    }

    /** Returns a whole number of at least 1, or 0 where the column is empty. */
    int count(Column column) throws BadValueException {
        if (isEmpty(column)) {
            return 0;
        }
        long number = Scalars.digits(csv.bytes(), from(column), to(column));
        check(number >= 1 && number <= 12_000, column, "is not a whole number from 1 to 12000");
        return (int) number;
    }

    /** Returns the whole number that a column holds, or -1 if it holds none. */
    int digits(Column column) {
        return (int) Math.min(Integer.MAX_VALUE, Scalars.digits(csv.bytes(), from(column), to(column)));
    }

    /** Returns an instant, or null where the column is empty. */
    @Nullable
    Instant instant(Column column) throws BadValueException {
        if (isEmpty(column)) {
            return null;
        }
        Instant instant = Scalars.instant(csv.bytes(), from(column), to(column));
        if (instant == null) {
            throw new BadValueException(column, "is not a time with an offset, such as 2023-01-01T10:00:00+08:00");
        }
        return instant;
    }

    /** Returns a month, or null where the column is empty. */
    @Nullable
    YearMonth month(Column column) throws BadValueException {
        if (isEmpty(column)) {
            return null;
        }
        YearMonth month = Scalars.month(csv.bytes(), from(column), to(column));
        if (month == null) {
            throw new BadValueException(column, "is not a month such as 2026-10");
        }
        return month;
    }

    /** Returns true or false, false where the column is empty. */
    boolean flag(Column column) throws BadValueException {
        if (isEmpty(column)) {
            return false;
        }
        boolean isTrue = is(column, 't', 'r', 'u', 'e');
        check(isTrue || is(column, 'f', 'a', 'l', 's', 'e'), column, "is not true or false");
        return isTrue;
    }

    private boolean is(Column column, char... letters) {
        int from = from(column);
        if (to(column) - from != letters.length) {
            return false;
        }
        for (int i = 0; i < letters.length; i++) {
            if (csv.bytes()[from + i] != letters[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a column holds a plain decimal other than 0. */
    boolean isPositiveDecimal(Column column) throws BadValueException {
        if (isEmpty(column)) {
            return false;
        }
        check(
                Scalars.isPlainDecimal(csv.bytes(), from(column), to(column)),
                column,
                "is not a plain decimal: digits, with a point at most");
        return !Scalars.isZero(csv.bytes(), from(column), to(column));
    }

    private static void check(boolean holds, Column column, String error) throws BadValueException {
        if (!holds) {
            throw new BadValueException(column, error);
        }
    }

    /** Returns what stands in a column, for a reject: at most {@link #LONGEST_SHOWN} characters, and what is not UTF-8 replaced. */
    String shown(Column column) {
        String value = new String(csv.bytes(), from(column), to(column) - from(column), StandardCharsets.UTF_8);
        if (value.length() <= LONGEST_SHOWN) {
            return value;
        }
        boolean cutsPair = Character.isHighSurrogate(value.charAt(LONGEST_SHOWN - 1));
        return value.substring(0, cutsPair ? LONGEST_SHOWN - 1 : LONGEST_SHOWN) + "…";
    }
}
