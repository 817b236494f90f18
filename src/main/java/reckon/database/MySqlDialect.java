package reckon.database;

import com.mysql.cj.jdbc.ServerPreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** MySQL 8.0 and later, and MariaDB 10.11 and later. */
final class MySqlDialect implements Dialect {
    private static final Logger log = LoggerFactory.getLogger(MySqlDialect.class);
    private static final DateTimeFormatter TO_THE_MICROSECOND = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Override
    public BulkWriter writer(JdbcTemplate jdbc) {
        if (Boolean.TRUE.equals(jdbc.queryForObject("SELECT @@GLOBAL.local_infile", Boolean.class))) {
            return new LoadDataWriter(jdbc);
        }
        log.warn("The server does not allow LOAD DATA LOCAL (local_infile is OFF): rows are written by INSERT,"
                + " which takes longer. SET GLOBAL local_infile = ON makes it fast.");
        return new BatchWriter(jdbc, MySqlDialect::statement, this::bound);
    }

    private static String statement(Table table) {
        return (table.replaces() ? "REPLACE" : "INSERT") + " INTO " + table.name() + " (" + table.columnList()
                + ") VALUES (" + table.placeholders() + ")";
    }

    /** What was prepared on the server, as a URL or a dry run may want it, comes in a form of its own for each type. */
    @Override
    public Columns columns(ResultSet result) throws SQLException {
        Statement statement = result.getStatement();
        return statement.isWrapperFor(ServerPreparedStatement.class)
                ? new TypedColumns(result)
                : new TextColumns(result);
    }

    @Override
    public int streamingFetchSize() {
        return Integer.MIN_VALUE;
    }

    /** As text: the driver leaves out the fraction of a time where it takes the server for an old one, such as MariaDB. */
    @Override
    public Object bound(Instant instant) {
        return TO_THE_MICROSECOND.format(instant);
    }
}
