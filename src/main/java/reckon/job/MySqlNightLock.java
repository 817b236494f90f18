package reckon.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * Locks a MySQL database by a named lock on a connection of its own; the server gives it back when the connection
 * ends, however it does.
 */
final class MySqlNightLock implements NightLock {
    private static final String NAME = "CONCAT('reckon.', LEFT(DATABASE(), 57))";

    private final Connection connection;

    private MySqlNightLock(Connection connection) {
        this.connection = connection;
    }

    /** @throws NightRunningException if another process, on whatever machine, has it */
    static NightLock acquire(DataSource dataSource, String holder) {
        try {
            Connection connection = dataSource.getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION wait_timeout = 604800");
                if (one(statement, "SELECT GET_LOCK(" + NAME + ", 0)") != 1) {
                    String other = holderOf(statement);
                    connection.close();
                    throw new NightRunningException(other);
                }
                writeHolder(connection, holder);
            }
            return new MySqlNightLock(connection);
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("no connection to the database", e);
        }
    }

    private static int one(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getInt(1) : 0;
        }
    }

    private static String holderOf(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT holder FROM night_lock")) {
            return result.next() ? result.getString(1) : "it has just begun";
        }
    }

    private static void writeHolder(Connection connection, String holder) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("REPLACE INTO night_lock (lock_no, holder) VALUES (1, ?)")) {
            statement.setString(1, holder);
            statement.executeUpdate();
        }
    }

    @Override
    public synchronized void check() {
        try (Statement statement = connection.createStatement()) {
            if (one(statement, "SELECT IS_USED_LOCK(" + NAME + ") = CONNECTION_ID()") == 1) {
                return;
            }
        } catch (SQLException e) {
            throw new NightFailedException("The lock of this night was lost, with the connection that held it", e);
        }
        throw new NightFailedException("The lock of this night was lost");
    }

    @Override
    public void close() {
        try {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT RELEASE_LOCK(" + NAME + ")");
            }
            connection.close();
        } catch (SQLException e) {
            // Where the connection is gone, so is the lock.
            org.slf4j.LoggerFactory.getLogger(MySqlNightLock.class).debug("releasing the night lock", e);
        }
    }
}
