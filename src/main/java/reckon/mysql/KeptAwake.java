package reckon.mysql;

import java.sql.SQLException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import reckon.database.CancellationCheck;

/**
 * A check that keeps the connection of the caller's transaction in use while rows are made that are sent later, so
 * that nothing on the way to the server takes it for forgotten and cuts it.
 */
final class KeptAwake implements CancellationCheck {
    /** Made within less time than a connection may rest anywhere. */
    private static final int ROWS_PER_PING = 100_000;

    private static final int LONGEST_PING_SECONDS = 30;

    private final JdbcTemplate jdbc;
    private final CancellationCheck cancellation;
    private boolean rests = true;
    private int rows;

    KeptAwake(JdbcTemplate jdbc, CancellationCheck cancellation) {
        this.jdbc = jdbc;
        this.cancellation = cancellation;
    }

    /** Says that the connection works from now on. */
    void statementBegins() {
        rests = false;
    }

    @Override
    public void throwIfStopped() {
        cancellation.throwIfStopped();
        if (rests && ++rows % ROWS_PER_PING == 0) {
            jdbc.execute((ConnectionCallback<Boolean>) connection -> {
                if (!connection.isValid(LONGEST_PING_SECONDS)) {
                    throw new SQLException("the connection was lost while rows were sorted", "08003");
                }
                return true;
            });
        }
    }
}
