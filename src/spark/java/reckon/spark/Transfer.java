package reckon.spark;

import static java.time.ZoneOffset.UTC;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.Properties;
import java.util.ServiceLoader;
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
import reckon.tables.RunTable;

/**
 * Brings a ledger from the database of the one-machine program into a warehouse, or back: every table with every row, so that the
 * next night is the same on either side. No job of either engine may run meanwhile.
 */
final class Transfer {
    private static final Logger log = LoggerFactory.getLogger(Transfer.class);
    private static final int ROWS_PER_BATCH = 1000;

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
            Dataset<Row> rows = typed(table, stored(table));
            if (LedgerTables.isSmall(table.name())) {
                database.writeSmall(table, rows.collectAsList());
            } else if (!rows.limit(1).isEmpty()) {
                database.write(table, rows);
            }
            log.info("{} is here", table.name());
        }
        warehouse.commit();
    }

    /** Times stand there in UTC and without a zone; some texts are constants of an enum, which Spark does not know. */
    private Dataset<Row> stored(Table table) {
        String columns = table.columns().stream()
                .map(column -> column.type() == Column.Type.TEXT
                        ? "CASE WHEN " + column.name() + " IS NULL THEN NULL ELSE CONCAT(" + column.name()
                                + ", '') END AS " + column.name()
                        : column.name())
                .collect(Collectors.joining(", "));
        return spark.read()
                .option("preferTimestampNTZ", true)
                .jdbc(url, "(SELECT " + columns + " FROM " + table.name() + ") stored", login);
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
        if (!stored(RunTable.TABLE).limit(1).isEmpty()) {
            throw new SettingsException("the database has runs of its own: name one that init has just made");
        }
        try (Connection database = connect()) {
            database.setAutoCommit(false);
            for (Table table : LedgerTables.all()) {
                insert(table, database);
                log.info("{} is there", table.name());
            }
            database.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not take the ledger", e);
        }
    }

    /** Looks among the jars that Spark was given as well. */
    private Connection connect() throws SQLException {
        for (Driver driver :
                ServiceLoader.load(Driver.class, Thread.currentThread().getContextClassLoader())) {
            if (driver.acceptsURL(url)) {
                return driver.connect(url, login);
            }
        }
        throw new SettingsException(
                "there is no driver for the database of SPRING_DATASOURCE_URL: name its jar by --jars");
    }

    /** The id of the ledger takes the place of the one that init has made. */
    private void insert(Table table, Connection database) throws SQLException {
        if (table.equals(LedgerIdentityTable.TABLE)) {
            try (Statement statement = database.createStatement()) {
                statement.execute("DELETE FROM " + table.name());
            }
        }
        Dataset<Row> rows = warehouse.database().query("SELECT " + table.columnList() + " FROM " + table.name());
        try (PreparedStatement insert = database.prepareStatement("INSERT INTO " + table.name() + " ("
                + table.columnList() + ") VALUES (" + table.placeholders() + ")")) {
            int added = 0;
            for (Iterator<Row> all = rows.toLocalIterator(); all.hasNext(); added++) {
                Row row = all.next();
                for (int i = 0; i < row.size(); i++) {
                    insert.setObject(
                            i + 1, row.get(i) instanceof Instant at ? LocalDateTime.ofInstant(at, UTC) : row.get(i));
                }
                insert.addBatch();
                if (added % ROWS_PER_BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
