package reckon.mysql;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import reckon.database.BatchWriter;
import reckon.database.BulkWriter;
import reckon.database.Dialect;
import reckon.database.Table;

/** MySQL 8.0 and later, and MariaDB 10.11 and later. */
public final class MySqlDialect implements Dialect {
    private static final Logger log = LoggerFactory.getLogger(MySqlDialect.class);
    private static final DateTimeFormatter TO_THE_MICROSECOND = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Override
    public BulkWriter writer(JdbcTemplate jdbc) {
        BulkWriter batch = new BatchWriter(jdbc, MySqlDialect::statement, this::bound);
        if (Boolean.TRUE.equals(jdbc.queryForObject("SELECT @@GLOBAL.local_infile", Boolean.class))) {
            BulkWriter load = new LoadDataWriter(jdbc);
            // LOAD DATA replaces rows as wholes.
            return (table, rows, cancellation) -> (table.keepsOthers() ? batch : load).write(table, rows, cancellation);
        }
        log.warn("The server does not allow LOAD DATA LOCAL (local_infile is OFF): rows are written by INSERT,"
                + " which takes longer. SET GLOBAL local_infile = ON makes it fast.");
        return batch;
    }

    private static String statement(Table table) {
        String verb = table.replaces() && !table.keepsOthers() ? "REPLACE" : "INSERT";
        String insert =
                verb + " INTO " + table.name() + " (" + table.columnList() + ") VALUES (" + table.placeholders() + ")";
        return table.keepsOthers() ? insert + " ON DUPLICATE KEY UPDATE " + updates(table) : insert;
    }

    /** The key is set to what it is: a row may have no other column. MySQL has a newer way to name new values, MariaDB only this. */
    private static String updates(Table table) {
        return table.columns().stream()
                .map(column -> column.name() + " = VALUES(" + column.name() + ")")
                .collect(Collectors.joining(", "));
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

    @Override
    public String refreshingStatistics(List<String> tables) {
        return "ANALYZE NO_WRITE_TO_BINLOG TABLE " + String.join(", ", tables);
    }

    @Override
    public String resetting() {
        return MySqlSession.WITHOUT_LIMIT;
    }
}
