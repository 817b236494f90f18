package reckon.database;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where rows are written to in bulk.
 *
 * @param columns the columns that a row fills, in order
 * @param binary those of them that hold bytes
 * @param key the columns that tell rows apart when a later row replaces an earlier one; empty when that must never happen;
 *     keys are the same only if all their bytes are
 * @param keepsOthers whether a row that is there keeps what it has in columns that are not among these
 */
public record Table(String name, List<String> columns, Set<String> binary, List<String> key, boolean keepsOthers) {

    /** Returns a table to which rows are only added: a row that is there already is an error. */
    public static Table appended(String name, String... columns) {
        return new Table(name, List.of(columns), Set.of(), List.of(), false);
    }

    /** Returns a table in which a row replaces the one with the same key. */
    public static Table replaced(String name, List<String> key, String... columns) {
        return new Table(name, List.of(columns), Set.of(), key, false);
    }

    /** Returns the same table with some columns holding bytes. */
    public Table withBinary(String... names) {
        return new Table(name, columns, Set.of(names), key, keepsOthers);
    }

    /**
     * Returns the same table with only some of its columns, all of the key among them. A row that is there keeps what it
     * has in the others; a new one gets their defaults.
     *
     * @param places where they are among the columns, in order
     */
    public Table ofOnly(int... places) {
        List<String> some = Arrays.stream(places).mapToObj(columns::get).toList();
        Set<String> someBinary = binary.stream().filter(some::contains).collect(Collectors.toUnmodifiableSet());
        return new Table(name, some, someBinary, key, true);
    }

    /** Whether a row replaces the one with the same key. */
    public boolean replaces() {
        return !key.isEmpty();
    }

    /** Whether rows may be sent in the order of their first column: those with the same key have the same one, and stay in theirs. */
    public boolean isSentByFirstColumn() {
        return key.contains(columns.get(0));
    }

    /** Returns the names of the columns as SQL lists them. */
    public String columnList() {
        return String.join(", ", columns);
    }

    /** Returns a question mark for each column, as SQL lists them. */
    public String placeholders() {
        return String.join(", ", columns.stream().map(column -> "?").toList());
    }
}
