package reckon.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text being put together as UTF-8, in an array that grows with it and is used again for the next. */
public final class Utf8Buffer {
    private static final int LONGEST_NUMBER = 24;

    private byte[] bytes = new byte[1024];
    private int length;

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

    /** Appends a text as {@link String#getBytes} encodes it: half a surrogate pair becomes a question mark. */
    public void append(String text) {
        int characters = text.length();
        ensure(characters);
        byte[] target = bytes;
        int start = length;
        for (int i = 0; i < characters; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                length = start + i;
                appendEncoded(text.substring(i));
                return;
            }
            target[start + i] = (byte) c;
        }
        length = start + characters;
    }

    private void appendEncoded(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ensure(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
    }

    /** Appends a whole number in decimal. */
    public void appendWhole(long value) {
        ensure(LONGEST_NUMBER);
        appendSign(value);
        appendDigits(value);
    }

    /** Appends a number of hundredths as a decimal with two places. */
    public void appendHundredths(long value) {
        ensure(LONGEST_NUMBER);
        appendSign(value);
        appendDigits(value / 100);
        bytes[length++] = '.';
        appendLastDigit(value / 10);
        appendLastDigit(value);
    }

    private void appendSign(long value) {
        if (value < 0) {
            bytes[length++] = '-';
        }
    }

    /** Takes negative numbers as they are, since the least one has no positive counterpart. */
    private void appendDigits(long value) {
        if (value / 10 != 0) {
            appendDigits(value / 10);
        }
        appendLastDigit(value);
    }

    private void appendLastDigit(long value) {
        bytes[length++] = (byte) ('0' + Math.abs(value % 10));
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
