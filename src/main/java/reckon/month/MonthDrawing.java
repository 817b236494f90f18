package reckon.month;

import org.jspecify.annotations.Nullable;

/** Makes a month's figures a page that stands beside them. */
@FunctionalInterface
public interface MonthDrawing {
    /** Draws nothing. */
    MonthDrawing NONE = (month, before) -> null;

    /**
     * Returns the page as HTML, the same bytes for the same figures, or null if there is to be none.
     *
     * @param before the figures of the month before, or null if they are not there
     */
    byte @Nullable [] draw(MonthSummary month, @Nullable MonthSummary before);
}
