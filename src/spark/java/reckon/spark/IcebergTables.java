package reckon.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reckon.setup.SettingsException;

/** The tables of a warehouse as Iceberg keeps them: each has snapshots, one of which is the current one. */
final class IcebergTables {
    private static final Logger log = LoggerFactory.getLogger(IcebergTables.class);
    private static final Map<String, String> PROPERTIES = Map.of(
            "format-version", "2",
            "write.delete.mode", "merge-on-read",
            "write.update.mode", "merge-on-read",
            "write.merge.mode", "merge-on-read");

    private final Catalog catalog;
    private final Map<String, Known> known = new HashMap<>();
    private final Path folder;
    private final Namespace namespace;

    /**
     * Knows the tables of a namespace.
     *
     * @param folder that of the warehouse, for what is said of it
     * @param catalog what Spark calls the warehouse
     */
    IcebergTables(SparkSession spark, Path folder, String catalog, String namespace) {
        this.catalog = Spark3Util.loadIcebergCatalog(spark, catalog);
        this.folder = folder;
        this.namespace = Namespace.of(namespace);
    }

    /**
     * Where a table stood when this process took it over or last committed it.
     *
     * @param sequence how many snapshots had been made of it
     */
    private record Known(long snapshot, long sequence) {
        static Known of(Table table) {
            return new Known(table.currentSnapshot().snapshotId(), lastSequence(table));
        }
    }

    private static long lastSequence(Table table) {
        return ((HasTableOperations) table).operations().current().lastSequenceNumber();
    }

    /**
     * Makes a table without rows, in the place of one that is there, in one commit. It has an empty snapshot to come back to.
     *
     * @param tags those that the snapshot gets
     */
    void makeAnew(String name, StructType schema, Map<String, String> properties, List<String> tags) {
        TableIdentifier table = TableIdentifier.of(namespace, name);
        catalog.dropTable(table, true);
        Transaction made = catalog.buildTable(table, SparkSchemaUtil.convert(schema))
                .withProperties(PROPERTIES)
                .withProperties(properties)
                .createTransaction();
        made.newAppend().commit();
        long empty = made.table().currentSnapshot().snapshotId();
        tags.forEach(tag -> made.manageSnapshots().createTag(tag, empty).commit());
        made.commitTransaction();
        known.put(name, Known.of(of(name)));
    }

    /**
     * Returns a table as it is now.
     *
     * @throws SettingsException if it is not there
     */
    Table of(String name) {
        try {
            return catalog.loadTable(TableIdentifier.of(namespace, name));
        } catch (NoSuchTableException e) {
            throw damaged("it has no table " + name);
        }
    }

    /** Whether a table certainly has no rows; one of which nothing is known may have some. */
    boolean isEmpty(String name) {
        Snapshot current = of(name).currentSnapshot();
        return current != null && isEmpty(current);
    }

    private static boolean isEmpty(Snapshot snapshot) {
        return "0".equals(snapshot.summary().get(SnapshotSummary.TOTAL_RECORDS_PROP));
    }

    /** Writes rows, which the driver has, to a new file of a table, which no snapshot names yet. */
    static DataFile write(Table table, List<Record> rows) {
        String place = table.locationProvider().newDataLocation(UUID.randomUUID() + ".parquet");
        try {
            DataWriter<Record> writer = Parquet.writeData(table.io().newOutputFile(place))
                    .schema(table.schema())
                    .withSpec(PartitionSpec.unpartitioned())
                    .createWriterFunc(GenericParquetWriter::create)
                    .build();
            try (writer) {
                writer.write(rows);
            }
            return writer.toDataFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts rows, which the driver has, in the place of all that a table has. */
    void replace(String name, List<Row> rows) {
        Table table = of(name);
        OverwriteFiles overwrite = table.newOverwrite().overwriteByRowFilter(Expressions.alwaysTrue());
        if (!rows.isEmpty()) {
            overwrite.addFile(
                    write(table, rows.stream().map(row -> record(table, row)).toList()));
        }
        overwrite.commit();
    }

    private static Record record(Table table, Row row) {
        Record record = GenericRecord.create(table.schema());
        for (int i = 0; i < row.length(); i++) {
            record.set(i, ofIceberg(row.get(i)));
        }
        return record;
    }

    /** Two types of Spark's rows are others in Iceberg's. */
    private static @Nullable Object ofIceberg(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
    }

    /** Returns what says that the warehouse cannot be worked with. */
    SettingsException damaged(String why) {
        return new SettingsException("the warehouse " + folder + " is damaged, or not Reckon's: " + why
                + ". Nothing was done to it. Restore all of it from one backup, or name another one");
    }

    /** Makes a snapshot the current one of its table; returns whether the table certainly has no rows then. */
    boolean goTo(String name, long snapshot) {
        Table table = of(name);
        Snapshot wanted = table.snapshot(snapshot);
        if (wanted == null) {
            throw damaged(
                    "the snapshot " + snapshot + " of its table " + name + " is gone, which is the one that counts");
        }
        Snapshot current = table.currentSnapshot();
        if (current == null || current.snapshotId() != snapshot) {
            table.manageSnapshots().setCurrentSnapshot(snapshot).commit();
            log.debug("{} is what it was before the night that did not end", name);
        }
        known.put(name, new Known(snapshot, lastSequence(table)));
        return isEmpty(wanted);
    }

    /**
     * Makes sure that each snapshot of a table since this process took it over stands on the one before: another process that has
     * the warehouse as well, where the lock does not hold, takes back what does not count yet.
     *
     * @throws IllegalStateException if one was taken back
     */
    private void requireOwn(String name, Table table) {
        Known before = Objects.requireNonNull(known.get(name));
        Snapshot snapshot = table.currentSnapshot();
        for (long made = lastSequence(table) - before.sequence(); made > 0 && snapshot != null; made--) {
            Long parent = snapshot.parentId();
            snapshot = parent == null ? null : table.snapshot(parent);
        }
        if (snapshot == null || snapshot.snapshotId() != before.snapshot()) {
            throw new IllegalStateException("another process has the warehouse " + folder
                    + " as well, and has changed its table "
                    + name + ". Nothing was committed. See that only one uses it: its file .night-lock must stay, and"
                    + " the file system must know locks");
        }
        known.put(name, Known.of(table));
    }

    /**
     * Gives the current snapshot of a table a tag, by which expiry spares it; returns its id.
     *
     * @throws IllegalStateException if another process took back what this one wrote
     */
    long tagCurrent(String name, String tag) {
        Table table = of(name);
        requireOwn(name, table);
        long current = table.currentSnapshot().snapshotId();
        SnapshotRef tagged = table.refs().get(tag);
        if (tagged == null) {
            table.manageSnapshots().createTag(tag, current).commit();
        } else if (tagged.snapshotId() != current) {
            table.manageSnapshots().replaceTag(tag, current).commit();
        }
        return current;
    }
}
