package reckon.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reckon.database.Table;
import reckon.files.OwnerOnly;
import reckon.files.ScratchFolder;
import reckon.setup.SettingsException;
import reckon.tables.LedgerIdentityTable;
import reckon.tables.RequestTable;

/**
 * Where the ledger's tables are kept. Iceberg commits one table at a time; what counts of each is the snapshot that the last of
 * the {@link Heads} names, and one commit of a head brings all of them forward. Whatever a night that was killed had committed
 * behind that is taken back when the warehouse is opened again.
 */
final class Warehouse {
    private static final Logger log = LoggerFactory.getLogger(Warehouse.class);
    private static final String CATALOG = "ledger";
    private static final String NAMESPACE = "reckon";

    /** Used in turn: until a new head is committed the snapshots of the last one keep theirs. */
    private static final List<String> TAGS = List.of("head-0", "head-1");

    private static final String SCRATCH = "scratch";

    /** Stands in the folder while the tables of a new ledger are made. */
    private static final String BEING_MADE = ".being-made";

    /** Stands in the folder of a new ledger until all of another one is there. */
    private static final String BEING_IMPORTED = ".being-imported";

    private final SparkSession spark;
    private final Path folder;
    private final SmallTables small;
    private final SparkDatabase database;
    private final IcebergTables tables;
    private final Heads heads;

    /**
     * Opens a warehouse, and makes its tables in one that has none. The caller has its lock.
     *
     * @throws SettingsException if it is damaged, not a ledger's, or of another version of the program
     */
    Warehouse(SparkSession spark, Path folder) {
        this.spark = spark;
        this.folder = folder;
        this.small = new SmallTables(spark);
        this.database = new SparkDatabase(spark, small);
        this.tables = new IcebergTables(spark, folder, CATALOG, NAMESPACE);
        this.heads = new Heads(spark, tables);
        removeScratch();
        spark.sql("CREATE NAMESPACE IF NOT EXISTS " + CATALOG + "." + NAMESPACE);
        spark.sql("USE " + CATALOG + "." + NAMESPACE);
        try {
            open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tables are made where nothing is, or where making them was cut off; whatever else is there may be somebody's ledger. */
    private void open() throws IOException {
        if (heads.areThere()) {
            Files.deleteIfExists(folder.resolve(BEING_MADE));
        } else if (Files.exists(folder.resolve(BEING_MADE)) || isEmpty(folder)) {
            make();
        } else {
            throw tables.damaged("it holds tables, and none that says what counts of them");
        }
        goToHead();
    }

    private static boolean isEmpty(Path folder) throws IOException {
        Path tables = folder.resolve(NAMESPACE);
        if (!Files.isDirectory(tables)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(tables)) {
            return entries.findAny().isEmpty();
        }
    }

    private void make() throws IOException {
        Path mark = mark(folder, BEING_MADE);
        for (Table table : LedgerTables.all()) {
            tables.makeAnew(table.name(), Schemas.of(table), propertiesOf(table), TAGS);
        }
        heads.makeAnew();
        LedgerTables.SMALL.forEach(table -> small.load(table, List.of()));
        small.add(
                LedgerIdentityTable.TABLE,
                List.of(RowFactory.create(1, UUID.randomUUID().toString())));
        commit();
        Files.delete(mark);
        log.info("The tables of a new ledger were made in {}", folder);
    }

    /** A night deletes nearly all requests of the night before: with them go their files, which would be read each night else. */
    private static Map<String, String> propertiesOf(Table table) {
        return table.equals(RequestTable.TABLE) ? Map.of("write.delete.mode", "copy-on-write") : Map.of();
    }

    private static Path mark(Path folder, String name) throws IOException {
        Path mark = folder.resolve(name);
        if (!Files.exists(mark)) {
            OwnerOnly.createFolders(folder);
            OwnerOnly.write(mark, new byte[0]);
            OwnerOnly.force(folder);
        }
        return mark;
    }

    /**
     * Marks the folder of a new ledger, on which no other command begins until {@link #endImport}; one that holds tables stays as
     * it is, until they are known to have no run.
     */
    static void beginImport(Path folder) {
        if (!exists(folder)) {
            markImport(folder);
        }
    }

    /** Marks the tables, which have no run, likewise: a night could begin on them. */
    void markImport() {
        markImport(folder);
    }

    private static void markImport(Path folder) {
        try {
            mark(folder, BEING_IMPORTED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that all of the other ledger is there, and returns whether that was not said before. */
    boolean endImport() {
        try {
            return Files.deleteIfExists(folder.resolve(BEING_IMPORTED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws {@link SettingsException} if an import into a folder began and did not end. */
    static void refuseHalfImported(Path folder) {
        if (Files.exists(folder.resolve(BEING_IMPORTED))) {
            throw new SettingsException("an import into " + folder
                    + " was cut off. Start it again, and no other command before it is done");
        }
    }

    /** Returns the settings by which Spark finds the tables in a folder, and those on which what statements mean, or take, depends. */
    static Map<String, String> settings(Path folder) {
        String catalog = "spark.sql.catalog." + CATALOG;
        return Map.ofEntries(
                // Another catalog's: nothing is in it.
                Map.entry("spark.sql.warehouse.dir", location(folder.resolve(SCRATCH))),
                Map.entry("spark.hadoop.fs.file.impl", PosixLocalFileSystem.class.getName()),
                Map.entry("spark.sql.extensions", "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions"),
                Map.entry(catalog, "org.apache.iceberg.spark.SparkCatalog"),
                Map.entry(catalog + ".type", "hadoop"),
                Map.entry(catalog + ".warehouse", location(folder)),
                Map.entry(catalog + ".cache-enabled", "false"),
                Map.entry("spark.sql.session.timeZone", "UTC"),
                Map.entry("spark.sql.datetime.java8API.enabled", "true"),
                // A literal stands for itself, whatever a file is called.
                Map.entry("spark.sql.variable.substitute", "false"),
                Map.entry("spark.sql.parser.escapedStringLiterals", "false"),
                Map.entry("spark.sql.ansi.enabled", "true"),
                Map.entry("spark.sql.caseSensitive", "false"),
                Map.entry("spark.sql.timestampType", "TIMESTAMP_LTZ"),
                // Spark's default, INT96, takes half as many bytes again.
                Map.entry("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS"),
                // Java compiles no method with more bytes. That which writes decisions would have 36,000, and be
                // interpreted.
                Map.entry("spark.sql.codegen.hugeMethodLimit", "8000"),
                Map.entry("spark.sql.sources.partitionOverwriteMode", "static"));
    }

    /** Returns what Hadoop calls a folder: letters stand for themselves, not as they would in a URI. */
    private static String location(Path folder) {
        return "file://" + folder.toAbsolutePath();
    }

    /** Whether a folder holds a ledger, be it a damaged one. */
    static boolean exists(Path folder) {
        try {
            return !isEmpty(folder)
                    && !Files.exists(folder.resolve(BEING_MADE))
                    && !Files.exists(folder.resolve(BEING_IMPORTED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what statements call a table, whatever view has its name. */
    static String qualified(String table) {
        return CATALOG + "." + NAMESPACE + "." + table;
    }

    SparkDatabase database() {
        return database;
    }

    /** Writes rows down between two steps, so that they are worked out once and stay as they were, and returns them as they are kept. */
    Dataset<Row> writtenDown(String name, Dataset<Row> rows) {
        String place = location(folder.resolve(SCRATCH).resolve(name));
        // What is read once or twice is not worth a dictionary of its values.
        rows.write()
                .mode("overwrite")
                .option("parquet.enable.dictionary", "false")
                .parquet(place);
        return spark.read().schema(rows.schema()).parquet(place);
    }

    /** Removes all such places; what cannot be removed is removed when the warehouse is opened again. */
    private void removeScratch() {
        try (ScratchFolder scratch = new ScratchFolder(folder.resolve(SCRATCH))) {
            log.debug("{} is removed", scratch.path());
        } catch (NoSuchFileException e) {
            log.debug("the night wrote nothing down between two steps", e);
        } catch (IOException | UncheckedIOException e) {
            log.warn("{} could not be removed: the next night tries it again", folder.resolve(SCRATCH), e);
        }
    }

    /** Takes back what is behind the head, and reads the small tables as they are there. */
    private void goToHead() {
        heads.read();
        Set<Table> empty = takeBack();
        LedgerTables.LARGE.forEach(table -> database.open(table, empty.contains(table)));
        for (Table table : LedgerTables.SMALL) {
            small.load(table, empty.contains(table) ? List.of() : stored(table));
        }
    }

    /** Returns the tables that have no rows then. */
    private Set<Table> takeBack() {
        Set<Table> empty = new HashSet<>();
        for (Table table : LedgerTables.all()) {
            if (tables.goTo(table.name(), heads.of(table.name()))) {
                empty.add(table);
            }
        }
        return empty;
    }

    private List<Row> stored(Table table) {
        return spark.sql("SELECT " + table.columnList() + " FROM " + qualified(table.name()))
                .collectAsList();
    }

    /**
     * Leaves the warehouse, whatever has happened: nothing that does not count stays what others read, and nothing that was
     * written down between two steps stays at all. It never fails, so that nothing hides why a night did.
     */
    void leave() {
        try {
            if (heads.isLast()) {
                takeBack();
            } else {
                log.warn("Another process has committed to {} meanwhile, and it is left as it is", folder);
            }
        } catch (RuntimeException e) {
            log.warn("What does not count of {} was not taken back: the next start does that", folder, e);
        }
        removeScratch();
    }

    /** Makes what was written since the last head what counts, all of it or, killed in between, nothing. */
    void commit() {
        for (String name : List.copyOf(small.changed())) {
            Table table = LedgerTables.of(name);
            List<Row> rows = small.of(name);
            tables.replace(name, rows);
            small.load(table, rows);
        }
        String tag = TAGS.get((int) (heads.next() % TAGS.size()));
        Map<String, Long> snapshots = new TreeMap<>();
        for (Table table : LedgerTables.all()) {
            snapshots.put(table.name(), tables.tagCurrent(table.name(), tag));
        }
        heads.append(snapshots);
    }
}
