package reckon.database;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import reckon.money.Money;
import reckon.money.Points;

/**
 * A table as it is declared, once: its name, its columns and what tells its rows apart.
 *
 * @param columns those that the program fills, in the order in which rows are filled
 * @param key the columns that tell rows apart where a later row replaces an earlier one; empty where that must never happen.
 *     Keys are the same only if all their bytes are
 * @param keepsOthers whether a row that is there keeps what it has in columns that are not among these
 */
public record Table(String name, List<Column<?>> columns, List<Column<?>> key, boolean keepsOthers) {

    /** Declares a table column by column; each is declared where it is named. */
    public static final class Declaration {
        private final String name;
        private final List<Column<?>> columns = new ArrayList<>();

        public Declaration(String name) {
            this.name = name;
        }

        private <T> Column<T> add(Column<T> column) {
            columns.add(column);
            return column;
        }

        public Column<String> text(String column) {
            return add(Column.text(column));
        }

        public <E extends Enum<E>> Column<E> oneOf(String column, Class<E> constants) {
            return add(Column.oneOf(column, constants));
        }

        public Column<Money> money(String column) {
            return add(Column.money(column));
        }

        public Column<Points> points(String column) {
            return add(Column.points(column));
        }

        public Column<Instant> instant(String column) {
            return add(Column.instant(column));
        }

        public Column<LocalDate> date(String column) {
            return add(Column.date(column));
        }

        public Column<YearMonth> month(String column) {
            return add(Column.month(column));
        }

        public Column<Integer> integer(String column) {
            return add(Column.integer(column));
        }

        public Column<Long> bigint(String column) {
            return add(Column.bigint(column));
        }

        public Column<Boolean> bool(String column) {
            return add(Column.bool(column));
        }

        public Column<byte[]> bytes(String column) {
            return add(Column.bytes(column));
        }

        /** Ends the declaration of a table to which rows are only added: a row that is there already is an error. */
        public Table appended() {
            return new Table(name, List.copyOf(columns), List.of(), false);
        }

        /** Ends the declaration of a table in which a row replaces the one with the same key. */
        public Table replaced(Column<?>... key) {
            return new Table(name, List.copyOf(columns), List.of(key), false);
        }
    }

    /**
     * Returns the same table with only some of its columns, all of the key among them. A row that is there keeps what it
     * has in the others; a new one gets their defaults.
     *
     * @param places where they are among the columns, in order
     */
    public Table ofOnly(int... places) {
        List<Column<?>> some =
                Arrays.stream(places).<Column<?>>mapToObj(columns::get).toList();
        return new Table(name, some, key, true);
    }

    /** Returns the same table with one more column, behind the others. */
    public Table with(Column<?> column) {
        List<Column<?>> more = new ArrayList<>(columns);
        more.add(column);
        return new Table(name, List.copyOf(more), key, keepsOthers);
    }

    /** Whether a row replaces the one with the same key. */
    public boolean replaces() {
        return !key.isEmpty();
    }

    /**
     * Whether rows may be sent sorted by their first column. They may if it is part of the key: the sort is stable, so rows
     * with the same key stay in the order in which they came, and the last one counts.
     */
    public boolean isSentByFirstColumn() {
        return key.contains(columns.get(0));
    }

    /** Returns the names of the columns as SQL lists them. */
    public String columnList() {
        return list(columns);
    }

    /** Returns the names of the key as SQL lists them. */
    public String keyList() {
        return list(key);
    }

    private static String list(List<Column<?>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** Returns a question mark for each column, as SQL lists them. */
    public String placeholders() {
        return columns.stream().map(column -> "?").collect(Collectors.joining(", "));
    }
}
