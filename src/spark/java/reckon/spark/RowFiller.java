package reckon.spark;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import reckon.database.Column;
import reckon.database.Row;
import reckon.database.Table;
import reckon.database.TableRow;

/** Fills rows for Spark as the rooms fill rows of tables. */
final class RowFiller implements Row {
    private static final int PLACES = 2;

    private final List<Column<?>> columns;
    private final @Nullable Object[] values;
    private int filled;

    RowFiller(Table table) {
        this.columns = table.columns();
        this.values = new Object[columns.size()];
    }

    /** Returns the row that a room fills for an item. */
    static <T> org.apache.spark.sql.Row fill(Table table, BiConsumer<TableRow, T> filling, T item) {
        RowFiller filler = new RowFiller(table);
        TableRow row = new TableRow(table, filler);
        filling.accept(row, item);
        row.end();
        return filler.row();
    }

    /** Returns the row that was filled, and begins the next one. */
    org.apache.spark.sql.Row row() {
        if (filled != values.length) {
            throw new IllegalStateException("column " + columns.get(filled) + " is not set");
        }
        filled = 0;
        return RowFactory.create(values.clone());
    }

    private Row add(@Nullable Object value) {
        values[filled++] = value;
        return this;
    }

    @Override
    public Row text(@Nullable String value) {
        return add(value);
    }

    @Override
    public Row text(byte[] utf8, int from, int to) {
        return add(new String(utf8, from, to - from, StandardCharsets.UTF_8));
    }

    @Override
    public Row minorUnits(long minorUnits) {
        return add(BigDecimal.valueOf(minorUnits, PLACES));
    }

    @Override
    public Row integer(long value) {
        return columns.get(filled).type() == Column.Type.INTEGER ? add(Math.toIntExact(value)) : add(value);
    }

    @Override
    public Row instant(@Nullable Instant value) {
        return add(value);
    }

    @Override
    public Row date(LocalDate value) {
        return add(value);
    }

    @Override
    public Row bool(boolean value) {
        return add(value);
    }

    @Override
    public Row bytes(byte @Nullable [] value) {
        return add(value);
    }

    @Override
    public Row setNull() {
        return add(null);
    }

    @Override
    public void restart() {
        filled = 0;
    }
}
