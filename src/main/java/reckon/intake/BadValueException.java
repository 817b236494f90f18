package reckon.intake;

/** Thrown when a line breaks its format, with the column. It is expected, so it has no stack trace. */
final class BadValueException extends Exception {
    private final InputColumn column;

    BadValueException(InputColumn column, String error) {
        super(error, null, false, false);
        this.column = column;
    }

    InputColumn column() {
        return column;
    }

    /** Returns what is wrong, as a sentence without a subject. */
    String error() {
        return String.valueOf(getMessage());
    }
}
