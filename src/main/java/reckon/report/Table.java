package reckon.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of the report, on the page and as a sheet.
 *
 * @param id what the page and its links call it
 * @param note stands below the heading; empty for nothing
 * @param rows their cells as values: Money, Points, Long, LocalDate, {@link Text} or String, null for what does not apply
 * @param total how many rows there are in all
 * @param count what links to it say: how many there are of what it lists; 0 for nothing
 * @param source the file of the run that has all of them
 * @param limit what was not even looked at; empty for nothing
 */
record Table(
        String id,
        Text heading,
        Text note,
        List<Column> columns,
        List<List<@Nullable Object>> rows,
        long total,
        long count,
        String source,
        Text limit) {
    private static final int FILTERED_ABOVE = 20;
    private static final int LONG_ABOVE = 100;

    /** Makes a list of which links say how many rows it has. */
    static Table of(String id, List<Column> columns, List<List<@Nullable Object>> rows, long total, String source) {
        return of(id, columns, rows, total, total, source, Text.NONE);
    }

    /** Makes a list whose heading and note are called as it is. */
    static Table of(
            String id,
            List<Column> columns,
            List<List<@Nullable Object>> rows,
            long total,
            long count,
            String source,
            Text limit) {
        String name = "list." + id;
        return new Table(id, Words.of(name), Words.of(name + ".note"), columns, rows, total, count, source, limit);
    }

    /** Makes the figures of a picture, the first of them if they are many. */
    static Table data(String id, List<Column> columns, List<List<@Nullable Object>> rows, String source) {
        List<List<@Nullable Object>> first = rows.subList(0, Math.min(rows.size(), AuditFigures.MOST_ROWS));
        long total = rows.size();
        return new Table(id + "-data", Text.NONE, Text.NONE, columns, first, total, total, source, Text.NONE);
    }

    /** Whether a reader would rather search than read it. */
    boolean isFiltered() {
        return rows.size() > FILTERED_ABOVE;
    }

    /** Whether it is so long that a browser should not lay it out before it comes near. */
    boolean isLong() {
        return rows.size() > LONG_ABOVE;
    }

    boolean isCut() {
        return total > rows.size() || !limit.en().isEmpty();
    }

    /** Returns what is said where {@link #isCut} is true. */
    Text cut() {
        if (total == rows.size()) {
            return limit;
        }
        Text left = Words.of("list.cut", Numbers.count(rows.size()), Numbers.count(total), source);
        return limit.en().isEmpty() ? left : Words.of("sentence.two", left, limit);
    }
}
