package reckon.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;

/** The one place that knows which database it is; everything else is SQL that all of them understand. */
interface Dialect {
    /** Returns the fastest writer that the database allows. */
    BulkWriter writer(JdbcTemplate jdbc);

    /** Returns how the columns of a result are read. */
    Columns columns(ResultSet result) throws SQLException;

    /** Returns the fetch size by which a result is streamed instead of being read into memory. */
    int streamingFetchSize();

    /** Returns what is bound for an instant, which is kept in UTC and to the microsecond. */
    Object bound(Instant instant);
}
