package reckon.database;

/** Writes many rows to a table within the caller's transaction. */
public interface BulkWriter {
    /**
     * Writes rows and returns how many there were.
     *
     * @throws org.springframework.dao.DataAccessException if the database does not take every row exactly as it is
     */
    long write(Table table, Rows rows);
}
