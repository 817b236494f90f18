package reckon.database;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Writes rows into a buffer in the text format of {@code LOAD DATA}. */
final class TextRow implements Row {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final long[] POWERS_OF_TEN =
            LongStream.iterate(1, power -> power * 10).limit(19).toArray();
    private static final int LONGEST_NUMBER = 32;
    private static final int MOST_BYTES_PER_CHAR = 3;
    private static final int ASCII = 0x80;
    private static final int SECONDS_PER_DAY = 86_400;

    private byte[] buffer;
    private int length;
    private int rowStart;

    TextRow(int capacity) {
        this.buffer = new byte[capacity + (capacity >> 2)];
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
        rowStart = 0;
    }

    void endRow() {
        buffer[length - 1] = '\n';
        rowStart = length;
    }

    /** Returns the buffer, of which {@link #length} bytes are filled; valid until more is put into it. */
    byte[] bytes() {
        return buffer;
    }

    @Override
    public void restart() {
        length = rowStart;
    }

    @Override
    public Row text(@Nullable String value) {
        if (value == null) {
            return nothing();
        }
        ensure(value.length() * MOST_BYTES_PER_CHAR + 1);
        int at = 0;
        while (at < value.length()) {
            at = ordinary(value, at);
            at = at < value.length() ? extraordinary(value, at) : at;
        }
        return endColumn();
    }

    /** Puts ASCII characters up to the first that may not stand for itself; returns where that one is. */
    private int ordinary(String value, int from) {
        byte[] target = buffer;
        int characters = value.length();
        int shift = length - from;
        int at = from;
        while (at < characters) {
            char c = value.charAt(at);
            if (c < ' ' || c == '\\' || c >= ASCII) {
                break;
            }
            target[shift + at++] = (byte) c;
        }
        length = shift + at;
        return at;
    }

    /** Puts one character that is not ordinary; returns where the next one is. Half a pair becomes a question mark. */
    private int extraordinary(String value, int at) {
        char c = value.charAt(at);
        if (c < ASCII) {
            control((byte) c);
        } else if (c < 0x800) {
            buffer[length++] = (byte) (0xC0 | (c >> 6));
            continued(c);
        } else if (!Character.isSurrogate(c)) {
            buffer[length++] = (byte) (0xE0 | (c >> 12));
            continued(c >> 6);
            continued(c);
        } else if (value.codePointAt(at) >= Character.MIN_SUPPLEMENTARY_CODE_POINT) {
            supplementary(value.codePointAt(at));
            return at + 2;
        } else {
            buffer[length++] = '?';
        }
        return at + 1;
    }

    /** Puts a byte that has a meaning in the format, or might have one. */
    private void control(byte b) {
        char letter = letterFor(b);
        if (letter == 0) {
            buffer[length++] = b;
        } else {
            escaped(letter);
        }
    }

    private void supplementary(int codePoint) {
        buffer[length++] = (byte) (0xF0 | (codePoint >> 18));
        continued(codePoint >> 12);
        continued(codePoint >> 6);
        continued(codePoint);
    }

    /** Puts a byte of UTF-8 that carries six bits and is not the first. */
    private void continued(int bits) {
        buffer[length++] = (byte) (0x80 | (bits & 0x3F));
    }

    @Override
    public Row text(byte[] utf8, int from, int to) {
        ensure((to - from) * 2 + 1);
        int start = from;
        for (int i = from; i < to; i++) {
            char letter = letterFor(utf8[i]);
            if (letter != 0) {
                run(utf8, start, i);
                escaped(letter);
                start = i + 1;
            }
        }
        run(utf8, start, to);
        return endColumn();
    }

    private void run(byte[] bytes, int from, int to) {
        System.arraycopy(bytes, from, buffer, length, to - from);
        length += to - from;
    }

    /** Returns the letter that stands behind a backslash for a byte that the format gives a meaning to, 0 for all others. */
    private static char letterFor(byte b) {
        if ((b > '\n' && b != '\\') || b < 0) {
            return 0;
        }
        return switch (b) {
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\\' -> '\\';
            case 0 -> '0';
            default -> 0;
        };
    }

    private void escaped(char letter) {
        buffer[length++] = '\\';
        buffer[length++] = (byte) letter;
    }

    @Override
    public Row hundredths(long hundredths) {
        ensure(LONGEST_NUMBER);
        sign(hundredths);
        digits(hundredths / 100);
        buffer[length++] = '.';
        twoDigits((int) Math.abs(hundredths % 100));
        return endColumn();
    }

    @Override
    public Row whole(long value) {
        ensure(LONGEST_NUMBER);
        sign(value);
        digits(value);
        return endColumn();
    }

    private void sign(long value) {
        if (value < 0) {
            buffer[length++] = '-';
        }
    }

    /** Puts the digits of a number without its sign; as a negative one, since only those reach as far as all numbers do. */
    private void digits(long value) {
        long left = value < 0 ? value : -value;
        int count = 1;
        while (count < POWERS_OF_TEN.length && left <= -POWERS_OF_TEN[count]) {
            count++;
        }
        byte[] target = buffer;
        int at = length + count;
        length = at;
        for (; left <= Integer.MIN_VALUE; left /= 10) {
            target[--at] = (byte) ('0' - left % 10);
        }
        // Nearly all numbers are ints, which are divided in less time.
        for (int few = (int) left; at > length - count; few /= 10) {
            target[--at] = (byte) ('0' - few % 10);
        }
    }

    private void twoDigits(int value) {
        byte[] target = buffer;
        int at = length;
        target[at] = (byte) ('0' + value / 10);
        target[at + 1] = (byte) ('0' + value % 10);
        length = at + 2;
    }

    @Override
    public Row instant(@Nullable Instant value) {
        if (value == null) {
            return nothing();
        }
        ensure(LONGEST_NUMBER);
        day(LocalDate.ofEpochDay(Math.floorDiv(value.getEpochSecond(), SECONDS_PER_DAY)));
        buffer[length++] = ' ';
        int second = Math.floorMod(value.getEpochSecond(), SECONDS_PER_DAY);
        twoDigits(second / 3600);
        buffer[length++] = ':';
        twoDigits(second / 60 % 60);
        buffer[length++] = ':';
        twoDigits(second % 60);
        microseconds(value.getNano() / 1000);
        return endColumn();
    }

    private void microseconds(int micros) {
        if (micros != 0) {
            buffer[length++] = '.';
            twoDigits(micros / 10_000);
            twoDigits(micros / 100 % 100);
            twoDigits(micros % 100);
        }
    }

    @Override
    public Row date(LocalDate value) {
        ensure(LONGEST_NUMBER);
        day(value);
        return endColumn();
    }

    /** Puts a day of the years 0 to 9999. */
    private void day(LocalDate day) {
        twoDigits(day.getYear() / 100);
        twoDigits(day.getYear() % 100);
        buffer[length++] = '-';
        twoDigits(day.getMonthValue());
        buffer[length++] = '-';
        twoDigits(day.getDayOfMonth());
    }

    @Override
    public Row flag(boolean value) {
        ensure(2);
        buffer[length++] = (byte) (value ? '1' : '0');
        return endColumn();
    }

    @Override
    public Row bytes(byte @Nullable [] value) {
        if (value == null) {
            return nothing();
        }
        ensure(value.length * 2 + 1);
        for (byte b : value) {
            buffer[length++] = HEX[(b >> 4) & 0xF];
            buffer[length++] = HEX[b & 0xF];
        }
        return endColumn();
    }

    @Override
    public Row nothing() {
        ensure(3);
        escaped('N');
        return endColumn();
    }

    private Row endColumn() {
        buffer[length++] = '\t';
        return this;
    }

    private void ensure(int more) {
        if (length + more + 1 > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more + 1));
        }
    }
}
