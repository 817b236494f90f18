package reckon.mysql;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.conf.PropertySet;
import com.mysql.cj.conf.RuntimeProperty;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.JdbcStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import reckon.database.BulkWriter;
import reckon.database.CancellationCheck;
import reckon.database.Column;
import reckon.database.Rows;
import reckon.database.Table;

/**
 * Writes rows by {@code LOAD DATA LOCAL} from a stream, the fastest way into MySQL.
 *
 * <p>The server treats a duplicate or a value that does not fit as a mere warning there, because it cannot
 * stop the stream. So every warning is an error here, and rows that are only added must all arrive.
 */
final class LoadDataWriter implements BulkWriter {
    /** The driver allocates a packet for each statement, and one of a mebibyte would be worth it only for many rows. */
    private static final int MOST_BYTES_OF_A_PACKET = 1 << 16;

    private final JdbcTemplate jdbc;
    private final Map<String, String> characterSets = new ConcurrentHashMap<>();

    LoadDataWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long write(Table table, Rows rows, CancellationCheck cancellation) {
        String sql = statementFor(table, characterSets.computeIfAbsent(table.name(), this::characterSetFor));
        LoadDataBuffer chunk =
                table.isSentByFirstColumn() ? LoadDataBuffer.byFirstColumn() : LoadDataBuffer.asTheyCome();
        KeptAwake awake = new KeptAwake(jdbc, cancellation);
        try (LoadDataStream stream = LoadDataStream.begin(rows, chunk, awake)) {
            awake.statementBegins();
            Long written = jdbc.execute((ConnectionCallback<Long>) connection -> write(connection, sql, table, stream));
            return written == null ? 0 : written;
        }
    }

    /**
     * Returns the character set that the server is told. Ours is UTF-8, and columns that keep it as it comes need no
     * conversion, only the check that each column makes in any case; some databases have columns of another one.
     */
    private String characterSetFor(String table) {
        Boolean keepsUtf8 = jdbc.queryForObject(
                "SELECT MIN(character_set_name IN ('utf8mb4', 'ascii')) FROM information_schema.columns"
                        + " WHERE table_schema = DATABASE() AND table_name = ?",
                Boolean.class,
                table);
        return Boolean.TRUE.equals(keepsUtf8) ? "binary" : "utf8mb4";
    }

    private static long write(Connection connection, String sql, Table table, LoadDataStream stream)
            throws SQLException {
        long taken;
        try (Statement statement = connection.createStatement()) {
            taken = loadOrRethrow(connection, statement, sql, stream);
            SQLWarning warning = statement.getWarnings();
            if (warning != null) {
                throw new SQLException(
                        "rows for " + table.name() + " were not taken as they are: " + warning.getMessage(),
                        warning.getSQLState(),
                        warning.getErrorCode());
            }
        }
        // A row that replaces another counts twice.
        if (table.replaces() ? taken < stream.rows() : taken != stream.rows()) {
            throw new SQLException(
                    "of " + stream.rows() + " rows for " + table.name() + " the database took " + taken, "23000");
        }
        return stream.rows();
    }

    /** Rows that end early are the cause of what the server says of them. */
    private static long loadOrRethrow(Connection connection, Statement statement, String sql, LoadDataStream stream)
            throws SQLException {
        try {
            long taken = load(connection, statement, sql, stream);
            stream.rethrow();
            return taken;
        } catch (SQLException e) {
            stream.rethrow();
            throw e;
        }
    }

    /** The server may ask the client for a file only while this statement runs, and then it gets the stream whatever it names. */
    private static long load(Connection connection, Statement statement, String sql, LoadDataStream stream)
            throws SQLException {
        PropertySet settings = connection.unwrap(JdbcConnection.class).getPropertySet();
        RuntimeProperty<Boolean> allowed = settings.getBooleanProperty(PropertyKey.allowLoadLocalInfile);
        RuntimeProperty<Integer> packet = settings.getIntegerProperty(PropertyKey.maxAllowedPacket);
        Integer packetBefore = packet.getValue();
        JdbcStatement mysql = statement.unwrap(JdbcStatement.class);
        mysql.setLocalInfileInputStream(stream);
        try {
            allowed.setValue(true);
            packet.setValue(Math.min(packetBefore, MOST_BYTES_OF_A_PACKET));
            return statement.executeLargeUpdate(sql);
        } finally {
            allowed.setValue(false);
            packet.setValue(packetBefore);
            mysql.setLocalInfileInputStream(null);
        }
    }

    private static String statementFor(Table table, String characterSet) {
        StringBuilder sql = new StringBuilder("LOAD DATA LOCAL INFILE 'reckon' ");
        sql.append(table.replaces() ? "REPLACE " : "").append("INTO TABLE ").append(table.name());
        sql.append(" CHARACTER SET ").append(characterSet).append(" (");
        for (int i = 0; i < table.columns().size(); i++) {
            Column<?> column = table.columns().get(i);
            sql.append(i == 0 ? "" : ", ").append(column.isBinary() ? "@" : "").append(column.name());
        }
        sql.append(')');
        String separator = " SET ";
        for (Column<?> column : table.columns()) {
            if (column.isBinary()) {
                sql.append(separator).append(column.name()).append(" = UNHEX(@").append(column.name());
                sql.append(')');
                separator = ", ";
            }
        }
        return sql.toString();
    }
}
