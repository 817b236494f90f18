package reckon.intake;

import java.time.YearMonth;
import reckon.database.Row;
import reckon.intake.InputColumn.Kind;
import reckon.intake.InputColumn.WithoutComma;

/** How the values of most columns are read. An empty value of an optional column is NULL, or what the kind says. */
final class Kinds {
    static final Kind ID = new WithoutComma(Line::id);

    /** An id that is part of a key, which is never NULL. */
    static final Kind ID_OR_EMPTY = (line, column, row) -> {
        if (line.isEmpty(column)) {
            row.text("");
        } else {
            line.id(column, row);
        }
    };

    static final Kind PRODUCT = new WithoutComma(Line::product);
    static final Kind TEXT = Line::text;

    /** Text that is checked and not kept. */
    static final Kind CHECKED_TEXT = (line, column, row) -> line.hasText(column);

    /** Whether there is text. */
    static final Kind PRESENCE = (line, column, row) -> row.bool(line.hasText(column));

    /** Personal data, kept as a hash (Rule U2). */
    static final Kind HASHED = (line, column, row) -> row.bytes(line.hash(column));

    static final Kind AMOUNT = (line, column, row) -> row.minorUnits(line.minorUnits(column));
    static final Kind SIGNED_AMOUNT_OR_NONE = Kinds::signedAmountOrNone;

    static final Kind INSTANT = new WithoutComma((line, column, row) -> row.instant(line.instant(column)));

    /** An instant that is not before the setting {@code earliest}. */
    static final Kind RECENT_INSTANT = new WithoutComma((line, column, row) -> row.instant(line.recentInstant(column)));

    static final Kind MONTH = new WithoutComma((line, column, row) -> {
        YearMonth month = line.month(column);
        row.text(month == null ? null : month.toString());
    });

    /** True or false, false if empty. */
    static final Kind FLAG = new WithoutComma((line, column, row) -> row.bool(line.bool(column)));

    static final Kind CHECKED_FLAG = new WithoutComma((line, column, row) -> line.bool(column));

    /** Whether a plain decimal is more than 0. */
    static final Kind POSITIVE = (line, column, row) -> row.bool(line.isPositiveDecimal(column));

    private Kinds() {}

    /** Returns the kind of a column that holds the name of a constant. */
    static <E extends Enum<E>> Kind oneOf(Class<E> type, E whenEmpty) {
        return new WithoutComma((line, column, row) ->
                row.text(line.word(column, type, whenEmpty).name()));
    }

    /** Returns the kind of a column that holds text of so many characters at most. */
    static Kind text(int longest) {
        return (line, column, row) -> line.text(column, row, longest);
    }

    private static void signedAmountOrNone(Line line, InputColumn column, Row row) throws BadValueException {
        if (line.isEmpty(column)) {
            row.setNull();
        } else {
            row.minorUnits(line.signedMinorUnits(column));
        }
    }
}
