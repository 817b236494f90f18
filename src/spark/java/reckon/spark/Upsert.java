package reckon.spark;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import reckon.database.Column;
import reckon.database.Table;

/** Writes rows to large tables, each time in one commit: added, or where their keys are there already in the place of others. */
final class Upsert {
    private static final String COMING = "coming_rows";

    private final SparkSession spark;

    Upsert(SparkSession spark) {
        this.spark = spark;
    }

    /** Writes rows, each key once at most; rows that are there keep what they have in columns that these rows have not. */
    void write(Table table, Dataset<Row> rows) {
        if (table.replaces() && isAnyThere(table, rows)) {
            spark.sql(merge(table, LedgerTables.of(table.name())));
        } else {
            insert(table, rows);
        }
    }

    /** Writes rows of which none is there. */
    void insert(Table table, Dataset<Row> rows) {
        rows.createOrReplaceTempView(COMING);
        spark.sql("INSERT INTO " + Warehouse.qualified(table.name()) + " SELECT "
                + values(table, LedgerTables.of(table.name()), "n") + " FROM " + COMING + " n");
    }

    private boolean isAnyThere(Table table, Dataset<Row> rows) {
        rows.createOrReplaceTempView(COMING);
        return !spark.sql("SELECT 1 FROM " + table.name() + " t LEFT SEMI JOIN " + COMING + " n ON " + sameKey(table)
                        + " LIMIT 1")
                .isEmpty();
    }

    private static String sameKey(Table table) {
        return table.key().stream()
                .map(key -> "t." + key.name() + " = n." + key.name())
                .collect(Collectors.joining(" AND "));
    }

    private static String merge(Table table, Table declared) {
        String updated = table.columns().stream()
                .filter(column -> !table.key().contains(column))
                .map(column -> "t." + column.name() + " = n." + column.name())
                .collect(Collectors.joining(", "));
        return "MERGE INTO " + table.name() + " t USING " + COMING + " n ON " + sameKey(table)
                + (updated.isEmpty() ? "" : " WHEN MATCHED THEN UPDATE SET " + updated)
                + " WHEN NOT MATCHED THEN INSERT (" + declared.columnList() + ") VALUES ("
                + values(table, declared, "n") + ")";
    }

    private static String values(Table table, Table declared, String from) {
        List<String> given = table.columns().stream().map(Column::name).toList();
        return declared.columns().stream()
                .map(column -> given.contains(column.name())
                        ? from + "." + column.name()
                        : LedgerTables.defaultOf(declared, column))
                .collect(Collectors.joining(", "));
    }
}
