package reckon.database;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row being filled, column by column in the table's order; null becomes NULL.
 *
 * <p>Instants are kept to the microsecond, in UTC.
 */
public interface Row {
    /** Sets the next column to text. */
    Row text(@Nullable String value);

    /** Sets the next column to text given as UTF-8. */
    Row text(byte[] utf8, int from, int to);

    /** Sets the next column to a decimal with two places. */
    Row minorUnits(long minorUnits);

    /** Sets the next column to a whole number. */
    Row integer(long value);

    /** Sets the next column to an instant. */
    Row instant(@Nullable Instant value);

    /** Sets the next column to a date. */
    Row date(LocalDate value);

    /** Sets the next column to true or false. */
    Row bool(boolean value);

    /** Sets the next column, one that its table calls binary, to bytes. */
    Row bytes(byte @Nullable [] value);

    /** Sets the next column to NULL. */
    Row setNull();

    /** Forgets the columns set so far, so that the row can be filled with something else. */
    void restart();
}
