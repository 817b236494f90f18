package reckon.spark;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reckon.database.CancellationCheck;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.database.RowFormat;
import reckon.database.RowReader;
import reckon.database.Rows;
import reckon.database.Table;

/**
 * The tables of the ledger as the rooms ask them, answered by Spark SQL. Small tables are the driver's ({@link SmallTables}),
 * large ones are Iceberg's.
 */
final class SparkDatabase implements Database {
    private static final Logger log = LoggerFactory.getLogger(SparkDatabase.class);
    private static final String WANTED = "wanted_ids";
    private static final int MOST_AT_ONCE = 100_000;
    private static final StructType ID = new StructType().add("id", DataTypes.StringType);

    private final SparkSession spark;
    private final SmallTables small;
    private final Upsert upsert;

    /** Large tables without rows, which are views of no rows. */
    private final Set<String> empty = new HashSet<>();

    SparkDatabase(SparkSession spark, SmallTables small) {
        this.spark = spark;
        this.small = small;
        this.upsert = new Upsert(spark);
    }

    SparkSession spark() {
        return spark;
    }

    /**
     * Says whether a large table has rows. If it has none it is a view of no rows until it gets some: Spark sees that and leaves out
     * what is joined with it.
     */
    void open(Table table, boolean isEmpty) {
        if (isEmpty) {
            spark.createDataFrame(List.of(), Schemas.of(table)).createOrReplaceTempView(table.name());
            empty.add(table.name());
        } else {
            hasRows(table.name());
        }
    }

    private void hasRows(String table) {
        empty.remove(table);
        spark.catalog().dropTempView(table);
    }

    /** Returns the rows of a query. */
    Dataset<Row> query(String sql, @Nullable Object... parameters) {
        return spark.sql(Sql.bind(sql, parameters));
    }

    @Override
    public long write(Table table, Rows rows, CancellationCheck cancellation) {
        RowFiller filler = new RowFiller(table);
        List<Row> filled = new ArrayList<>();
        boolean isSmall = LedgerTables.isSmall(table.name());
        long written = 0;
        while (rows.next(filler)) {
            cancellation.throwIfStopped();
            filled.add(filler.row());
            written++;
            if (filled.size() == MOST_AT_ONCE && !isSmall) {
                write(table, filled);
                filled = new ArrayList<>();
            }
        }
        if (isSmall) {
            small.add(table, filled);
        } else if (!filled.isEmpty()) {
            write(table, filled);
        }
        return written;
    }

    /** So few rows make one file. */
    private void write(Table table, List<Row> filled) {
        write(table, spark.createDataFrame(filled, Schemas.of(table)).coalesce(1));
    }

    /** Writes rows of a small table; a row that is there keeps what it has in columns that these rows have not. */
    void writeSmall(Table table, List<Row> rows) {
        small.merge(table, rows);
    }

    /** Writes rows that Spark has to a large table, each key once at most. */
    void write(Table table, Dataset<Row> rows) {
        if (empty.contains(table.name())) {
            upsert.insert(table, rows);
            hasRows(table.name());
        } else {
            upsert.write(table, rows);
        }
    }

    @Override
    public void update(String sql, @Nullable Object... parameters) {
        String bound = Sql.bind(sql, parameters);
        String table = SmallTables.changedBy(sql);
        if (LedgerTables.isSmall(table)) {
            small.update(bound);
        } else if (!empty.contains(table)) {
            spark.sql(bound);
        } else if (SmallTables.isInsert(sql)) {
            spark.sql(bound.replaceFirst("INSERT INTO " + table, "INSERT INTO " + Warehouse.qualified(table)));
            hasRows(table);
        }
    }

    @Override
    public int insert(String numberColumn, String sql, @Nullable Object... parameters) {
        return small.insert(Sql.bind(sql, parameters), numberColumn);
    }

    @Override
    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        Dataset<Row> rows = query(sql, parameters);
        List<T> read = new ArrayList<>();
        SparkRow row = new SparkRow(rows.schema());
        for (Row next : rows.collectAsList()) {
            read.add(read(reader, row.at(next)));
        }
        return read;
    }

    static <T> T read(RowReader<T> reader, SparkRow row) {
        try {
            return reader.read(row);
        } catch (SQLException e) {
            throw new IllegalStateException("no row of Spark's throws it", e);
        }
    }

    /** Each query costs the planning of it, however many ids it asks for. */
    @Override
    public int idsAtOnce() {
        return MOST_AT_ONCE;
    }

    /** Asked for all ids at once: they are a table of their own. */
    @Override
    public <T> List<T> listByIds(String sql, Collection<String> ids, RowReader<T> reader) {
        if (ids.isEmpty()) {
            return new ArrayList<>();
        }
        List<Row> wanted = ids.stream().map(id -> RowFactory.create(id)).toList();
        spark.createDataFrame(wanted, ID).createOrReplaceTempView(WANTED);
        return list(sql.replace("(:ids)", "(SELECT id FROM " + WANTED + ")"), reader);
    }

    @Override
    public void forEach(String sql, RowReader<?> reader) {
        try (Cursor<?> rows = stream(sql, reader)) {
            while (rows.next() != null) {}
        }
    }

    @Override
    public <T> Cursor<T> stream(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        Dataset<Row> rows = query(sql, parameters);
        SparkRow row = new SparkRow(rows.schema());
        return new Streamed<>(each(rows.toLocalIterator()).map(next -> read(reader, row.at(next))), () -> {});
    }

    /**
     * Executors make the values, all partitions at once, and keep them on their disks until the cursor is closed. A stream of rows is
     * worked out partition by partition as it is read, each while all other executors wait.
     */
    @Override
    public <T> Cursor<T> streamFormatted(String sql, RowFormat<T> format, @Nullable Object... parameters) {
        Dataset<Row> rows = query(sql, parameters);
        Formatting<T> formatting = new Formatting<>(format, rows.schema());
        JavaRDD<byte[]> packed = rows.javaRDD().mapPartitions(formatting).persist(StorageLevel.DISK_ONLY());
        long arrays = packed.count(); // has all of them made
        log.debug("{} arrays of values were made", arrays);
        return new Streamed<>(
                each(packed.toLocalIterator()).flatMap(array -> formatting.unpacked(array).stream()),
                packed::unpersist);
    }

    private static <T> Stream<T> each(Iterator<T> values) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(values, Spliterator.ORDERED), false);
    }

    /** What comes to the driver a partition at a time. */
    private static final class Streamed<T> implements Cursor<T> {
        private final Iterator<T> values;
        private final Runnable end;
        private @Nullable T ahead;

        Streamed(Stream<T> values, Runnable end) {
            this.values = values.iterator();
            this.end = end;
        }

        @Override
        public @Nullable T peek() {
            if (ahead == null && values.hasNext()) {
                ahead = values.next();
            }
            return ahead;
        }

        @Override
        public @Nullable T next() {
            T next = peek();
            ahead = null;
            return next;
        }

        @Override
        public void close() {
            end.run();
        }
    }
}
