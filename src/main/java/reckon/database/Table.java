package reckon.database;

import java.util.List;
import java.util.Set;

/**
 * Where rows are written to in bulk.
 *
 * @param columns the columns that a row fills, in order
 * @param binary those of them that hold bytes
 * @param key the columns that tell rows apart when a later row replaces an earlier one; empty when that must never happen;
 *     keys are the same only if all their bytes are
 */
public record Table(String name, List<String> columns, Set<String> binary, List<String> key) {

    /** Returns a table to which rows are only added: a row that is there already is an error. */
    public static Table appended(String name, String... columns) {
        return new Table(name, List.of(columns), Set.of(), List.of());
    }

    /** Returns a table in which a row replaces the one with the same key. */
    public static Table replaced(String name, List<String> key, String... columns) {
        return new Table(name, List.of(columns), Set.of(), key);
    }

    /** Returns the same table with some columns holding bytes. */
    public Table withBinary(String... names) {
        return new Table(name, columns, Set.of(names), key);
    }

    boolean replaces() {
        return !key.isEmpty();
    }

    /** Whether rows may be sent in the order of their first column: those with the same key have the same one, and stay in theirs. */
    boolean isSentByFirstColumn() {
        return key.contains(columns.get(0));
    }

    String columnList() {
        return String.join(", ", columns);
    }

    String placeholders() {
        return String.join(", ", columns.stream().map(column -> "?").toList());
    }
}
