package reckon.mysql;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import reckon.database.Row;
import reckon.text.Utf8Buffer;

/** Writes rows into a buffer in the text format of {@code LOAD DATA}: tabs between columns, and backslashes for what has a meaning. */
final class TextRow implements Row {
    private final Utf8Buffer text;
    private int rowStart;

    TextRow(int capacity) {
        this.text = new Utf8Buffer(capacity + (capacity >> 2));
    }

    int length() {
        return text.length();
    }

    void clear() {
        text.cutTo(0);
        rowStart = 0;
    }

    void endRow() {
        text.cutTo(text.length() - 1);
        text.append('\n');
        rowStart = text.length();
    }

    /** Returns the buffer, of which {@link #length} bytes are filled; valid until more is put into it. */
    byte[] bytes() {
        return text.bytes();
    }

    @Override
    public void restart() {
        text.cutTo(rowStart);
    }

    @Override
    public Row text(@Nullable String value) {
        if (value == null) {
            return nothing();
        }
        int start = text.length();
        text.append(value);
        escape(start);
        return endColumn();
    }

    @Override
    public Row text(byte[] utf8, int from, int to) {
        int start = text.length();
        text.append(utf8, from, to);
        escape(start);
        return endColumn();
    }

    /** Escapes what was appended since a place; hardly any text has something to escape. */
    private void escape(int start) {
        byte[] bytes = text.bytes();
        int end = text.length();
        for (int i = start; i < end; i++) {
            if (letterFor(bytes[i]) != 0) {
                rewriteEscaped(i);
                return;
            }
        }
    }

    private void rewriteEscaped(int start) {
        byte[] plain = Arrays.copyOfRange(text.bytes(), start, text.length());
        text.cutTo(start);
        for (int i = 0; i < plain.length; i++) {
            char letter = letterFor(plain[i]);
            if (letter == 0) {
                text.append(plain, i, i + 1);
            } else {
                escaped(letter);
            }
        }
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
        text.append('\\');
        text.append(letter);
    }

    @Override
    public Row hundredths(long hundredths) {
        text.appendHundredths(hundredths);
        return endColumn();
    }

    @Override
    public Row whole(long value) {
        text.appendWhole(value);
        return endColumn();
    }

    @Override
    public Row instant(@Nullable Instant value) {
        if (value == null) {
            return nothing();
        }
        text.appendDateTime(value.getEpochSecond(), ' ');
        int micros = value.getNano() / 1000;
        if (micros != 0) {
            text.append('.');
            text.appendPadded(micros, 6);
        }
        return endColumn();
    }

    @Override
    public Row date(LocalDate value) {
        text.appendDate(value);
        return endColumn();
    }

    @Override
    public Row flag(boolean value) {
        text.append(value ? '1' : '0');
        return endColumn();
    }

    @Override
    public Row bytes(byte @Nullable [] value) {
        if (value == null) {
            return nothing();
        }
        text.appendHex(value);
        return endColumn();
    }

    @Override
    public Row nothing() {
        escaped('N');
        return endColumn();
    }

    private Row endColumn() {
        text.append('\t');
        return this;
    }
}
