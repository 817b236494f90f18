package reckon.baddays;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import reckon.support.TestDatabase;

/** A connection to a MySQL database, in one transaction, that gets in the way of a night. */
final class OtherConnection implements AutoCloseable {
    /** A night's start takes long where other builds run beside it. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    private final TestDatabase database;
    private final Connection connection;

    OtherConnection(TestDatabase database) throws SQLException {
        this.database = database;
        this.connection = database.connect();
        connection.setAutoCommit(false);
    }

    /** Adds a row that the night will add too, in the same chunk as its decisions and after them. */
    void holdMovementOf(String accountId) throws SQLException {
        does("INSERT INTO movement (account_id, movement_no, run_no, movement, points, balance_after, lasting_after,"
                + " monthly_after, month_bound_after, quota_month, effective_at)"
                + " VALUES ('" + accountId + "', 1, 1, 'INITIAL', 0, 0, 0, 0, 0, '2026-11', '2026-11-01')");
    }

    void does(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Waits until somebody waits for a row that is held. */
    void awaitWaiting() {
        await().atMost(LONG_ENOUGH)
                .until(() -> database.number(
                                "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'")
                        > 0);
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void letGo() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.abort(Runnable::run); // closes it also where the server is gone
    }
}
