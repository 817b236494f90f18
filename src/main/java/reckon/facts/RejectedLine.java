package reckon.facts;

import java.time.LocalDate;

/**
 * An input line that was rejected, and behind which no good line with the same key was delivered yet (Rule I3).
 *
 * @param file the name of its file
 * @param line where it begins in the file, as a physical line; the header is line 1
 * @param column the first column that is wrong; empty when the line as a whole is
 * @param since the business date of the run that rejected it
 */
public record RejectedLine(String file, long line, String column, LocalDate since) {

    /** Returns where the line is and since when a good one is waited for: {@code line 3 of orders.csv (column status) was rejected on 2026-11-04}. */
    public String text() {
        return "line " + line + " of " + file + (column.isEmpty() ? "" : " (column " + column + ")")
                + " was rejected on " + since;
    }
}
