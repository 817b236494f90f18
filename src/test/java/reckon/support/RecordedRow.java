package reckon.support;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.Row;

/** A row that keeps what was put into it: text, decimals with two places, long numbers, times, flags, hex for bytes. */
public final class RecordedRow implements Row {
    private final List<@Nullable Object> values = new ArrayList<>();

    /** Returns the values put in since the last call. */
    public List<@Nullable Object> take() {
        List<@Nullable Object> taken = new ArrayList<>(values);
        values.clear();
        return taken;
    }

    @Override
    public Row text(@Nullable String value) {
        return put(value);
    }

    @Override
    public Row text(byte[] utf8, int from, int to) {
        return put(new String(utf8, from, to - from, StandardCharsets.UTF_8));
    }

    @Override
    public Row minorUnits(long minorUnits) {
        return put(BigDecimal.valueOf(minorUnits, 2));
    }

    @Override
    public Row integer(long value) {
        return put(value);
    }

    @Override
    public Row instant(@Nullable Instant value) {
        return put(value);
    }

    @Override
    public Row date(LocalDate value) {
        return put(value);
    }

    @Override
    public Row bool(boolean value) {
        return put(value);
    }

    @Override
    public Row bytes(byte @Nullable [] value) {
        return put(value == null ? null : HexFormat.of().formatHex(value));
    }

    @Override
    public Row setNull() {
        return put(null);
    }

    @Override
    public void restart() {
        values.clear();
    }

    private Row put(@Nullable Object value) {
        values.add(value);
        return this;
    }
}
