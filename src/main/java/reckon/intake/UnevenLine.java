package reckon.intake;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reckon.database.Row;

/**
 * What a line with another number of fields than the header is about, where that can be told though a column before may hold a comma
 * (Rule I3).
 *
 * <p>A line with one field more has a comma in a value that somebody forgot to quote, or an amount with a separator. It is read with
 * each value that may be the one, and what it is about is known if all readings that make a good line agree. A line that ends in
 * commas, or was cut off, is about what stands where the header says if that makes a good line, as far as it goes.
 */
final class UnevenLine {
    private static final Pattern AMOUNT_WITH_SEPARATOR = Pattern.compile("-?\\d{1,3},\\d{3}(\\.\\d{1,2})?");

    private static final int ALL = Integer.MAX_VALUE;

    private final Header header;
    private final Cells cells;
    private final Line line;
    private final Format format;
    private final KeyParts keyParts;
    private final PartialRow unwritten;

    UnevenLine(Header header, Cells cells, Line line, Format format, KeyParts keyParts) {
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
        if (format.subjects() == Subjects.NONE) {
            return null;
        }
        int fields = cells.fields();
        int more = cells.moreThanHeader();
        int whole = fields < header.fields() ? fields : ALL;
        LineSubject subject = isWhereTheHeaderSays(fields) ? read(header.fields(), row, whole) : null;
        if (subject == null && more == 1) {
            subject = onlySubject(row);
        }
        cells.begin(fields, more);
        return subject;
    }

    /**
     * Whether the line was cut off, or has commas without values at its end. In a line of personal data the last value has to show
     * that nothing has moved, so that no number of a person is taken for an id.
     */
    private boolean isWhereTheHeaderSays(int fields) {
        for (int field = header.fields(); field < fields; field++) {
            if (!cells.isEmpty(field)) {
                return false;
            }
        }
        int last = header.fields() - 1;
        return !header.isPersonal() || (fields > last && isCheckedAndNoId(last) && !cells.isEmpty(last));
    }

    private boolean isCheckedAndNoId(int field) {
        return format.columns().stream()
                .filter(column -> header.fieldOf()[column.ordinal()] == field)
                .anyMatch(column -> !column.kind().mayHoldComma() && column.kind() != Kinds.ID);
    }

    private @Nullable LineSubject onlySubject(Row row) {
        LineSubject only = null;
        for (int field = 0; field < header.fields(); field++) {
            LineSubject subject = header.mayHoldComma(field) ? read(field, row, ALL) : null;
            if (only != null && subject != null && !subject.equals(only)) {
                return null;
            }
            only = subject == null ? only : subject;
        }
        return only;
    }

    /**
     * Returns what the line is about if a field and the one behind it are one value; null if that makes no good line.
     *
     * @param whole how many fields have to be good
     */
    private @Nullable LineSubject read(int joined, Row row, int whole) {
        cells.begin(cells.fields(), 0);
        cells.join(joined, 1);
        try {
            for (InputColumn column : format.columns()) {
                int field = header.fieldOf()[column.ordinal()];
                boolean isRead = whole == ALL || (field >= 0 && field < whole);
                if (isRead && column.kind() != Kinds.HASHED && (field != joined || !isAmountWithSeparator(column))) {
                    column.kind().read(line, column, unwritten.of(row));
                }
            }
            return format.subjects().of(keyParts);
        } catch (BadValueException bad) {
            return null;
        }
    }

    private boolean isAmountWithSeparator(InputColumn column) {
        cells.find(column);
        return AMOUNT_WITH_SEPARATOR.matcher(cells.text()).matches();
    }
}
