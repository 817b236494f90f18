package reckon.mysql;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import reckon.database.Row;
import reckon.text.Utf8Buffer;

/** Writes rows into a buffer in the text format of {@code LOAD DATA}: tabs between columns, and backslashes for what has a meaning. */
final class LoadDataRow implements Row {
    private static final @Nullable String[] ESCAPES = escapes();

    private final Utf8Buffer text;
    private int rowStart;

    LoadDataRow(int capacity) {
        this.text = new Utf8Buffer(capacity + (capacity >> 2));
    }

    /** Returns what the format gives a meaning to, by character of ASCII. */
    private static @Nullable String[] escapes() {
        @Nullable String[] escapes = new String[128];
        escapes['\t'] = "\\t";
        escapes['\n'] = "\\n";
        escapes['\\'] = "\\\\";
        escapes[0] = "\\0";
        return escapes;
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
            return setNull();
        }
        text.append(value, ESCAPES);
        return endColumn();
    }

    @Override
    public Row text(byte[] utf8, int from, int to) {
        text.append(utf8, from, to, ESCAPES);
        return endColumn();
    }

    @Override
    public Row minorUnits(long minorUnits) {
        text.appendMinorUnits(minorUnits);
        return endColumn();
    }

    @Override
    public Row integer(long value) {
        text.appendInteger(value);
        return endColumn();
    }

    @Override
    public Row instant(@Nullable Instant value) {
        if (value == null) {
            return setNull();
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
    public Row bool(boolean value) {
        text.append(value ? '1' : '0');
        return endColumn();
    }

    @Override
    public Row bytes(byte @Nullable [] value) {
        if (value == null) {
            return setNull();
        }
        text.appendHex(value);
        return endColumn();
    }

    @Override
    public Row setNull() {
        text.append("\\N");
        return endColumn();
    }

    private Row endColumn() {
        text.append('\t');
        return this;
    }
}
