package reckon.database;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The embedded database; a result that is too large for its memory goes to its own temporary file. */
public final class H2Dialect implements Dialect {
    @Override
    public BulkWriter writer(JdbcTemplate jdbc) {
        return new BatchWriter(jdbc, H2Dialect::statement, this::bound);
    }

    private static String statement(Table table) {
        String into = table.name() + " (" + table.columnList() + ")";
        return table.replaces()
                ? "MERGE INTO " + into + " KEY (" + table.keyList() + ") VALUES (" + table.placeholders() + ")"
                : "INSERT INTO " + into + " VALUES (" + table.placeholders() + ")";
    }

    @Override
    public int streamingFetchSize() {
        return 1000;
    }

    @Override
    public Object bound(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    @Override
    public @Nullable String refreshingStatistics(List<String> tables) {
        return null;
    }

    @Override
    public @Nullable String resetting() {
        return null;
    }
}
