package reckon.database;

/** Rows to be written, one after the other. */
@FunctionalInterface
public interface Rows {
    /** Fills the next row and returns true, or returns false when there is none left. */
    boolean next(Row row);
}
