package reckon.support;

import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Supplier;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import reckon.database.DatabaseAddress;
import reckon.database.Dialect;
import reckon.database.H2Dialect;
import reckon.database.JdbcDatabase;
import reckon.database.Schema;
import reckon.mysql.MySqlDialect;
import reckon.mysql.MySqlOptions;

/** A database with the program's tables, and connections to it set up as the program does. */
public final class OpenDatabase implements AutoCloseable {
    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcDatabase database;
    private final JdbcTransactionManager transactions;

    public OpenDatabase(TestDatabase named) {
        boolean embedded = new DatabaseAddress(named.url()).isEmbedded();
        pool.setJdbcUrl(named.url());
        if (!named.user().isEmpty()) {
            pool.setUsername(named.user());
            pool.setPassword(named.password());
        }
        pool.setMaximumPoolSize(2);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        if (!embedded) {
            applyOptions();
        }
        new Schema(pool, embedded).upgrade();
        this.database = on(pool);
        this.transactions = new JdbcTransactionManager(pool);
    }

    /** Returns a database to which a pool leads, its dialect told by the pool's address. */
    public static JdbcDatabase on(HikariDataSource pool) {
        return new JdbcDatabase(pool, dialect(pool.getJdbcUrl()), false);
    }

    /** Returns the dialect of the database that an address names. */
    public static Dialect dialect(String url) {
        return new DatabaseAddress(url).isEmbedded() ? new H2Dialect() : new MySqlDialect();
    }

    private void applyOptions() {
        try {
            MySqlOptions.apply(pool, false);
        } catch (MySqlOptions.WrongAddressException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public JdbcDatabase database() {
        return database;
    }

    public JdbcTransactionManager transactions() {
        return transactions;
    }

    /** Does something in one transaction, which is rolled back if it throws. */
    public <T> T inTransaction(Supplier<T> work) {
        return new TransactionTemplate(transactions).execute(status -> work.get());
    }

    /** Empties tables. */
    public void clear(String... tables) {
        for (String table : tables) {
            database.update("DELETE FROM " + table);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
