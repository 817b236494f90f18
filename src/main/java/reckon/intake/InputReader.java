package reckon.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reckon.database.Row;
import reckon.database.Rows;
import reckon.database.Table;

/**
 * Reads one input file: its good lines as rows, its bad lines as rejects, in one pass.
 *
 * <p>A line is bad for its first wrong column in the order of the format, {@code currency} being the last of every
 * format. Lines that say nothing and lines that repeat the header are neither good nor bad. A file whose header lacks a
 * required column, or has one twice, has no lines at all: {@link #headerProblem} says why.
 */
public final class InputReader implements Rows {
    private static final String BROKEN = "the quotes of the record that begins here do not close as they should, or the"
            + " record is longer than " + CsvReader.MAX_RECORD_BYTES + " bytes";

    /** The column that every file may have: what money is in. */
    private static final InputColumn CURRENCY = InputColumn.unkept("currency", Kinds.CHECKED_TEXT);

    private final CsvReader csv;
    private final Format format;
    private final LineListener listener;
    private final Cells cells;
    private final Line line;
    private final KeyParts keyParts;
    private final UnevenLine uneven;
    private final Header header;
    private final InputColumn currency;
    private final byte[] theCurrency;
    private final Table table;
    private final @Nullable PartialRow partial;
    private final EncodingEvidence encoding = new EncodingEvidence();
    private final boolean isHeaderGb18030;
    private long lines;
    private long rejected;

    /**
     * Reads the header.
     *
     * @param content in UTF-8
     * @param hash used while reading, so not by anybody else at the same time
     * @param listener told of lines in the order of the file
     * @throws UncheckedIOException if the file cannot be read
     */
    public InputReader(
            InputKind kind, InputStream content, IdentityHash hash, InputRules rules, LineListener listener) {
        this.format = kind.format();
        this.listener = listener;
        this.currency = CURRENCY.at(format.columns().size());
        this.theCurrency = rules.currency().getBytes(StandardCharsets.UTF_8);
        try {
            this.csv = new CsvReader(content);
            boolean hasHeader = nextThatSaysSomething();
            this.header = new Header(csv, hasHeader, format, currency);
            if (hasHeader) {
                lookAtEncoding();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.isHeaderGb18030 = encoding.linesOfGb18030() > 0;
        this.cells = new Cells(csv, header, new EmptyValues(rules.emptyValues()));
        this.line = new Line(format, cells, rules, hash);
        this.keyParts = new KeyParts(format, cells, line, rules);
        this.uneven = new UnevenLine(header, cells, line, format, keyParts);
        List<InputColumn> kept = format.columns().stream()
                .filter(column -> column.keptAs() != null)
                .toList();
        Table all = format.table();
        int[] written = IntStream.range(0, kept.size())
                .filter(i -> header.has(kept.get(i))
                        || all.key().contains(Objects.requireNonNull(kept.get(i).keptAs())))
                .toArray();
        boolean whole = written.length == kept.size();
        this.table = whole ? all : all.ofOnly(written);
        this.partial = whole ? null : new PartialRow(kept.size(), written);
    }

    private boolean nextThatSaysSomething() throws IOException {
        while (csv.next()) {
            if (!saysNothing()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the record is a line of nothing but commas and blanks, as an emptied row of a spreadsheet is. */
    private boolean saysNothing() {
        if (csv.isBroken()) {
            return false;
        }
        for (int field = 0; field < csv.fieldCount(); field++) {
            int from = csv.from(field);
            int to = csv.to(field);
            boolean isEmpty = from == to
                    || (!Invisible.isVisibleAscii(csv.bytes()[from]) && Invisible.start(csv.bytes(), from, to) == to);
            if (!isEmpty) {
                return false;
            }
        }
        return true;
    }

    /** Returns why the header refuses the file, or null if it does not. */
    public @Nullable Reject headerProblem() {
        return header.problem();
    }

    /** Returns the names of columns that the header has and the format does not, fit to be shown; they are ignored. */
    public List<String> unknownColumns() {
        return header.unknownNames();
    }

    /** Returns the table that the rows go to, with the columns that the file has. */
    public Table table() {
        return table;
    }

    /** Returns how many lines were read, but for the header and lines that say nothing. */
    public long lines() {
        return lines;
    }

    /** Returns how many of them were bad. */
    public long rejected() {
        return rejected;
    }

    /** Whether the last line read has no line end behind it, as a file has that was cut off. */
    public boolean endsWithoutLineEnd() {
        return csv.endsWithoutLineEnd();
    }

    /** Returns how many lines are GB18030 for sure, if no text in the file shows that it is in another encoding. */
    public long linesOfGb18030() {
        return line.hasSeenUtf8() ? 0 : encoding.linesOfGb18030();
    }

    /** Whether the header is GB18030 for sure. */
    public boolean isHeaderGb18030() {
        return isHeaderGb18030;
    }

    /** Sets a line aside that was given as a row before, for what only its neighbours show. */
    public void reject(Reject reject) {
        rejected++;
        listener.rejected(reject, null);
    }

    /** Returns the physical line of the row that was given last. */
    public long line() {
        return csv.line();
    }

    @Override
    public boolean next(Row row) {
        try {
            while (nextThatSaysSomething()) {
                if (header.isRepeatedBy(csv)) {
                    continue;
                }
                lines++;
                Reject reject = read(row);
                if (reject == null) {
                    if (listener.awaitsGoodLines()) {
                        listener.delivered(format.subjects().endedBy(keyParts));
                    }
                    return true;
                }
                row.restart();
                rejected++;
                lookAtEncoding();
                listener.rejected(reject, subject(row));
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what the line that was read, which is bad, is about. */
    private @Nullable LineSubject subject(Row row) {
        if (csv.fieldCount() < header.fields() && csv.endsWithoutLineEnd() && !csv.isBroken()) {
            cells.begin(csv.fieldCount() - 1, cells.moreThanHeader()); // the file ends within the last value
        }
        LineSubject subject = cells.moreThanHeader() == 0 ? null : uneven.subject(row);
        return subject != null ? subject : format.subjects().of(keyParts);
    }

    private void lookAtEncoding() {
        if (!csv.isBroken()) {
            encoding.look(csv.bytes(), csv.from(0), csv.to(csv.fieldCount() - 1));
        }
    }

    private @Nullable Reject read(Row row) {
        if (csv.isBroken()) {
            cells.begin(csv.wholeFieldsOfBroken(), -1);
            return new Reject(csv.line(), "", "", BROKEN);
        }
        cells.begin(csv.fieldCount(), csv.fieldCount() - header.fields());
        if (csv.fieldCount() != header.fields()) {
            return new Reject(
                    csv.line(),
                    "",
                    "",
                    "the line has " + csv.fieldCount() + " fields and the header has " + header.fields());
        }
        try {
            format.read(line, partial == null ? row : partial.of(row));
            if (header.has(currency)) {
                line.emptyOr(currency, theCurrency);
            }
            return null;
        } catch (BadValueException bad) {
            String value = format.isPersonal() ? "" : cells.shown(bad.column());
            return new Reject(csv.line(), bad.column().header(), value, bad.error());
        }
    }
}
