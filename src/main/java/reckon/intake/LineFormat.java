package reckon.intake;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.database.Row;
import reckon.database.Table;

/** The format of one kind of input file: its columns, and how a line becomes a row. */
abstract class LineFormat {
    /** Returns the columns in the order in which they are checked. */
    abstract List<Column> columns();

    /** Returns the table that the rows go to; a later line replaces an earlier one with the same key. */
    abstract Table table();

    /**
     * Fills a row from a line.
     *
     * @throws BadValueException for the first column that breaks the format; the row is then of no use
     */
    abstract void read(Line line, Row row) throws BadValueException;

    /** Whether the lines hold personal data, so that no value of theirs may be shown. */
    boolean isPersonal() {
        return false;
    }

    /** Returns what a bad line is about, or null if that cannot be read or nobody depends on lines of this kind. */
    @Nullable
    LineSubject subject(KeyParts parts) {
        return null;
    }

    /** Returns the keys of all subjects that a good line ends. */
    List<String> ends(KeyParts parts) {
        return List.of();
    }

    /** Returns the columns of the table that keep something of a line, in the order of the format. */
    final String[] keptColumns() {
        return columns().stream().map(Column::keptAs).filter(Objects::nonNull).toArray(String[]::new);
    }
}
