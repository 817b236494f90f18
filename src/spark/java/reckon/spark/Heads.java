package reckon.spark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import reckon.setup.SettingsException;

/**
 * The table {@code head}: which snapshot of each table counts. A head is a row for each table, all with one number and in one
 * commit; the last head counts. A head is committed only if no other process has committed one since this one read the last.
 */
final class Heads {
    /** The version of the tables. It is that of the database's tables: whoever changes those looks at these as well. */
    static final String VERSION = "15";

    private static final String TABLE = "head";
    private static final String VERSION_PROPERTY = "reckon.tables-version";
    private static final String NUMBER = "head_no";
    private static final String TABLE_NAME = "table_name";
    private static final String SNAPSHOT = "snapshot_id";
    private static final StructType SCHEMA = new StructType()
            .add(NUMBER, DataTypes.LongType)
            .add(TABLE_NAME, DataTypes.StringType)
            .add(SNAPSHOT, DataTypes.LongType);

    private final SparkSession spark;
    private final IcebergTables tables;
    private final Map<String, Long> last = new HashMap<>();
    private long number;
    private long readAt;

    Heads(SparkSession spark, IcebergTables tables) {
        this.spark = spark;
        this.tables = tables;
    }

    /** Whether there is one. */
    boolean areThere() {
        return spark.catalog().tableExists(Warehouse.qualified(TABLE)) && !tables.isEmpty(TABLE);
    }

    /** Makes the table. */
    void makeAnew() {
        tables.makeAnew(TABLE, SCHEMA, Map.of(VERSION_PROPERTY, VERSION), List.of());
        readAt = tables.of(TABLE).currentSnapshot().snapshotId();
    }

    /**
     * Reads the last one.
     *
     * @throws SettingsException if the tables have another version, or two processes have written a head of one number
     */
    void read() {
        Table head = tables.of(TABLE);
        String version = head.properties().get(VERSION_PROPERTY);
        if (!VERSION.equals(version)) {
            throw new SettingsException("the tables of the warehouse have "
                    + (version == null ? "no version" : "version " + version) + ", and this program needs version "
                    + VERSION + ". Bring them into a database by export of the program that made them, bring that up to"
                    + " date by init, and import it into a new warehouse");
        }
        readAt = head.currentSnapshot().snapshotId();
        last.clear();
        Row newest = spark.sql("SELECT MAX(" + NUMBER + ") FROM " + Warehouse.qualified(TABLE))
                .first();
        if (newest.isNullAt(0)) {
            return;
        }
        number = newest.getLong(0);
        // A number that is in the statement spares the files of all other heads.
        for (Row row : spark.sql("SELECT " + TABLE_NAME + ", " + SNAPSHOT + " FROM " + Warehouse.qualified(TABLE)
                        + " WHERE " + NUMBER + " = " + number)
                .collectAsList()) {
            if (last.put(row.getString(0), row.getLong(1)) != null) {
                throw tables.damaged("two processes have written head " + number + " at once");
            }
        }
    }

    /** Returns the snapshot of a table that counts. */
    long of(String table) {
        Long snapshot = last.get(table);
        if (snapshot == null) {
            throw tables.damaged("its last head does not name the table " + table);
        }
        return snapshot;
    }

    /** Returns the number that the next one has. */
    long next() {
        return number + 1;
    }

    /** Whether nobody has committed another one since. */
    boolean isLast() {
        return tables.of(TABLE).currentSnapshot().snapshotId() == readAt;
    }

    /**
     * Commits the next one, all of it or nothing.
     *
     * @param snapshots by their tables
     * @throws IllegalStateException if another process has committed one since the last was read
     */
    void append(Map<String, Long> snapshots) {
        Table head = tables.of(TABLE);
        try {
            head.newOverwrite()
                    .addFile(IcebergTables.write(head, rows(head, snapshots)))
                    .validateFromSnapshot(readAt)
                    .conflictDetectionFilter(Expressions.alwaysTrue())
                    .validateNoConflictingData()
                    .commit();
        } catch (ValidationException | CommitFailedException e) {
            throw new IllegalStateException(
                    "another process has committed to the warehouse meanwhile, and what this one did does not count",
                    e);
        }
        Snapshot committed = head.currentSnapshot();
        if (!Objects.equals(committed.parentId(), readAt)) {
            throw new IllegalStateException("another process commits to the warehouse at the same time");
        }
        readAt = committed.snapshotId();
        number++;
        last.clear();
        last.putAll(snapshots);
    }

    private List<Record> rows(Table head, Map<String, Long> snapshots) {
        Record row = GenericRecord.create(head.schema());
        return snapshots.entrySet().stream()
                .map(of -> row.copy(Map.of(NUMBER, next(), TABLE_NAME, of.getKey(), SNAPSHOT, of.getValue())))
                .toList();
    }
}
