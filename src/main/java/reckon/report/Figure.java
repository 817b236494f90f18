package reckon.report;

import java.util.List;
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
        Table data) {

    /** Makes one whose heading and figures are called as it is. */
    static Figure of(
            String id,
            String unit,
            Text sentence,
            @Nullable Chart chart,
            List<Column> columns,
            List<List<@Nullable Object>> rows,
            String source) {
        return new Figure(id, Words.of(id), unit, sentence, chart, Table.data(id, columns, rows, source));
    }
}
