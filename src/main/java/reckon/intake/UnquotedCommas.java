package reckon.intake;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reckon.database.Row;

/**
 * What a line with more fields than the header is about, where that can be told (Rule I3): somebody forgot to quote a value with
 * commas, wrote an amount with separators, or commas without values stand at the end. Each way to read such a line is tried; what it is
 * about is known if all ways that make a good line of it agree.
 */
final class UnquotedCommas {
    private static final Pattern AMOUNT_WITH_SEPARATORS = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d{1,2})?");

    private final CsvReader csv;
    private final Header header;
    private final Cells cells;
    private final Line line;
    private final Format format;
    private final KeyParts keyParts;
    private final PartialRow unwritten;

    UnquotedCommas(CsvReader csv, Header header, Cells cells, Line line, Format format, KeyParts keyParts) {
        this.csv = csv;
        this.header = header;
        this.cells = cells;
        this.line = line;
        this.format = format;
        this.keyParts = keyParts;
        this.unwritten = new PartialRow(format.columns().size(), new int[0]);
    }

    /**
     * Returns what the line that the reader has come to is about, or null if that cannot be told.
     *
     * @param row stays as it is
     */
    @Nullable
    LineSubject subject(Row row) {
        int more = csv.fieldCount() - header.fields();
        LineSubject byPlace = endsWithoutValues() ? subjectOf(header.fields(), more, row) : null;
        LineSubject subject = byPlace != null ? byPlace : onlySubject(more, row);
        cells.begin(csv.fieldCount(), more);
        return subject;
    }

    private boolean endsWithoutValues() {
        for (int field = header.fields(); field < csv.fieldCount(); field++) {
            if (!cells.isEmpty(field)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable LineSubject onlySubject(int more, Row row) {
        Set<LineSubject> subjects = new HashSet<>();
        for (int field = 0; field < header.fields(); field++) {
            LineSubject subject = header.mayHoldComma(field) ? subjectOf(field, more, row) : null;
            if (subject != null) {
                subjects.add(subject);
            }
        }
        return subjects.size() == 1 ? subjects.iterator().next() : null;
    }

    /** Returns what the line is about if a field and so many behind it are one value; null if that makes no good line. */
    private @Nullable LineSubject subjectOf(int field, int more, Row row) {
        cells.begin(csv.fieldCount(), 0);
        cells.join(field, more);
        try {
            for (InputColumn column : format.columns()) {
                if (header.fieldOf()[column.ordinal()] != field || !isAmountWithSeparators(column)) {
                    column.kind().read(line, column, unwritten.of(row));
                }
            }
            return format.subjects().of(keyParts);
        } catch (BadValueException bad) {
            return null;
        }
    }

    private boolean isAmountWithSeparators(InputColumn column) {
        cells.find(column);
        return AMOUNT_WITH_SEPARATORS.matcher(cells.text()).matches();
    }
}
