package reckon.intake;

import org.jspecify.annotations.Nullable;
import reckon.database.Row;

/**
 * A column of an input file.
 *
 * @param ordinal its place in the order in which the columns of a line are checked
 * @param header the name that it has in the header line
 * @param isRequired whether every line has a value in it, so that a file without the column is refused
 * @param kind how its values are read
 * @param keptAs the column of the table that keeps what is read, or null if nothing does
 */
record Column(
        int ordinal,
        String header,
        boolean isRequired,
        Kind kind,
        @Nullable String keptAs) {

    /** How a value is read: checked, and what the table keeps of it put into the row. */
    interface Kind {
        void read(Line line, Column column, Row row) throws BadValueException;
    }

    static Column required(String header, Kind kind) {
        return required(header, kind, header);
    }

    static Column required(String header, Kind kind, String keptAs) {
        return new Column(-1, header, true, kind, keptAs);
    }

    static Column optional(String header, Kind kind) {
        return optional(header, kind, header);
    }

    static Column optional(String header, Kind kind, String keptAs) {
        return new Column(-1, header, false, kind, keptAs);
    }

    /** Returns a column that is only checked. */
    static Column unkept(String header, Kind kind) {
        return new Column(-1, header, false, kind, null);
    }

    /** Returns the same column at a place. */
    Column at(int place) {
        return new Column(place, header, isRequired, kind, keptAs);
    }
}
