package reckon.report;

import java.util.List;

/**
 * The totals against earlier ones.
 *
 * @param heads those of the columns, the first is the one in question
 * @param note what is not there of earlier runs; empty for nothing
 */
record Totals(Text heading, List<Text> heads, List<Line> lines, Text note) {
    /** @param cells as they are read; empty for what does not apply or is not known */
    record Line(Text name, boolean isMain, List<String> cells) {}
}
