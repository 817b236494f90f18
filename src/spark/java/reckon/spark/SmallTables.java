package reckon.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import reckon.database.Column;
import reckon.database.Table;

/**
 * The small tables while a night works on them: their rows are in the driver, and views of their names stand for them in queries.
 * What changes them is a query that gives their new rows, so that it may look at any other table.
 */
final class SmallTables {
    private static final Pattern INSERT =
            Pattern.compile("\\s*INSERT INTO (\\w+) \\(([^)]*)\\)\\s+(SELECT .*|VALUES .*)", Pattern.DOTALL);
    private static final Pattern DELETE =
            Pattern.compile("\\s*DELETE FROM (\\w+)(?:\\s+WHERE\\s+(.*))?", Pattern.DOTALL);
    private static final Pattern UPDATE =
            Pattern.compile("\\s*UPDATE (\\w+) SET (.*?)\\s+WHERE\\s+(.*)", Pattern.DOTALL);

    private final SparkSession spark;
    private final Map<String, List<Row>> rows = new HashMap<>();
    private final Set<String> changed = new HashSet<>();

    SmallTables(SparkSession spark) {
        this.spark = spark;
    }

    /** Takes rows for those of a table, as they are stored. */
    void load(Table table, List<Row> stored) {
        put(table, stored);
        changed.remove(table.name());
    }

    private void put(Table table, List<Row> now) {
        rows.put(table.name(), now);
        changed.add(table.name());
        spark.createDataFrame(now, Schemas.of(table)).createOrReplaceTempView(table.name());
    }

    /** Returns the rows of a table. */
    List<Row> of(String table) {
        return rows.getOrDefault(table, List.of());
    }

    /** Returns the tables whose rows are not those that are stored. */
    Set<String> changed() {
        return changed;
    }

    /** Returns the table that a statement changes, as far as it is one of the forms that the rooms use. */
    static String changedBy(String sql) {
        for (Pattern form : List.of(INSERT, DELETE, UPDATE)) {
            Matcher matcher = form.matcher(sql);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        throw new IllegalArgumentException("no statement that changes rows: " + sql);
    }

    static boolean isInsert(String sql) {
        return INSERT.matcher(sql).matches();
    }

    /** Runs a statement, its parameters bound, that changes one of them. */
    void update(String sql) {
        Table table = LedgerTables.of(changedBy(sql));
        Matcher insert = INSERT.matcher(sql);
        Matcher delete = DELETE.matcher(sql);
        Matcher update = UPDATE.matcher(sql);
        if (insert.matches()) {
            insert(table, insert.group(2), insert.group(3), null);
        } else if (of(table.name()).isEmpty()) {
            return;
        } else if (delete.matches()) {
            String condition = delete.group(2);
            replace(
                    table,
                    condition == null
                            ? List.of()
                            : query("SELECT * FROM " + table.name() + " WHERE NOT COALESCE((" + condition
                                    + "), FALSE)"));
        } else if (update.matches()) {
            update(table, update.group(2), update.group(3));
        }
    }

    /** Most statements of a night find nothing to change, and a table that is as it was need not be stored again. */
    private void replace(Table table, List<Row> now) {
        if (!now.equals(of(table.name()))) {
            put(table, now);
        }
    }

    private List<Row> query(String sql) {
        return spark.sql(sql).collectAsList();
    }

    /** Inserts one row, numbered behind the others, and returns its number. */
    int insert(String sql, String numberColumn) {
        Table table = LedgerTables.of(changedBy(sql));
        int place = place(table, numberColumn);
        int next = 1
                + of(table.name()).stream()
                        .mapToInt(row -> row.getInt(place))
                        .max()
                        .orElse(0);
        Matcher insert = INSERT.matcher(sql);
        if (!insert.matches()) {
            throw new IllegalArgumentException(sql);
        }
        insert(table, insert.group(2), insert.group(3), Map.of(numberColumn, Integer.toString(next)));
        return next;
    }

    private static int place(Table table, String column) {
        return table.columns().stream().map(Column::name).toList().indexOf(column);
    }

    private void insert(Table table, String columns, String source, @Nullable Map<String, String> more) {
        List<String> given = List.of(columns.strip().split("\\s*,\\s*"));
        List<String> select = table.columns().stream()
                .map(column -> given.contains(column.name())
                        ? "v." + column.name()
                        : more != null && more.containsKey(column.name())
                                ? more.get(column.name())
                                : LedgerTables.defaultOf(table, column))
                .toList();
        add(table, query("SELECT " + typed(table, select) + " FROM (" + source + ") AS v(" + columns + ")"));
    }

    /** A literal has the type of its value; the table's column may be wider. */
    private static String typed(Table table, List<String> expressions) {
        List<String> typed = new ArrayList<>();
        for (int i = 0; i < expressions.size(); i++) {
            String type = Schemas.of(table).fields()[i].dataType().sql();
            typed.add("CAST(" + expressions.get(i) + " AS " + type + ")");
        }
        return String.join(", ", typed);
    }

    private void update(Table table, String assignments, String condition) {
        Map<String, String> set = new LinkedHashMap<>();
        for (String assignment : Sql.parts(assignments)) {
            String[] sides = assignment.split("=", 2);
            set.put(sides[0].strip(), sides[1].strip());
        }
        List<String> select = table.columns().stream()
                .map(column -> {
                    String value = set.get(column.name());
                    return value == null
                            ? column.name()
                            : "CASE WHEN is_meant THEN " + value + " ELSE " + column.name() + " END";
                })
                .toList();
        replace(
                table,
                query("SELECT " + typed(table, select) + " FROM (SELECT *, (" + condition + ") AS is_meant FROM "
                        + table.name() + ")"));
    }

    /** Adds rows to a table; where it is one whose rows replace others, one of the same key is replaced. */
    void add(Table table, List<Row> more) {
        if (more.isEmpty()) {
            return;
        }
        if (!table.replaces()) {
            List<Row> all = new ArrayList<>(of(table.name()));
            all.addAll(more);
            put(table, all);
            return;
        }
        Map<List<Object>, Row> byKey = new LinkedHashMap<>();
        of(table.name()).forEach(row -> byKey.put(key(table, row), row));
        more.forEach(row -> byKey.put(key(table, row), row));
        put(table, new ArrayList<>(byKey.values()));
    }

    /** Adds rows that have only some columns of a table, all of its key among them. */
    void merge(Table some, List<Row> more) {
        Table table = LedgerTables.of(some.name());
        Map<List<Object>, Row> byKey = new HashMap<>();
        of(table.name()).forEach(row -> byKey.put(key(table, row), row));
        List<Row> whole = new ArrayList<>();
        for (Row row : more) {
            Row before = byKey.get(key(some, row));
            Object[] values = new Object[table.columns().size()];
            for (int i = 0; i < values.length; i++) {
                int place = some.columns().indexOf(table.columns().get(i));
                values[i] = place >= 0 ? row.get(place) : before == null ? null : before.get(i);
            }
            whole.add(RowFactory.create(values));
            byKey.put(key(some, row), whole.get(whole.size() - 1));
        }
        add(table, whole);
    }

    private static List<Object> key(Table table, Row row) {
        List<Object> key = new ArrayList<>();
        table.key().forEach(column -> key.add(row.get(place(table, column.name()))));
        return key;
    }
}
