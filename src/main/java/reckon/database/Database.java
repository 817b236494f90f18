package reckon.database;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the tables are: single statements, rows in bulk, and rows as a stream. A statement names its parameters by question
 * marks; they are texts, numbers, flags, dates and instants.
 *
 * <p>Every method throws an unchecked exception when what is asked is not done.
 */
public interface Database {
    /** Writes rows and returns how many there were. */
    default long write(Table table, Rows rows) {
        return write(table, rows, () -> {});
    }

    /** Writes rows that may be many, and returns how many there were; the check is made with every row at least. */
    long write(Table table, Rows rows, CancellationCheck cancellation);

    /** Writes a row for each of some items. */
    default <T> void writeAll(Table table, Iterator<? extends T> items, BiConsumer<TableRow, T> filling) {
        if (!items.hasNext()) {
            return;
        }
        write(table, row -> {
            if (!items.hasNext()) {
                return false;
            }
            TableRow named = new TableRow(table, row);
            filling.accept(named, items.next());
            named.end();
            return true;
        });
    }

    /** Runs a statement that changes rows. */
    void update(String sql, @Nullable Object... parameters);

    /**
     * Deletes the rows whose ids a query finds. It does not wait for rows of the table that others hold unless they are among them.
     *
     * @param id the table's primary key
     * @param query of the ids alone
     */
    default void deleteFound(Table table, Column<String> id, String query, @Nullable Object... parameters) {
        update("DELETE FROM " + table.name() + " WHERE " + id.name() + " IN (" + query + ")", parameters);
    }

    /** Inserts one row and returns the number that the database gave it in a column. */
    int insert(String numberColumn, String sql, @Nullable Object... parameters);

    /** Returns the rows of a query that has few of them. */
    <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... parameters);

    /** Returns the first row of a query, or null if it has none. */
    default <T> @Nullable T first(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        List<T> rows = list(sql, reader, parameters);
        return rows.isEmpty() ? null : rows.get(0);
    }

    /** Whether a query has a row; it asks for one at most. */
    default boolean exists(String sql, @Nullable Object... parameters) {
        return first(sql + " LIMIT 1", row -> true, parameters) != null;
    }

    /**
     * Returns the rows of a query that names ids as {@code IN (:ids)}, asked {@link #idsAtOnce} at a time.
     *
     * @param ids each once
     */
    <T> List<T> listByIds(String sql, Collection<String> ids, RowReader<T> reader);

    /** Returns how many ids a query is asked for at once; who has more of them does best to go on by so many. */
    int idsAtOnce();

    /**
     * Reads the rows of a query one by one, however many there are, as the caller's transaction sees them. It does nothing else
     * meanwhile.
     */
    void forEach(String sql, RowReader<?> reader);

    /**
     * Opens a stream of a query's rows, as they are outside of the caller's transaction, which may go on beside it; the caller
     * closes it.
     */
    <T> Cursor<T> stream(String sql, RowReader<T> reader, @Nullable Object... parameters);

    /** Opens a stream, as {@link #stream} does, of values made of the rows, in the order of the query; an engine may make many at once. */
    default <T> Cursor<T> streamFormatted(String sql, RowFormat<T> format, @Nullable Object... parameters) {
        return stream(sql, format.reader(), parameters);
    }
}
