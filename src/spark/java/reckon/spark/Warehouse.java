package reckon.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reckon.database.Table;
import reckon.files.ScratchFolder;
import reckon.setup.SettingsException;
import reckon.tables.LedgerIdentityTable;

/**
 * Where the ledger's tables are kept. Iceberg commits one table at a time; what counts of each is the snapshot that the last row
 * of the table {@code head} names, and one commit of that table brings all of them forward. Whatever a night that was killed had
 * committed behind that is taken back when the warehouse is opened again.
 */
final class Warehouse {
    private static final Logger log = LoggerFactory.getLogger(Warehouse.class);
    private static final String CATALOG = "ledger";
    private static final String NAMESPACE = "reckon";
    private static final String HEAD = "head";
    private static final String SCRATCH = "scratch";
    private static final StructType HEADS = new StructType()
            .add("head_no", DataTypes.LongType)
            .add("table_name", DataTypes.StringType)
            .add("snapshot_id", DataTypes.LongType);

    private final SparkSession spark;
    private final Path folder;
    private final SmallTables small;
    private final SparkDatabase database;
    private long headNo;

    /** Opens a warehouse, and makes its tables where there are none. The caller has its lock. */
    Warehouse(SparkSession spark, Path folder) {
        this.spark = spark;
        this.folder = folder;
        this.small = new SmallTables(spark);
        this.database = new SparkDatabase(spark, small);
        spark.sql("CREATE NAMESPACE IF NOT EXISTS " + CATALOG + "." + NAMESPACE);
        spark.sql("USE " + CATALOG + "." + NAMESPACE);
        if (!hasHead()) {
            create();
        }
        goToHead();
    }

    /** Returns the settings by which Spark finds the tables in a folder. */
    static Map<String, String> settings(Path folder) {
        String catalog = "spark.sql.catalog." + CATALOG;
        return Map.of(
                "spark.sql.warehouse.dir",
                folder.resolve(SCRATCH).toUri().toString(), // of another catalog: nothing is in it
                "spark.sql.extensions",
                "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions",
                catalog,
                "org.apache.iceberg.spark.SparkCatalog",
                catalog + ".type",
                "hadoop",
                catalog + ".warehouse",
                folder.toUri().toString(),
                catalog + ".cache-enabled",
                "false",
                "spark.sql.session.timeZone",
                "UTC",
                "spark.sql.datetime.java8API.enabled",
                "true");
    }

    /** Whether a folder holds a ledger. */
    static boolean exists(Path folder) {
        return Files.isDirectory(folder.resolve(NAMESPACE).resolve(HEAD));
    }

    SparkDatabase database() {
        return database;
    }

    /** Returns a place for what a night writes down between two steps. */
    String scratch(String name) {
        return folder.resolve(SCRATCH).resolve(name).toUri().toString();
    }

    /** Removes all such places. */
    void removeScratch() {
        try (ScratchFolder scratch = new ScratchFolder(folder.resolve(SCRATCH))) {
            log.debug("{} is removed", scratch.path());
        } catch (NoSuchFileException e) {
            log.debug("the night wrote nothing down between two steps", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean hasHead() {
        return spark.catalog().tableExists(CATALOG + "." + NAMESPACE + "." + HEAD)
                && !spark.sql("SELECT 1 FROM " + HEAD + " LIMIT 1").isEmpty();
    }

    private void create() {
        for (Table table : LedgerTables.all()) {
            create(table.name(), Schemas.of(table));
        }
        create(HEAD, HEADS);
        LedgerTables.SMALL.forEach(table -> small.load(table, List.of()));
        small.add(
                LedgerIdentityTable.TABLE,
                List.of(RowFactory.create(1, UUID.randomUUID().toString())));
        commit();
        log.info("The tables of a new ledger were made in {}", folder);
    }

    private void create(String name, StructType schema) {
        spark.sql("DROP TABLE IF EXISTS " + name);
        spark.sql("CREATE TABLE " + name + " (" + schema.toDDL() + ") USING iceberg TBLPROPERTIES ("
                + "'format-version'='2', 'write.delete.mode'='merge-on-read', 'write.update.mode'='merge-on-read',"
                + " 'write.merge.mode'='merge-on-read')");
        table(name).newAppend().commit(); // so that it has a snapshot to come back to
    }

    private org.apache.iceberg.Table table(String name) {
        try {
            return Spark3Util.loadIcebergTable(spark, CATALOG + "." + NAMESPACE + "." + name);
        } catch (org.apache.spark.sql.catalyst.parser.ParseException
                | org.apache.spark.sql.catalyst.analysis.NoSuchTableException e) {
            throw new SettingsException(
                    "the warehouse " + folder + " has no table " + name + ": it is damaged, or not Reckon's");
        }
    }

    /** Takes back what is behind the head, and reads the small tables as they are there. */
    void goToHead() {
        Map<String, Long> heads = new HashMap<>();
        for (Row head : spark.sql("SELECT table_name, snapshot_id, head_no FROM " + HEAD + " WHERE head_no ="
                        + " (SELECT MAX(head_no) FROM " + HEAD + ")")
                .collectAsList()) {
            heads.put(head.getString(0), head.getLong(1));
            headNo = head.getLong(2);
        }
        for (Table table : LedgerTables.all()) {
            rollBack(table.name(), heads.get(table.name()));
        }
        for (Table table : LedgerTables.SMALL) {
            small.load(table, stored(table));
        }
    }

    private void rollBack(String name, Long snapshot) {
        org.apache.iceberg.Table table = table(name);
        Snapshot current = table.currentSnapshot();
        if (current == null || current.snapshotId() != snapshot) {
            table.manageSnapshots().rollbackTo(snapshot).commit();
            log.debug("{} is what it was before the night that did not end", name);
        }
    }

    private List<Row> stored(Table table) {
        return spark.sql("SELECT " + table.columnList() + " FROM " + CATALOG + "." + NAMESPACE + "." + table.name())
                .collectAsList();
    }

    /** Makes what was written since the last head what counts, all of it or, killed in between, nothing. */
    void commit() {
        for (String name : List.copyOf(small.changed())) {
            Table table = LedgerTables.of(name);
            List<Row> rows = small.of(name);
            spark.createDataFrame(rows, Schemas.of(table)).createOrReplaceTempView("all_rows");
            spark.sql("INSERT OVERWRITE " + CATALOG + "." + NAMESPACE + "." + name + " SELECT * FROM all_rows");
            small.load(table, rows);
        }
        List<Row> heads = new ArrayList<>();
        for (Table table : LedgerTables.all()) {
            heads.add(RowFactory.create(
                    headNo + 1,
                    table.name(),
                    table(table.name()).currentSnapshot().snapshotId()));
        }
        spark.createDataFrame(heads, HEADS).createOrReplaceTempView("all_heads");
        spark.sql("INSERT INTO " + HEAD + " SELECT * FROM all_heads");
        headNo++;
    }
}
