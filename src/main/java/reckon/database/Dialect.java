package reckon.database;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is different from one kind of database to another; everything else is SQL that all of them understand. */
public interface Dialect {
    /** Returns the fastest writer that the database allows. */
    BulkWriter writer(JdbcTemplate jdbc);

    /** Returns the fetch size by which a result is streamed instead of being read into memory. */
    int streamingFetchSize();

    /** Returns what is bound for an instant, which is kept in UTC and to the microsecond. */
    Object bound(Instant instant);

    /** Returns a statement that has the server count anew what is in tables, or null if it needs none. */
    @Nullable
    String refreshingStatistics(List<String> tables);

    /** Returns a statement that takes back what the driver leaves on a connection behind its user, or null if it leaves nothing. */
    @Nullable
    String resetting();
}
