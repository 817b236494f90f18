package reckon.database;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes rows into a buffer in the text format of {@code LOAD DATA}. */
final class TextRow implements Row {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NUMBER = 32;

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

    void copyTo(byte[] target, int offset, int from, int count) {
        System.arraycopy(buffer, from, target, offset, count);
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
        int characters = value.length();
        ensure(characters + 1);
        byte[] target = buffer;
        int start = length;
        for (int i = 0; i < characters; i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '\\' || c >= 0x7F) {
                byte[] rest = value.substring(i).getBytes(StandardCharsets.UTF_8);
                length = start + i;
                return text(rest, 0, rest.length);
            }
            target[start + i] = (byte) c;
        }
        length = start + characters;
        return endColumn();
    }

    @Override
    public Row text(byte[] utf8, int from, int to) {
        ensure((to - from) * 2 + 1);
        for (int i = from; i < to; i++) {
            put(utf8[i]);
        }
        return endColumn();
    }

    /** Escapes what the format gives a meaning to. Room for two bytes must have been ensured. */
    private void put(byte b) {
        switch (b) {
            case '\t' -> escaped('t');
            case '\n' -> escaped('n');
            case '\\' -> escaped('\\');
            case 0 -> escaped('0');
            default -> buffer[length++] = b;
        }
    }

    private void escaped(char letter) {
        buffer[length++] = '\\';
        buffer[length++] = (byte) letter;
    }

    @Override
    public Row hundredths(long hundredths) {
        ensure(LONGEST_NUMBER);
        if (hundredths < 0) {
            buffer[length++] = '-';
        }
        long absolute = Math.abs(hundredths);
        digits(absolute / 100);
        buffer[length++] = '.';
        twoDigits((int) (absolute % 100));
        return endColumn();
    }

    @Override
    public Row whole(long value) {
        ensure(LONGEST_NUMBER);
        if (value < 0) {
            buffer[length++] = '-';
        }
        digits(Math.abs(value));
        return endColumn();
    }

    @Override
    public Row instant(@Nullable Instant value) {
        if (value == null) {
            return nothing();
        }
        ensure(LONGEST_NUMBER);
        LocalDateTime utc = LocalDateTime.ofEpochSecond(value.getEpochSecond(), value.getNano(), ZoneOffset.UTC);
        twoDigits(utc.getYear() / 100);
        twoDigits(utc.getYear() % 100);
        buffer[length++] = '-';
        twoDigits(utc.getMonthValue());
        buffer[length++] = '-';
        twoDigits(utc.getDayOfMonth());
        buffer[length++] = ' ';
        twoDigits(utc.getHour());
        buffer[length++] = ':';
        twoDigits(utc.getMinute());
        buffer[length++] = ':';
        twoDigits(utc.getSecond());
        microseconds(utc.getNano() / 1000);
        return endColumn();
    }

    @Override
    public Row date(LocalDate value) {
        return text(value.toString());
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

    private void digits(long value) {
        if (value >= 10) {
            digits(value / 10);
        }
        buffer[length++] = (byte) ('0' + value % 10);
    }

    private void twoDigits(int value) {
        buffer[length++] = (byte) ('0' + value / 10);
        buffer[length++] = (byte) ('0' + value % 10);
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
