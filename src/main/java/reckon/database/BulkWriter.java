package reckon.database;

/** Writes many rows to a table within the caller's transaction. */
public interface BulkWriter {
    /**
     * Writes rows and returns how many there were.
     *
     * @param cancellation checked with every row at least
     * @throws RuntimeException what the rows or the check throw
     * @throws java.io.UncheckedIOException if the folder for temporary files does not take rows that are to be sorted
     * @throws org.springframework.dao.DataAccessException if the database does not take every row exactly as it is
     */
    long write(Table table, Rows rows, CancellationCheck cancellation);
}
