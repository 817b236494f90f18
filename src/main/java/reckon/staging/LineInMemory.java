package reckon.staging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.Row;

/** A good line that is kept for a while: a request or an account until it is known what becomes of it, any other to be looked at. */
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

    /** Whether the line begins with some values; null stands for any. */
    boolean beginsWith(List<@Nullable Object> wanted) {
        for (int column = 0; column < wanted.size(); column++) {
            Object value = wanted.get(column);
            if (value != null && !value.equals(values.get(column))) {
                return false;
            }
        }
        return true;
    }

    /** Fills a row with the first columns of a request or an account, which are texts, instants and hashes; returns true. */
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
        values.add(minorUnits);
        return this;
    }

    @Override
    public Row integer(long value) {
        values.add(value);
        return this;
    }

    @Override
    public Row date(LocalDate value) {
        values.add(value);
        return this;
    }

    @Override
    public Row bool(boolean value) {
        values.add(value);
        return this;
    }

    @Override
    public void restart() {
        values.clear();
    }
}
