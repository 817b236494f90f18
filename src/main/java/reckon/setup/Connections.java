package reckon.setup;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import reckon.mysql.MySqlServerCheck;

/**
 * How many connections a night needs at a time: one for its lock, one for each worker's transaction, and three streams for
 * each of the shares, four at the most, in which the users that are due are read.
 */
public final class Connections {
    private static final int LOCK = 1;
    private static final int STREAMS_OF_A_SHARE = 3;
    private static final int MOST_PARTITIONS = 4;

    private Connections() {}

    /** Returns the number for a number of workers: 5, 9, 17 and 29 for 1, 2, 4 and 16. */
    public static int neededBy(int workers) {
        return LOCK + workers + STREAMS_OF_A_SHARE * Math.min(workers, MOST_PARTITIONS);
    }

    /**
     * Makes sure that a server allows as many as a night needs.
     *
     * @throws SettingsException if it allows fewer
     */
    static void check(DataSource database, int workers) {
        try (Connection connection = database.getConnection()) {
            int most = MySqlServerCheck.mostConnections(connection);
            if (most < neededBy(workers)) {
                throw new SettingsException(
                        "the database user may have " + most + " connections at a time, and a night of "
                                + workers + (workers == 1 ? " worker" : " workers") + " needs " + neededBy(workers)
                                + ". Allow it as many (max_connections, MAX_USER_CONNECTIONS), or set RECKON_WORKERS=1, which needs "
                                + neededBy(1));
            }
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("no connection to the database", e);
        }
    }

    /** Returns what to do where a server allows fewer, as sentences. */
    public static String advice() {
        return "A night needs " + neededBy(1) + " connections at a time with RECKON_WORKERS=1, " + neededBy(2)
                + " with 2, "
                + neededBy(4)
                + " with 4: allow the database user as many (max_connections, MAX_USER_CONNECTIONS), or set"
                + " RECKON_WORKERS to fewer.";
    }
}
