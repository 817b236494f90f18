package reckon.staging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.Row;

/** A good line that waits until it is known what becomes of it: texts, instants and hashes, as requests and accounts have. */
final class LineInMemory implements Row {
    private final List<@Nullable Object> values = new ArrayList<>(8);
    private long at;

    String text(int column) {
        return String.valueOf(values.get(column));
    }

    /** Keeps where it stands in its file. */
    void at(long line) {
        at = line;
    }

    long at() {
        return at;
    }

    /** Fills a row with the first columns of the line; returns true. */
    boolean copyTo(Row row, int columns) {
        for (Object value : values.subList(0, columns)) {
            if (value instanceof Instant instant) {
                row.instant(instant);
            } else if (value instanceof byte[] bytes) {
                row.bytes(bytes);
            } else if (value != null) {
                row.text((String) value);
            } else {
                row.setNull();
            }
        }
        return true;
    }

    @Override
    public Row text(@Nullable String value) {
        values.add(value);
        return this;
    }

    @Override
    public Row text(byte[] utf8, int from, int to) {
        return text(new String(utf8, from, to - from, StandardCharsets.UTF_8));
    }

    @Override
    public Row instant(@Nullable Instant value) {
        values.add(value);
        return this;
    }

    @Override
    public Row bytes(byte @Nullable [] value) {
        values.add(value);
        return this;
    }

    @Override
    public Row setNull() {
        values.add(null);
        return this;
    }

    @Override
    public Row minorUnits(long minorUnits) {
        throw none();
    }

    @Override
    public Row integer(long value) {
        throw none();
    }

    @Override
    public Row date(LocalDate value) {
        throw none();
    }

    @Override
    public Row bool(boolean value) {
        throw none();
    }

    private static IllegalStateException none() {
        return new IllegalStateException("lines that wait have no such column");
    }

    @Override
    public void restart() {
        values.clear();
    }
}
