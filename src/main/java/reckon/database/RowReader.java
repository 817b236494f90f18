package reckon.database;

import java.sql.SQLException;

/** Reads one row into a value. */
@FunctionalInterface
public interface RowReader<T> {
    T read(ResultRow row) throws SQLException;
}
