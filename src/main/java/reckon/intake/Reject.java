package reckon.intake;

/**
 * A line that was set aside.
 *
 * @param line where the record begins, as a physical line; the header is line 1
 * @param column the first column that is wrong, in the order of the format; empty when the line as a whole is
 * @param value what stands in it; empty for a line of accounts, which holds personal data
 * @param error what is wrong, as a sentence; shortened where it has a name in it that makes it too long to be kept
 */
public record Reject(long line, String column, String value, String error) {
    private static final int LONGEST_ERROR = 255;

    /** Shortens the sentence. */
    public Reject {
        error = error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR - 1) + "…";
    }
}
