package reckon.spark;

import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reckon.database.Table;
import reckon.ledger.Publications;
import reckon.ledger.Run;
import reckon.ledger.Runs;
import reckon.setup.SettingsException;
import reckon.tables.IdentityKeyTable;
import reckon.tables.LedgerIdentityTable;
import reckon.tables.RunTable;

/**
 * Brings a ledger from the database of the one-machine program into a warehouse, or back: every table with every row, so that the
 * next night is the same on either side. No night of either engine runs meanwhile, as their locks are taken.
 */
final class Transfer {
    private static final Logger log = LoggerFactory.getLogger(Transfer.class);

    /** What init has filled, and what is written in an order of its own. */
    private static final List<Table> BY_THEMSELVES =
            List.of(LedgerIdentityTable.TABLE, IdentityKeyTable.TABLE, RunTable.TABLE);

    private final Warehouse warehouse;
    private final SparkDatabase tables;
    private final MovedDatabase database;

    Transfer(Warehouse warehouse, MovedDatabase database) {
        this.warehouse = warehouse;
        this.tables = warehouse.database();
        this.database = database;
    }

    /**
     * Brings a ledger into the warehouse.
     *
     * @throws SettingsException if the warehouse has runs already, or the last one of the database did not finish
     */
    void bringIn() {
        if (tables.exists("SELECT 1 FROM run")) {
            if (!warehouse.endImport()) { // else all of it came, and the import was cut off behind that
                throw new SettingsException("the warehouse has runs of its own: name a new one");
            }
            return;
        }
        try (NightsKeptOut lock = new NightsKeptOut(database)) {
            checkTables(lock.connection());
            tables.writeSmall(RunTable.TABLE, database.rows(RunTable.TABLE).collectAsList());
            checkLastRun("database");
            warehouse.markImport();
            tables.update("DELETE FROM " + LedgerIdentityTable.TABLE.name());
            for (Table table : LedgerTables.all()) {
                if (!table.equals(RunTable.TABLE)) {
                    bringIn(table);
                }
            }
            lock.check();
            warehouse.commit();
        }
        warehouse.endImport();
    }

    private void bringIn(Table table) {
        Dataset<Row> rows = database.rows(table);
        if (LedgerTables.isSmall(table.name())) {
            tables.writeSmall(table, rows.collectAsList());
        } else if (!rows.limit(1).isEmpty()) {
            tables.write(table, rows);
        }
        log.info("{} is here", table.name());
    }

    private void checkLastRun(String where) {
        Run last = new Runs(tables).last();
        if (last == null) {
            throw new SettingsException("the " + where + " has no run yet, so there is nothing to bring");
        }
        if (!last.isFinished()) {
            throw new SettingsException("the run of " + last.businessDate() + ", the last one of the " + where
                    + ", did not finish: start its command again first");
        }
    }

    /**
     * Brings the ledger of the warehouse into a database whose tables {@code init} has made. Until all of it is there the
     * database has no run and a fingerprint that no key has, so that no job begins on it.
     *
     * @throws SettingsException if the database is not as init makes it, or the last run of the warehouse did not finish
     */
    void bringOut() {
        checkLastRun("warehouse");
        byte[] fingerprint = tables.list(
                        "SELECT fingerprint FROM identity_key", row -> row.get(IdentityKeyTable.FINGERPRINT))
                .get(0);
        try (NightsKeptOut lock = new NightsKeptOut(database)) {
            Connection own = lock.connection();
            checkTables(own);
            checkEmpty(own);
            MovedDatabase.update(
                    own, "INSERT INTO identity_key (fingerprint) VALUES (?)", IdentityKeyTable.halfMoved());
            for (Table table : LedgerTables.all()) {
                if (!BY_THEMSELVES.contains(table)) {
                    bringOut(table);
                }
            }
            MovedDatabase.update(own, "UPDATE ledger_identity SET ledger_id = ?", new Publications(tables).ledgerId());
            lock.check();
            bringOut(RunTable.TABLE);
            MovedDatabase.update(own, "UPDATE identity_key SET fingerprint = ?", fingerprint);
        }
    }

    private void bringOut(Table table) {
        Dataset<Row> rows = tables.query("SELECT " + table.columnList() + " FROM " + table.name());
        boolean byOneThread = table.equals(RunTable.TABLE) || database.address().isEmbedded(); // decision note 40
        database.add(table, byOneThread ? rows.coalesce(1) : rows);
        log.info("{} is there", table.name());
    }

    private static void checkTables(Connection own) {
        LedgerTables.all().forEach(table -> MovedDatabase.checkColumns(own, table));
        if (MovedDatabase.first(own, "SELECT fingerprint FROM identity_key") instanceof byte[] fingerprint
                && Arrays.equals(fingerprint, IdentityKeyTable.halfMoved())) {
            throw new SettingsException("the database holds only a part of a ledger, as an export into it was cut off."
                    + " Make a new database by init, and export into that one");
        }
    }

    private static void checkEmpty(Connection own) {
        for (Table table : LedgerTables.all()) {
            boolean isOfInit = table.equals(LedgerIdentityTable.TABLE);
            if (!isOfInit && MovedDatabase.first(own, "SELECT 1 FROM " + table.name() + " LIMIT 1") != null) {
                throw new SettingsException("the database has rows in its table " + table.name()
                        + " already: name one that init has just made, and on which no job was started");
            }
        }
    }
}
