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
import reckon.text.Decimals;
import reckon.text.EnumNames;
import reckon.text.Times;

/**
 * One line of an input file: its values by column, checked as they are read.
 *
 * <p>Every method throws {@link BadValueException} when the value breaks its format; an empty value of a required
 * column does so everywhere.
 */
final class Line {
    /** The longest text that is kept, in characters. */
    static final int LONGEST_TEXT = 64;

    private static final int LONGEST_ID = 64;
    private static final int MOST_INTEGER_DIGITS = 13;

    /** The years, as they are written, that times and months may be of. */
    private static final int FIRST_YEAR = 1970;

    private static final int LAST_YEAR = 2199;

    private final Format format;
    private final Cells cells;
    private final IdentityHash hash;
    private final Products products;
    private final String earliestDay;
    private final Instant earliest;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private boolean hasUtf8;

    /** @param cells goes from record to record with the reader */
    Line(Format format, Cells cells, InputRules rules, IdentityHash hash) {
        this.format = format;
        this.cells = cells;
        this.hash = hash;
        this.products = new Products(rules.products());
        this.earliestDay = rules.earliest().toString();
        this.earliest = rules.earliestInstant();
    }

    /** Whether a text so far was UTF-8 beyond ASCII. */
    boolean hasSeenUtf8() {
        return hasUtf8;
    }

    /** Returns the column of a name, for what depends on it. */
    InputColumn column(String header) {
        return format.column(header);
    }

    boolean isEmpty(InputColumn column) throws BadValueException {
        cells.find(column);
        if (cells.from() == cells.to() && column.isRequired()) {
            throw new BadValueException(column, "a value is required");
        }
        return cells.from() == cells.to();
    }

    /** Throws that a column may not be empty in a line like this, if it is. */
    void require(InputColumn column, String where) throws BadValueException {
        cells.find(column);
        if (cells.from() == cells.to()) {
            throw new BadValueException(column, "a value is required " + where);
        }
    }

    /** Puts an id, or NULL, into the row. */
    void id(InputColumn column, Row row) throws BadValueException {
        if (isEmpty(column)) {
            row.setNull();
            return;
        }
        check(isId(cells), column, "is not an id: letters and digits, then also - and _, 64 at most");
        row.text(cells.bytes(), cells.from(), cells.to());
    }

    /** Whether the value that was found is an id: {@code [A-Za-z0-9][A-Za-z0-9_-]{0,63}}. */
    static boolean isId(Cells cells) {
        byte[] bytes = cells.bytes();
        int length = cells.to() - cells.from();
        if (length < 1 || length > LONGEST_ID || !isAlphanumeric(bytes[cells.from()])) {
            return false;
        }
        for (int i = cells.from() + 1; i < cells.to(); i++) {
            if (!isAlphanumeric(bytes[i]) && bytes[i] != '_' && bytes[i] != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
    }

    /** Puts text, or NULL, into the row. */
    void text(InputColumn column, Row row) throws BadValueException {
        text(column, row, LONGEST_TEXT);
    }

    /** Puts text of so many characters at most, or NULL, into the row. */
    void text(InputColumn column, Row row, int longest) throws BadValueException {
        if (isEmpty(column)) {
            row.setNull();
            return;
        }
        check(checkUtf8(column) <= longest, column, "is longer than " + longest + " characters");
        row.text(cells.bytes(), cells.from(), cells.to());
    }

    /** Puts the name of a product into the row; one that a policy names in another case is surely a mistake. */
    void product(InputColumn column, Row row) throws BadValueException {
        if (!isEmpty(column)) {
            String meant = products.meantBy(cells.bytes(), cells.from(), cells.to());
            if (meant != null) {
                throw new BadValueException(column, "is written in another case than the policy's product " + meant);
            }
        }
        text(column, row);
    }

    /** Checks text that is not kept; returns whether there is any. */
    boolean hasText(InputColumn column) throws BadValueException {
        if (isEmpty(column)) {
            return false;
        }
        checkUtf8(column);
        return true;
    }

    /** Returns the bytes of a text, or null where it is empty. */
    byte @Nullable [] utf8(InputColumn column) throws BadValueException {
        return hasText(column) ? Arrays.copyOfRange(cells.bytes(), cells.from(), cells.to()) : null;
    }

    /** Returns the hash of a text, or null where it is empty (Rule U2). */
    byte @Nullable [] hash(InputColumn column) throws BadValueException {
        return hash.of(utf8(column));
    }

    /** Returns the number of characters. */
    private int checkUtf8(InputColumn column) throws BadValueException {
        for (int i = cells.from(); i < cells.to(); i++) {
            if (cells.bytes()[i] < 0) {
                try {
                    int characters = decoder.decode(
                                    ByteBuffer.wrap(cells.bytes(), cells.from(), cells.to() - cells.from()))
                            .length();
                    hasUtf8 = true;
                    return characters;
                } catch (CharacterCodingException e) {
                    throw new BadValueException(column, "is not UTF-8");
                }
            }
        }
        return cells.to() - cells.from();
    }

    /** Returns the word that a column holds, or {@code whenEmpty}. */
    <E extends Enum<E>> E word(InputColumn column, Class<E> type, E whenEmpty) throws BadValueException {
        if (isEmpty(column)) {
            return whenEmpty;
        }
        E word = EnumNames.find(type, cells.bytes(), cells.from(), cells.to());
        if (word == null) {
            throw new BadValueException(column, "is not one of " + EnumNames.list(type));
        }
        return word;
    }

    /** Returns money, or points, of a column that is not empty, in hundredths. */
    long minorUnits(InputColumn column) throws BadValueException {
        isEmpty(column);
        long minorUnits = Decimals.minorUnits(cells.bytes(), cells.from(), cells.to(), MOST_INTEGER_DIGITS);
        check(
                minorUnits != Decimals.NONE,
                column,
                "is not an amount: at most 13 digits, then at most two after a point; no sign, no separators");
        return minorUnits;
    }

    /** Returns money of a column that is not empty, in hundredths; it may be negative. */
    long signedMinorUnits(InputColumn column) throws BadValueException {
        if (isNegativeAmount(column)) {
            return Decimals.signedMinorUnits(cells.bytes(), cells.from(), cells.to(), MOST_INTEGER_DIGITS);
        }
        return minorUnits(column);
    }

    /** Whether a column holds an amount with a minus. */
    boolean isNegativeAmount(InputColumn column) throws BadValueException {
        return !isEmpty(column)
                && cells.bytes()[cells.from()] == '-'
                && Decimals.signedMinorUnits(cells.bytes(), cells.from(), cells.to(), MOST_INTEGER_DIGITS)
                        != Decimals.NONE;
    }

    /** Returns a whole number of at least 1, or 0 where the column is empty. */
    int count(InputColumn column) throws BadValueException {
        if (isEmpty(column)) {
            return 0;
        }
        long number = Decimals.integer(cells.bytes(), cells.from(), cells.to());
        check(number >= 1 && number <= 12_000, column, "is not a whole number from 1 to 12000");
        return (int) number;
    }

    /** Returns the whole number that a column holds, or -1 if it holds none. */
    int digits(InputColumn column) {
        cells.find(column);
        return (int)
                Math.max(-1, Math.min(Integer.MAX_VALUE, Decimals.integer(cells.bytes(), cells.from(), cells.to())));
    }

    /** Returns an instant, or null where the column is empty. */
    @Nullable
    Instant instant(InputColumn column) throws BadValueException {
        if (isEmpty(column)) {
            return null;
        }
        Instant instant = Times.instant(cells.bytes(), cells.from(), cells.to());
        if (instant == null) {
            throw new BadValueException(column, "is not a time with an offset, such as 2023-01-01T10:00:00+08:00");
        }
        checkYear(column);
        return instant;
    }

    /** Returns an instant, or null where the column is empty; one from before anything could happen is a mistyped year. */
    @Nullable
    Instant recentInstant(InputColumn column) throws BadValueException {
        Instant instant = instant(column);
        if (instant != null && instant.isBefore(earliest)) {
            throw new BadValueException(column, "is before " + earliestDay + ", which the setting earliest says");
        }
        return instant;
    }

    private void checkYear(InputColumn column) throws BadValueException {
        long year = Decimals.integer(cells.bytes(), cells.from(), cells.from() + 4);
        check(
                year >= FIRST_YEAR && year <= LAST_YEAR,
                column,
                "is not of a year from " + FIRST_YEAR + " to " + LAST_YEAR);
    }

    /** Returns a month, or null where the column is empty. */
    @Nullable
    YearMonth month(InputColumn column) throws BadValueException {
        if (isEmpty(column)) {
            return null;
        }
        YearMonth month = Times.month(cells.bytes(), cells.from(), cells.to());
        if (month == null) {
            throw new BadValueException(column, "is not a month such as 2026-10");
        }
        checkYear(column);
        return month;
    }

    /** Returns true or false, false where the column is empty. */
    boolean bool(InputColumn column) throws BadValueException {
        if (isEmpty(column)) {
            return false;
        }
        Flag flag = EnumNames.find(Flag.class, cells.bytes(), cells.from(), cells.to());
        check(flag != null, column, "is not true or false");
        return flag == Flag.TRUE;
    }

    private enum Flag {
        TRUE,
        FALSE
    }

    /** Returns whether a column holds a plain decimal other than 0. */
    boolean isPositiveDecimal(InputColumn column) throws BadValueException {
        if (isEmpty(column)) {
            return false;
        }
        check(
                Decimals.isPlain(cells.bytes(), cells.from(), cells.to()),
                column,
                "is not a plain decimal: digits, with a point at most");
        return !Decimals.isZero(cells.bytes(), cells.from(), cells.to());
    }

    /** Throws unless a column is empty or holds exactly a text. */
    void emptyOr(InputColumn column, byte[] text) throws BadValueException {
        check(
                isEmpty(column) || Arrays.equals(text, 0, text.length, cells.bytes(), cells.from(), cells.to()),
                column,
                "is not " + new String(text, StandardCharsets.UTF_8) + ", the one currency");
    }

    private static void check(boolean holds, InputColumn column, String error) throws BadValueException {
        if (!holds) {
            throw new BadValueException(column, error);
        }
    }
}
