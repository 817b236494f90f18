package reckon.intake;

import org.jspecify.annotations.Nullable;
import reckon.database.Column;
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
record InputColumn(
        int ordinal,
        String header,
        boolean isRequired,
        Kind kind,
        @Nullable Column<?> keptAs) {

    /** How a value is read: checked, and what the table keeps of it put into the row. */
    interface Kind {
        void read(Line line, InputColumn column, Row row) throws BadValueException;

        /** Whether a value of it that somebody forgot to quote may hold a comma, as text may, and an amount. */
        default boolean mayHoldComma() {
            return true;
        }
    }

    /** A kind whose values never hold a comma. */
    record WithoutComma(Kind kind) implements Kind {
        @Override
        public void read(Line line, InputColumn column, Row row) throws BadValueException {
            kind.read(line, column, row);
        }

        @Override
        public boolean mayHoldComma() {
            return false;
        }
    }

    /** Returns a column of the name under which it is kept. */
    static InputColumn required(Column<?> keptAs, Kind kind) {
        return required(keptAs.name(), kind, keptAs);
    }

    static InputColumn required(String header, Kind kind, Column<?> keptAs) {
        return new InputColumn(-1, header, true, kind, keptAs);
    }

    /** Returns a column of the name under which it is kept. */
    static InputColumn optional(Column<?> keptAs, Kind kind) {
        return optional(keptAs.name(), kind, keptAs);
    }

    static InputColumn optional(String header, Kind kind, Column<?> keptAs) {
        return new InputColumn(-1, header, false, kind, keptAs);
    }

    /** Returns a column that is only checked. */
    static InputColumn unkept(String header, Kind kind) {
        return new InputColumn(-1, header, false, kind, null);
    }

    /** Returns the same column at a place. */
    InputColumn at(int place) {
        return new InputColumn(place, header, isRequired, kind, keptAs);
    }
}
