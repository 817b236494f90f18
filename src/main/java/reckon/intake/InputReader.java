package reckon.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reckon.database.Row;
import reckon.database.Rows;
import reckon.database.Table;

/**
 * Reads one input file: its good lines as rows, its bad lines as rejects, in one pass.
 *
 * <p>A line is bad for its first wrong column in the order of the format. A file whose header lacks a
 * required column, or has one twice, has no lines at all: {@link #headerProblem} says why.
 */
public final class InputReader implements Rows {
    private static final Logger log = LoggerFactory.getLogger(InputReader.class);
    private static final String BROKEN = "the quotes of the record that begins here do not close as they should, or the"
            + " record is longer than " + CsvReader.MAX_RECORD_BYTES + " bytes";

    private static final int MOST_COLUMNS_NAMED = 20;

    private final CsvReader csv;
    private final LineFormat format;
    private final Consumer<Reject> rejects;
    private final Line line;
    private final int headerFields;
    private final @Nullable Reject headerProblem;
    private long lines;
    private long rejected;

    /**
     * Reads the header.
     *
     * @param name what the log calls the file
     * @param hash used while reading, so not by anybody else at the same time
     * @param rejects where bad lines go, in the order of the file
     * @throws UncheckedIOException if the file cannot be read
     */
    public InputReader(String name, InputKind kind, InputStream content, IdentityHash hash, Consumer<Reject> rejects) {
        this.format = kind.format(hash);
        this.rejects = rejects;
        try {
            this.csv = new CsvReader(content);
            boolean hasHeader = csv.next();
            this.headerFields = hasHeader ? csv.fieldCount() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int[] fieldOf = new int[format.columns().size()];
        Arrays.fill(fieldOf, -1);
        this.headerProblem = readHeader(name, fieldOf);
        this.line = new Line(csv, fieldOf);
    }

    private @Nullable Reject readHeader(String name, int[] fieldOf) {
        List<Column> columns = format.columns();
        List<Integer> unknown = new ArrayList<>();
        for (int field = 0; field < headerFields; field++) {
            String header =
                    new String(csv.bytes(), csv.from(field), csv.to(field) - csv.from(field), StandardCharsets.UTF_8);
            Column column = columns.stream()
                    .filter(c -> c.header().equals(header))
                    .findFirst()
                    .orElse(null);
            if (column == null) {
                unknown.add(field + 1);
            } else if (fieldOf[column.ordinal()] >= 0) {
                return new Reject(1, column.header(), "", "the column stands twice in the header");
            } else {
                fieldOf[column.ordinal()] = field;
            }
        }
        if (!unknown.isEmpty()) {
            List<Integer> shown = unknown.subList(0, Math.min(unknown.size(), MOST_COLUMNS_NAMED));
            log.info("{}: unknown columns are ignored, {} in all: {}", name, unknown.size(), shown);
        }
        for (Column column : columns) {
            if (column.isRequired() && fieldOf[column.ordinal()] < 0) {
                return new Reject(1, column.header(), "", "the column is missing in the header");
            }
        }
        return null;
    }

    /** Returns why the header refuses the file, or null if it does not. */
    public @Nullable Reject headerProblem() {
        return headerProblem;
    }

    /** Returns the table that the rows go to. */
    public Table table() {
        return format.table();
    }

    /** Returns how many lines were read, header and blank lines not counted. */
    public long lines() {
        return lines;
    }

    /** Returns how many of them were bad. */
    public long rejected() {
        return rejected;
    }

    @Override
    public boolean next(Row row) {
        try {
            while (csv.next()) {
                lines++;
                Reject reject = read(row);
                if (reject == null) {
                    return true;
                }
                row.restart();
                rejected++;
                rejects.accept(reject);
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Reject read(Row row) {
        if (csv.isBroken()) {
            return new Reject(csv.line(), "", "", BROKEN);
        }
        if (csv.fieldCount() != headerFields) {
            return new Reject(
                    csv.line(),
                    "",
                    "",
                    "the line has " + csv.fieldCount() + " fields and the header has " + headerFields);
        }
        try {
            format.read(line, row);
            return null;
        } catch (BadValueException bad) {
            String value = format.isPersonal() ? "" : line.shown(bad.column());
            return new Reject(csv.line(), bad.column().header(), value, bad.error());
        }
    }
}
