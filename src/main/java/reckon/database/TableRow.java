package reckon.database;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a table being filled: every column by its name, in the order in which the table declares them. */
public final class TableRow {
    private final List<Column<?>> columns;
    private final Row row;
    private int filled;

    /** Begins a row of a table, which goes to {@code row}. */
    public TableRow(Table table, Row row) {
        this.columns = table.columns();
        this.row = row;
    }

    /**
     * Sets the next column.
     *
     * @param value null for NULL
     * @throws IllegalStateException if the table declares another column there
     */
    @SuppressWarnings("ReferenceEquality") // a column is declared once
    public <T> TableRow set(Column<T> column, @Nullable T value) {
        if (filled == columns.size() || columns.get(filled) != column) {
            throw new IllegalStateException("column " + column + " is set where the table has "
                    + (filled == columns.size() ? "no more" : columns.get(filled)));
        }
        filled++;
        column.write(row, value);
        return this;
    }

    /** Throws {@link IllegalStateException} unless all columns are set. */
    public void end() {
        if (filled != columns.size()) {
            throw new IllegalStateException("column " + columns.get(filled) + " is not set");
        }
    }
}
