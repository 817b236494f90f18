package reckon.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is in the program's own tables, so that two databases can be compared.
 *
 * <p>Numbers that only say who was served first are replaced by what they stand for: a decision's line number by
 * its request, a file's number by its name. Left out are the tables of Spring Batch and of Flyway, who holds the lock, and
 * the ledger's own id.
 */
public final class TableContents {
    private static final String TABLES =
            "SELECT table_name FROM information_schema.tables WHERE table_schema = SCHEMA()" + " ORDER BY table_name";
    private static final String COLUMNS = "SELECT column_name FROM information_schema.columns"
            + " WHERE table_schema = SCHEMA() AND table_name = '%s' ORDER BY ordinal_position";
    private static final String DECIDED = "(SELECT COALESCE(d.request_id, d.order_id) FROM decision d"
            + " WHERE d.run_no = t.run_no AND d.line_no = t.line_no)";
    private static final String FILE =
            "(SELECT CONCAT(f.kind, ' ', f.name) FROM input_file f WHERE f.file_no = t.file_no)";

    private TableContents() {}

    /** Returns each table's rows, sorted as texts. */
    public static Map<String, List<String>> of(TestDatabase database) {
        Map<String, List<String>> contents = new TreeMap<>();
        for (List<String> row : database.query(TABLES)) {
            String table = row.get(0).toLowerCase(Locale.ROOT);
            if (!table.startsWith("batch_")
                    && !table.startsWith("flyway_")
                    && !table.equals("night_lock")
                    && !table.equals("ledger_identity")) {
                contents.put(table, rows(database, table));
            }
        }
        return contents;
    }

    private static List<String> rows(TestDatabase database, String table) {
        List<String> columns = new ArrayList<>();
        for (List<String> row : database.query(COLUMNS.formatted(table))) {
            columns.add(expression(row.get(0).toLowerCase(Locale.ROOT)));
        }
        String sql = "SELECT " + String.join(", ", columns) + " FROM " + table + " t";
        return database.query(sql).stream()
                .map(row -> String.join("|", row))
                .sorted()
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String expression(String column) {
        return switch (column) {
            case "line_no" -> DECIDED;
            case "file_no" -> FILE;
            case "ledger_id" -> "'its ledger'";
            default -> "t." + column;
        };
    }
}
