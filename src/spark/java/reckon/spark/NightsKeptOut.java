package reckon.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;
import reckon.database.DatabaseAddress;
import reckon.database.DatabaseInUseException;
import reckon.database.DatabaseLock;
import reckon.database.LockFile;
import reckon.setup.SettingsException;

/**
 * The lock that the nights of the one-machine program take, taken by this process: the file beside an embedded database, or the
 * named lock of a MySQL server, on a connection that is this process's own until it is closed.
 */
final class NightsKeptOut implements AutoCloseable {
    /** As the class MySqlLock of the program has it, which needs libraries that Spark does not have. */
    private static final String NAME = "CONCAT('reckon.', LEFT(DATABASE(), 57))";

    private final Connection connection;
    private final boolean isOfServer;
    private final @Nullable DatabaseLock file;

    /**
     * Takes it.
     *
     * @throws DatabaseInUseException if a job runs on the database
     * @throws SettingsException if there is no such database
     */
    NightsKeptOut(MovedDatabase database) {
        DatabaseAddress address = database.address();
        Path tables = address.file(DatabaseAddress.TABLES);
        if (tables != null && !Files.exists(tables)) {
            throw new SettingsException("there is no database in " + tables); // its driver would make one
        }
        Path lock = address.file(".night-lock");
        this.isOfServer = address.isMySql();
        this.file = lock == null ? null : LockFile.acquire(lock, Session.holder());
        this.connection = database.connect();
        if (isOfServer && !isTrue("GET_LOCK(" + NAME + ", 0)")) {
            Object holder = MovedDatabase.first(connection, "SELECT holder FROM night_lock");
            MovedDatabase.close(connection);
            throw new DatabaseInUseException(holder == null ? "it has just begun" : holder.toString());
        }
    }

    private boolean isTrue(String condition) {
        Object said = MovedDatabase.first(connection, "SELECT " + condition);
        return said instanceof Number number && number.intValue() == 1;
    }

    /** Returns the connection that has the lock. */
    Connection connection() {
        return connection;
    }

    /** Throws an exception if the lock was lost, so that a night may have begun. */
    void check() {
        if (file != null) {
            file.check();
        }
        if (isOfServer && !isTrue("IS_USED_LOCK(" + NAME + ") = CONNECTION_ID()")) {
            throw new IllegalStateException("the lock of the database was lost meanwhile, and a night may have begun");
        }
    }

    @Override
    public void close() {
        MovedDatabase.close(connection);
        if (file != null) {
            file.close();
        }
    }
}
