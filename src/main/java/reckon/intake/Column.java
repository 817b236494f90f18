package reckon.intake;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A column of an input file; a format's columns are an enum in the order in which they are checked. */
interface Column {
    String name();

    int ordinal();

    /** Whether every line has a value in it, so that a file without the column is refused. */
    boolean isRequired();

    /** Returns the name that the column has in the header line. */
    default String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the column of the table that keeps what is read here, or null if nothing does. */
    default @Nullable String keptAs() {
        return header();
    }
}
