package reckon.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import reckon.database.Column;
import reckon.database.Table;
import reckon.intake.InputKind;
import reckon.intake.Reject;
import reckon.staging.Delivery;
import reckon.staging.FileLoading;
import reckon.staging.FirstRejects;
import reckon.staging.InputContent;
import reckon.staging.InputFileException;
import reckon.staging.LinesRead;
import reckon.staging.LoadedFile;
import reckon.staging.OpenLines;
import reckon.staging.Printable;
import reckon.staging.RejectSpool;
import reckon.staging.StagingSettings;
import reckon.tables.RejectedLineTable;

/** Loads a file with many tasks, each of which reads a part of it. What is decided about the file is decided in the driver. */
final class SparkLoading implements FileLoading {
    private static final String READ = "read_lines";

    /** So small a file is read in the driver, as writing its lines down and reading them again by jobs of Spark would take longer. */
    private static final long MOST_BYTES_IN_DRIVER = 1 << 18;

    private final Warehouse warehouse;
    private final SparkDatabase database;
    private final SparkSession spark;
    private final StagingSettings settings;
    private final byte[] identityKey;
    private final Blocks blocks;

    /** @param mostBytes how much of a file a task reads at most, about */
    SparkLoading(Warehouse warehouse, StagingSettings settings, byte[] identityKey, long mostBytes) {
        this.warehouse = warehouse;
        this.database = warehouse.database();
        this.spark = database.spark();
        this.settings = settings;
        this.identityKey = identityKey.clone();
        this.blocks = new Blocks(JavaSparkContext.fromSparkContext(spark.sparkContext()), mostBytes);
    }

    @Override
    public LoadedFile load(InputKind kind, Path file, String sha256, Delivery delivery, RejectSpool rejects) {
        try {
            Reading reading = Reading.of(kind, settings, identityKey);
            List<Block> parts = blocks.of(file, reading);
            boolean isSmall = isSmall(file, parts);
            OpenLines open = new OpenLines(database, kind, delivery.businessDate());
            HashSet<String> awaited = awaited(kind, open);
            List<Row> came = read(
                    parts, isSmall, new LineReading(reading, parts.size() == 1 ? awaited : new HashSet<>(), false));
            if (parts.size() > 1 && mustBeReadByOne(came)) {
                parts = List.of(Block.whole(file));
                came = read(parts, isSmall, new LineReading(reading, awaited, false));
            }
            checkUnchanged(file, sha256, parts, came);
            return decide(kind, file, delivery, rejects, new Parts(parts, isSmall, came, reading, awaited, open));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only who has read all lines before a line knows its encoding, or which of very many bad ones it ends. */
    private boolean mustBeReadByOne(List<Row> came) {
        LinesRead read = sum(came, 0);
        return read.linesOfGb18030() > 0
                || (read.rejected() > OpenLines.MOST_OPENED && read.tooManyBad(settings) == null);
    }

    /** What was read of a file. */
    private record Parts(
            List<Block> blocks,
            boolean isSmall,
            List<Row> came,
            Reading reading,
            HashSet<String> awaited,
            OpenLines open) {}

    private HashSet<String> awaited(InputKind kind, OpenLines open) {
        return open.awaitsGoodLines()
                ? new HashSet<>(database.list(
                        "SELECT line_key FROM rejected_line WHERE kind = ?",
                        row -> row.get(RejectedLineTable.LINE_KEY),
                        kind.name()))
                : new HashSet<>();
    }

    /** Reads the parts; their lines stand in a view then. Returns what the parts came to. */
    private List<Row> read(List<Block> parts, boolean isSmall, LineReading lines) throws IOException {
        Dataset<Row> kept =
                isSmall ? linesInDriver(parts.get(0), lines) : warehouse.writtenDown("lines", lines(parts, lines));
        kept.createOrReplaceTempView(READ);
        List<Row> came = new ArrayList<>(kept.select("part", LineRows.PART)
                .filter(LineRows.PART + " IS NOT NULL")
                .collectAsList());
        came.sort(Comparator.comparingInt(row -> row.getAs("part")));
        return came;
    }

    /** Whether a file is so small that nothing of it is divided. What is packed may be large. */
    private static boolean isSmall(Path file, List<Block> parts) throws IOException {
        return parts.size() == 1 && Files.size(file) <= MOST_BYTES_IN_DRIVER && !InputContent.isNamedGzip(file);
    }

    private Dataset<Row> linesInDriver(Block whole, LineReading lines) throws IOException {
        List<Row> rows = new ArrayList<>();
        lines.call(whole).forEachRemaining(rows::add);
        return spark.createDataFrame(
                rows, LineRows.schema(LedgerTables.of(lines.reading().kind())));
    }

    private Dataset<Row> lines(List<Block> parts, LineReading lines) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        return spark.createDataFrame(
                context.parallelize(parts, parts.size()).flatMap(lines),
                LineRows.schema(LedgerTables.of(lines.reading().kind())));
    }

    private static Row part(Row row) {
        return row.getAs(LineRows.PART);
    }

    /** A file that was read as a whole was digested on the way; one of many parts is read once more, and compared with each. */
    private static void checkUnchanged(Path file, String sha256, List<Block> parts, List<Row> came) throws IOException {
        String now = parts.get(0).isWhole() ? part(came.get(0)).getAs("sha256") : PartStream.sha256(file, parts);
        if (!sha256.equals(now)) {
            throw new InputFileException(
                    file,
                    "changed while it was read, and nothing of it was kept. Deliver files under another name, rename"
                            + " them when they are whole, and run the night again");
        }
    }

    private LoadedFile decide(InputKind kind, Path file, Delivery delivery, RejectSpool rejects, Parts parts) {
        for (Row came : parts.came()) {
            Row part = part(came);
            if (part.getAs("corrupt") != null) {
                return LoadedFile.refused(part.getAs("corrupt"), rejects);
            }
            Row header = part.getAs("header");
            if (header != null) {
                return LoadedFile.ofHeader(
                        new Reject(header.getAs("line"), header.getString(0), header.getString(1), header.getString(2)),
                        rejects);
            }
        }
        Table table = table(kind, part(parts.came().get(0)));
        Requests requests = kind == InputKind.REQUESTS ? new Requests(database, READ) : null;
        FirstRejects first = takeRejects(parts, rejects, requests);
        LinesRead read = sum(
                parts.came(), requests == null ? 0 : requests.withAnothersId().size());
        String notUtf8 = read.whyNotUtf8(settings);
        if (notUtf8 != null) {
            return LoadedFile.refused(notUtf8, rejects);
        }
        String refusal = read.tooManyBad(settings);
        refusal = refusal == null ? parts.open().whyTooMany() : refusal;
        if (refusal == null) {
            parts.open().save(Printable.name(file));
            write(kind, table, delivery, parts, requests);
        }
        Row last = part(parts.came().get(parts.came().size() - 1));
        return new LoadedFile(
                read.lines(),
                read.rejected(),
                requests == null ? 0 : requests.decidedAgain(),
                refusal,
                part(parts.came().get(0)).getList(part(parts.came().get(0)).fieldIndex("unknown_columns")),
                last.getAs("ends_open"),
                first);
    }

    /** Returns the table with the columns that the file has. */
    private static Table table(InputKind kind, Row part) {
        Table declared = LedgerTables.of(kind);
        List<String> given = part.getList(part.fieldIndex("columns"));
        int[] places = given.stream()
                .mapToInt(name ->
                        declared.columns().stream().map(Column::name).toList().indexOf(name))
                .toArray();
        return declared.ofOnly(places);
    }

    private static LinesRead sum(List<Row> came, long more) {
        long lines = 0;
        long rejected = more;
        long gb18030 = 0;
        for (Row row : came) {
            lines += part(row).<Long>getAs("lines");
            rejected += part(row).<Long>getAs("rejected");
            gb18030 += part(row).<Long>getAs("lines_of_gb18030");
        }
        return new LinesRead(lines, rejected, part(came.get(0)).getAs("is_header_gb18030"), gb18030);
    }

    /** Passes on the bad lines, and has what they leave open and what good lines end replayed in the order of the file. */
    private FirstRejects takeRejects(Parts parts, RejectSpool rejects, @Nullable Requests requests) {
        FirstRejects first = new FirstRejects();
        boolean isAnyBad = parts.came().stream().anyMatch(row -> part(row).<Long>getAs("rejected") > 0);
        Iterator<Row> events = isAnyBad || !parts.awaited().isEmpty() ? events(parts) : Collections.emptyIterator();
        while (events.hasNext()) {
            Row event = events.next();
            if (event.getAs(LineRows.BAD) != null) {
                Reject reject = LineRows.reject(event);
                rejects.accept(reject);
                first.add(reject.line(), reject.column(), reject.error());
                parts.open().rejected(reject, LineRows.subject(event));
            } else {
                parts.open().delivered(event.getList(event.fieldIndex(LineRows.KEYS)));
            }
        }
        if (requests != null) {
            requests.withAnothersId().forEach(reject -> {
                rejects.accept(reject);
                first.add(reject.line(), reject.column(), reject.error());
            });
        }
        return first;
    }

    /** Returns the bad lines and the good ones that were awaited, in their order; they may be as many as the file has lines. */
    private Iterator<Row> events(Parts parts) {
        String bad = "SELECT * FROM " + READ + " WHERE " + LineRows.BAD + " IS NOT NULL";
        Dataset<Row> events;
        if (parts.blocks().size() == 1) {
            events = spark.sql(bad + " OR " + LineRows.KEYS + " IS NOT NULL");
        } else if (sum(parts.came(), 0).tooManyBad(settings) != null) {
            events = spark.sql(bad); // the file is refused, and changes nothing of what is open
        } else {
            events = spark.sql(bad).union(awaitedLines(parts));
        }
        return events.orderBy(LineRows.LINE).toLocalIterator();
    }

    /** A task does not know what the parts before its own leave open, so the good lines that end it are looked for afterwards. */
    private Dataset<Row> awaitedLines(Parts parts) {
        HashSet<String> awaited = new HashSet<>(parts.awaited());
        spark.sql("SELECT DISTINCT " + LineRows.BAD + ".key FROM " + READ + " WHERE " + LineRows.BAD + ".has_subject")
                .collectAsList()
                .forEach(row -> awaited.add(row.getString(0)));
        return lines(parts.blocks(), new LineReading(parts.reading(), awaited, true));
    }

    private void write(InputKind kind, Table table, Delivery delivery, Parts parts, @Nullable Requests requests) {
        Column<Integer> run = kind.runColumn();
        String columns = table.columns().stream()
                .map(column -> LineRows.GOOD + "." + column.name())
                .collect(Collectors.joining(", "));
        String from = requests == null ? READ + " WHERE " + LineRows.GOOD + " IS NOT NULL" : requests.goodLines();
        Dataset<Row> rows = spark.sql("SELECT " + columns
                + (run == null ? "" : ", " + delivery.runNo() + " AS " + run.name()) + ", " + LineRows.LINE + " FROM "
                + from);
        Table written = run == null ? table : table.with(run);
        if (LedgerTables.isSmall(table.name())) {
            database.writeSmall(
                    written, rows.orderBy(LineRows.LINE).drop(LineRows.LINE).collectAsList());
        } else {
            Dataset<Row> lasts;
            if (parts.isSmall()) {
                lasts = lastInDriver(written, rows).coalesce(1);
            } else if (requests == null || requests.isAnyTwice()) {
                lasts = lastOfEachKey(written, rows);
            } else {
                lasts = rows.drop(LineRows.LINE);
            }
            database.write(written, lasts);
        }
    }

    private Dataset<Row> lastInDriver(Table table, Dataset<Row> rows) {
        List<Row> lines = new ArrayList<>(rows.collectAsList());
        lines.sort(Comparator.comparingLong(line -> line.<Long>getAs(LineRows.LINE)));
        Map<List<Object>, Row> byKey = new HashMap<>();
        for (Row line : lines) {
            byKey.put(
                    table.key().stream()
                            .map(key -> line.<Object>getAs(key.name()))
                            .toList(),
                    line);
        }
        return spark.createDataFrame(List.copyOf(byKey.values()), rows.schema()).drop(LineRows.LINE);
    }

    /** A later line replaces an earlier one: only hashes of keys are moved to find out whether any may come twice. */
    private static Dataset<Row> lastOfEachKey(Table table, Dataset<Row> rows) {
        String key = table.keyList();
        boolean isAnyTwice = !rows.groupBy(functions.expr("xxhash64(" + key + ")"))
                .count()
                .filter("count > 1")
                .limit(1)
                .isEmpty();
        if (!isAnyTwice) {
            return rows.drop(LineRows.LINE);
        }
        rows.createOrReplaceTempView("lines_of_keys");
        return rows.sparkSession()
                .sql("SELECT l.* FROM (SELECT max_by(struct(*), " + LineRows.LINE
                        + ") AS l FROM lines_of_keys GROUP BY " + key + ")")
                .drop(LineRows.LINE);
    }
}
