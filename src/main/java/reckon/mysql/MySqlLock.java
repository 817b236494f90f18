package reckon.mysql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import reckon.database.DatabaseInUseException;
import reckon.database.DatabaseLock;
import reckon.database.LockLostException;

/**
 * Locks a MySQL database by a named lock on a connection of its own; the server gives it back when the connection
 * ends, however it does.
 *
 * <p>The connection is used every few seconds, so that nothing on the way to the server takes it for forgotten and cuts it.
 */
public final class MySqlLock implements DatabaseLock {
    private static final Logger log = LoggerFactory.getLogger(MySqlLock.class);
    private static final String NAME = "CONCAT('reckon.', LEFT(DATABASE(), 57))";
    private static final String JUST_BEGUN = "it has just begun";
    private static final Duration BETWEEN_USES = Duration.ofSeconds(10);

    private final Connection connection;
    private final String holder;
    private final ScheduledExecutorService use;
    private final Future<?> uses;

    private MySqlLock(Connection connection, String holder, Duration betweenUses) {
        this.connection = connection;
        this.holder = holder;
        this.use = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "night-lock");
            thread.setDaemon(true);
            return thread;
        });
        this.uses = use.scheduleWithFixedDelay(
                this::keepInUse, betweenUses.toMillis(), betweenUses.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Locks the database that the connections lead to.
     *
     * @param holder who has it, for whoever finds it taken
     * @throws DatabaseInUseException if another process, on whatever machine, has it
     */
    public static DatabaseLock acquire(DataSource dataSource, String holder) {
        return acquire(dataSource, holder, BETWEEN_USES);
    }

    /**
     * Locks it, with another time between two uses of the connection.
     *
     * @throws DatabaseInUseException if another process has it
     */
    public static DatabaseLock acquire(DataSource dataSource, String holder, Duration betweenUses) {
        try {
            Connection connection = dataSource.getConnection();
            try (Statement statement = connection.createStatement()) {
                if (one(statement, "SELECT GET_LOCK(" + NAME + ", 0)") != 1) {
                    throw new DatabaseInUseException(holderOf(statement));
                }
            } catch (SQLException | RuntimeException e) {
                connection.close(); // and back in the pool, which ends with the command
                throw e;
            }
            return new MySqlLock(connection, holder, betweenUses);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the lock of the night could not be taken", e);
        }
    }

    /** Returns who has the database that the connections lead to, or null if nobody has. */
    public static @Nullable String holder(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            return one(statement, "SELECT IS_USED_LOCK(" + NAME + ") IS NOT NULL") == 1 ? holderOf(statement) : null;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("whether a night is running could not be found out", e);
        }
    }

    private static int one(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getInt(1) : 0;
        }
    }

    /** The tables may not be there yet, or the holder not written down. */
    private static String holderOf(Statement statement) throws SQLException {
        boolean isWritten = one(
                        statement,
                        "SELECT COUNT(*) FROM information_schema.tables"
                                + " WHERE table_schema = DATABASE() AND table_name = 'night_lock'")
                == 1;
        if (!isWritten) {
            return JUST_BEGUN;
        }
        try (ResultSet result = statement.executeQuery("SELECT holder FROM night_lock")) {
            return result.next() ? result.getString(1) : JUST_BEGUN;
        }
    }

    @Override
    public synchronized void recordHolder() {
        try (PreparedStatement statement =
                connection.prepareStatement("REPLACE INTO night_lock (lock_no, holder) VALUES (1, ?)")) {
            statement.setString(1, holder);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the holder of the night's lock could not be written down", e);
        }
    }

    private void keepInUse() {
        try {
            check();
        } catch (LockLostException e) {
            log.debug("the night finds out at its next step", e);
        }
    }

    @Override
    public synchronized void check() {
        try (Statement statement = connection.createStatement()) {
            if (one(statement, "SELECT IS_USED_LOCK(" + NAME + ") = CONNECTION_ID()") == 1) {
                return;
            }
        } catch (SQLException e) {
            throw new LockLostException("The lock of this night was lost, with the connection that held it", e);
        }
        throw new LockLostException("The lock of this night was lost", null);
    }

    @Override
    public synchronized void close() {
        uses.cancel(false);
        use.shutdown();
        try {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT RELEASE_LOCK(" + NAME + ")");
            }
            connection.close();
        } catch (SQLException e) {
            log.debug("releasing the night lock: where the connection is gone, so is the lock", e);
        }
    }
}
