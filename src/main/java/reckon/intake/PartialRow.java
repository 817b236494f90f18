package reckon.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.database.Row;

/** A row of which only some columns are written: those that the file has. */
final class PartialRow implements Row {
    private final boolean[] written;
    private @Nullable Row row;
    private int column;

    /** @param written which of {@code columns} columns are written, by their place */
    PartialRow(int columns, int[] written) {
        this.written = new boolean[columns];
        for (int place : written) {
            this.written[place] = true;
        }
    }

    /** Returns this row, begun anew, which passes on to another one. */
    Row of(Row target) {
        row = target;
        column = 0;
        return this;
    }

    private Row target() {
        return Objects.requireNonNull(row);
    }

    private boolean isWritten() {
        return written[column++];
    }

    @Override
    public Row text(@Nullable String value) {
        if (isWritten()) {
            target().text(value);
        }
        return this;
    }

    @Override
    public Row text(byte[] utf8, int from, int to) {
        if (isWritten()) {
            target().text(utf8, from, to);
        }
        return this;
    }

    @Override
    public Row minorUnits(long minorUnits) {
        if (isWritten()) {
            target().minorUnits(minorUnits);
        }
        return this;
    }

    @Override
    public Row integer(long value) {
        if (isWritten()) {
            target().integer(value);
        }
        return this;
    }

    @Override
    public Row instant(@Nullable Instant value) {
        if (isWritten()) {
            target().instant(value);
        }
        return this;
    }

    @Override
    public Row date(LocalDate value) {
        if (isWritten()) {
            target().date(value);
        }
        return this;
    }

    @Override
    public Row bool(boolean value) {
        if (isWritten()) {
            target().bool(value);
        }
        return this;
    }

    @Override
    public Row bytes(byte @Nullable [] value) {
        if (isWritten()) {
            target().bytes(value);
        }
        return this;
    }

    @Override
    public Row setNull() {
        if (isWritten()) {
            target().setNull();
        }
        return this;
    }

    @Override
    public void restart() {
        column = 0;
        target().restart();
    }
}
