package reckon.spark;

import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reckon.database.Column;
import reckon.database.Table;
import reckon.setup.SettingsException;
import reckon.tables.LedgerIdentityTable;

/**
 * Brings a ledger from the database of the one-machine program into a warehouse, or back: every table with every row, so that the
 * next night is the same on either side. No job of either engine may run meanwhile.
 */
final class Transfer {
    private static final Logger log = LoggerFactory.getLogger(Transfer.class);

    private final Warehouse warehouse;
    private final SparkSession spark;
    private final String url;
    private final Properties login;

    /** @param login user and password, where the address has none */
    Transfer(Warehouse warehouse, String url, Properties login) {
        this.warehouse = warehouse;
        this.spark = warehouse.database().spark();
        this.url = url;
        this.login = login;
    }

    /**
     * Brings a ledger into the warehouse.
     *
     * @throws SettingsException if a run is recorded in the warehouse already
     */
    void bringIn() {
        SparkDatabase database = warehouse.database();
        if (database.exists("SELECT 1 FROM run")) {
            throw new SettingsException("the warehouse has runs of its own: name a new one");
        }
        database.update("DELETE FROM " + LedgerIdentityTable.TABLE.name());
        for (Table table : LedgerTables.all()) {
            Dataset<Row> rows = typed(table, stored(table.name()));
            if (LedgerTables.isSmall(table.name())) {
                database.writeSmall(table, rows.collectAsList());
            } else if (!rows.limit(1).isEmpty()) {
                database.write(table, rows);
            }
            log.info("{} is here", table.name());
        }
        warehouse.commit();
    }

    /** Times stand there in UTC and without a zone. */
    private Dataset<Row> stored(String table) {
        return spark.read().option("preferTimestampNTZ", true).jdbc(url, table, login);
    }

    private static Dataset<Row> typed(Table table, Dataset<Row> rows) {
        StructType schema = Schemas.of(table);
        return rows.selectExpr(table.columns().stream()
                .map(column -> "CAST(" + column.name() + " AS "
                        + schema.apply(column.name()).dataType().sql() + ") AS " + column.name())
                .toArray(String[]::new));
    }

    /**
     * Brings the ledger of the warehouse into a database whose tables {@code init} has made.
     *
     * @throws SettingsException if the database has runs of its own
     */
    void bringOut() {
        if (!stored("run").limit(1).isEmpty()) {
            throw new SettingsException("the database has runs of its own: name one that init has just made");
        }
        for (Table table : LedgerTables.all()) {
            boolean isOwn = table.equals(LedgerIdentityTable.TABLE);
            Dataset<Row> rows = warehouse.database().query("SELECT " + names(table) + " FROM " + table.name());
            rows.write()
                    .mode(isOwn ? "overwrite" : "append")
                    .option("truncate", true) // the table stays as init made it
                    .jdbc(url, table.name(), login);
            log.info("{} is there", table.name());
        }
    }

    private static String names(Table table) {
        return table.columns().stream()
                .map(column -> column.type() == Column.Type.INSTANT
                        ? "CAST(" + column.name() + " AS TIMESTAMP_NTZ) AS " + column.name()
                        : column.name())
                .collect(Collectors.joining(", "));
    }
}
