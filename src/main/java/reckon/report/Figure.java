package reckon.report;

import org.jspecify.annotations.Nullable;

/**
 * A picture with what it says.
 *
 * @param unit what its numbers are, such as the currency; empty for counts
 * @param sentence the finding, with its numbers
 * @param chart null where there is nothing to draw
 * @param data its figures
 */
record Figure(
        String id,
        Text heading,
        String unit,
        Text sentence,
        @Nullable Chart chart,
        Table data) {}
