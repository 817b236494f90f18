package reckon.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * A database on which everything can be done and nothing stays: all connections are one, its transaction never
 * ends but in a rollback.
 *
 * <p>What a connection takes for its own transaction is a savepoint, so that it can be given up by itself. Only
 * one thread may use it.
 */
public final class DryRunDataSource extends AbstractDataSource implements AutoCloseable {
    private final @Nullable String resetting;
    private final Connection connection;

    /** Begins a dry run on a database. */
    public DryRunDataSource(DataSource database, Dialect dialect) throws SQLException {
        this.resetting = dialect.resetting();
        this.connection = database.getConnection();
        this.connection.setAutoCommit(false);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (resetting != null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(resetting); // as a pool does when it gives one out
            }
        }
        return (Connection) Proxy.newProxyInstance(
                DryRunDataSource.class.getClassLoader(), new Class<?>[] {Connection.class}, new Handle());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    /** Takes everything back. */
    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }

    /** What its user takes for a connection. */
    private final class Handle implements InvocationHandler {
        private @Nullable Savepoint begin;

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            return switch (method.getName()) {
                case "getAutoCommit" -> begin == null;
                case "setAutoCommit" -> begin(arguments);
                case "commit" -> commit();
                case "rollback" -> rollback(arguments);
                case "close", "abort", "setTransactionIsolation", "setReadOnly" -> null;
                default -> passOn(method, arguments);
            };
        }

        private @Nullable Object begin(Object @Nullable [] arguments) throws SQLException {
            boolean endsTransaction = arguments != null && Boolean.TRUE.equals(arguments[0]);
            begin = endsTransaction ? null : connection.setSavepoint();
            return null;
        }

        private @Nullable Object commit() throws SQLException {
            begin = connection.setSavepoint();
            return null;
        }

        private @Nullable Object rollback(Object @Nullable [] arguments) throws SQLException {
            if (arguments != null) {
                connection.rollback((Savepoint) arguments[0]);
            } else if (begin != null) {
                connection.rollback(begin);
            }
            return null;
        }

        private @Nullable Object passOn(Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
