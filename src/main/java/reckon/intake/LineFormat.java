package reckon.intake;

import java.util.List;
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
}
