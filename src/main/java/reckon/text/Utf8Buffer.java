package reckon.text;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Text being put together as UTF-8, in an array that grows with it and can be used again for the next. */
public final class Utf8Buffer {
    static final int SECONDS_PER_DAY = 86_400;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final long[] POWERS_OF_TEN =
            LongStream.iterate(1, power -> power * 10).limit(19).toArray();
    private static final int LONGEST_VALUE = 32;
    private static final int MOST_BYTES_PER_CHAR = 3;
    private static final int ASCII = 0x80;
    private static final @Nullable String[] NO_ESCAPES = new String[ASCII];

    private byte[] bytes;
    private int length;

    /** @param capacity how many bytes it holds before it grows */
    public Utf8Buffer(int capacity) {
        this.bytes = new byte[capacity];
    }

    /** Returns the array of which the first {@link #length} bytes are the text so far; the next append may change it. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns how many bytes the text has so far. */
    public int length() {
        return length;
    }

    /** Takes back what was appended since the text was so long. */
    public void cutTo(int shorter) {
        length = shorter;
    }

    /** Appends a character of ASCII. */
    public void append(char ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
    }

    /** Appends bytes that are UTF-8. */
    public void append(byte[] utf8) {
        appendRun(utf8, 0, utf8.length);
    }

    /**
     * Appends bytes that are UTF-8.
     *
     * @param escapes what is written for each character of ASCII instead of itself, null for most
     */
    public void append(byte[] utf8, int from, int to, @Nullable String[] escapes) {
        int start = from;
        for (int i = from; i < to; i++) {
            String escape = utf8[i] < 0 ? null : escapes[utf8[i]];
            if (escape != null) {
                appendRun(utf8, start, i);
                append(escape);
                start = i + 1;
            }
        }
        appendRun(utf8, start, to);
    }

    private void appendRun(byte[] utf8, int from, int to) {
        ensure(to - from);
        System.arraycopy(utf8, from, bytes, length, to - from);
        length += to - from;
    }

    /** Appends a text as {@link String#getBytes} encodes it: half a surrogate pair becomes a question mark. */
    public void append(String text) {
        append(text, NO_ESCAPES);
    }

    /**
     * Appends a text.
     *
     * @param escapes what is written for each character of ASCII instead of itself, null for most
     */
    public void append(String text, @Nullable String[] escapes) {
        int at = 0;
        while (at < text.length()) {
            ensure((text.length() - at) * MOST_BYTES_PER_CHAR);
            at = appendOrdinary(text, at, escapes);
            if (at < text.length()) {
                at = appendExtraordinary(text, at, escapes);
            }
        }
    }

    /** Appends characters of ASCII that stand for themselves, up to the first other one; returns where that one is. */
    private int appendOrdinary(String text, int from, @Nullable String[] escapes) {
        byte[] target = bytes;
        int characters = text.length();
        int shift = length - from;
        int at = from;
        while (at < characters) {
            char c = text.charAt(at);
            if (c >= ASCII || escapes[c] != null) {
                break;
            }
            target[shift + at++] = (byte) c;
        }
        length = shift + at;
        return at;
    }

    /** Appends one character that is escaped or not ASCII; returns where the next one is. */
    private int appendExtraordinary(String text, int at, @Nullable String[] escapes) {
        char c = text.charAt(at);
        if (c < ASCII) {
            append(Objects.requireNonNull(escapes[c]));
        } else if (c < 0x800) {
            bytes[length++] = (byte) (0xC0 | (c >> 6));
            appendContinued(c);
        } else if (!Character.isSurrogate(c)) {
            bytes[length++] = (byte) (0xE0 | (c >> 12));
            appendContinued(c >> 6);
            appendContinued(c);
        } else if (text.codePointAt(at) >= Character.MIN_SUPPLEMENTARY_CODE_POINT) {
            int codePoint = text.codePointAt(at);
            bytes[length++] = (byte) (0xF0 | (codePoint >> 18));
            appendContinued(codePoint >> 12);
            appendContinued(codePoint >> 6);
            appendContinued(codePoint);
            return at + 2;
        } else {
            bytes[length++] = '?';
        }
        return at + 1;
    }

    /** Appends a byte of UTF-8 that carries six bits and is not the first. */
    private void appendContinued(int bits) {
        bytes[length++] = (byte) (0x80 | (bits & 0x3F));
    }

    /** Appends a whole number in decimal. */
    public void appendInteger(long value) {
        ensure(LONGEST_VALUE);
        appendSign(value);
        appendDigits(value);
    }

    /** Appends a number of hundredths as a decimal with two places. */
    public void appendMinorUnits(long value) {
        ensure(LONGEST_VALUE);
        appendSign(value);
        appendDigits(value / 100);
        bytes[length++] = '.';
        appendTwoDigits((int) Math.abs(value % 100));
    }

    private void appendSign(long value) {
        if (value < 0) {
            bytes[length++] = '-';
        }
    }

    /** Appends the digits of a number without its sign; as a negative one, since only those reach as far as all numbers do. */
    private void appendDigits(long value) {
        long left = value < 0 ? value : -value;
        int count = 1;
        while (count < POWERS_OF_TEN.length && left <= -POWERS_OF_TEN[count]) {
            count++;
        }
        byte[] target = bytes;
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

    /** Appends the last digits of a number that is not negative, so many of them at most nine. */
    public void appendPadded(int value, int digits) {
        ensure(LONGEST_VALUE);
        int at = length + digits;
        length = at;
        int left = value;
        for (int i = 0; i < digits; i++) {
            bytes[--at] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }

    private void appendTwoDigits(int value) {
        byte[] target = bytes;
        int at = length;
        target[at] = (byte) ('0' + value / 10);
        target[at + 1] = (byte) ('0' + value % 10);
        length = at + 2;
    }

    /** Appends a date of the years 0 to 9999. */
    public void appendDate(LocalDate date) {
        ensure(LONGEST_VALUE);
        appendTwoDigits(date.getYear() / 100);
        appendTwoDigits(date.getYear() % 100);
        bytes[length++] = '-';
        appendTwoDigits(date.getMonthValue());
        bytes[length++] = '-';
        appendTwoDigits(date.getDayOfMonth());
    }

    /**
     * Appends a date of the years 0 to 9999 and a time.
     *
     * @param second from 1970-01-01T00:00 on by the same clock
     * @param between what divides date and time
     */
    public void appendDateTime(long second, char between) {
        appendDate(LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_PER_DAY)));
        bytes[length++] = (byte) between;
        int secondOfDay = Math.floorMod(second, SECONDS_PER_DAY);
        appendTwoDigits(secondOfDay / 3600);
        bytes[length++] = ':';
        appendTwoDigits(secondOfDay / 60 % 60);
        bytes[length++] = ':';
        appendTwoDigits(secondOfDay % 60);
    }

    /** Appends bytes in hex. */
    public void appendHex(byte[] value) {
        ensure(value.length * 2);
        for (byte b : value) {
            bytes[length++] = HEX[(b >> 4) & 0xF];
            bytes[length++] = HEX[b & 0xF];
        }
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }

    /** Returns the text so far. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
