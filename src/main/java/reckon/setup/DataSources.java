package reckon.setup;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import reckon.database.DatabaseAddress;
import reckon.database.UpgradeCopy;
import reckon.files.OwnerOnly;
import reckon.mysql.MySqlOptions;

/** Opens the database that the standard Spring variables name, or the embedded one where they name none. */
final class DataSources {
    private static final String DEFAULT_FILE = "./reckon-data/reckon";
    /** Made ahead: a worker that waits for a connection must not have to wait for one that another worker keeps. */
    private static final int SPARE_CONNECTIONS = 4;

    /** The pool asks a connection whether it is alive before it gives it out, however short it was in the pool. */
    private static final String UNASKED_FOR_MS = "com.zaxxer.hikari.aliveBypassWindowMs";

    /** What rests in the pool is asked so often, so that nothing on the way takes it for forgotten. */
    private static final long LONGEST_REST_MS = 30_000;

    /** The pool takes no shorter time. */
    private static final long LEAST_PATIENCE_MS = 250;

    private DataSources() {}

    /**
     * Returns the address that the settings name, or that of the embedded database, which gets the options that it
     * needs unless it names some itself.
     *
     * @throws SettingsException if it is of a database that does not serve
     */
    static DatabaseAddress address(DataSourceProperties properties) {
        String url = properties.getUrl() != null ? properties.getUrl() : DatabaseAddress.IN_FILE + DEFAULT_FILE;
        DatabaseAddress address = new DatabaseAddress(url);
        if (!address.isEmbedded() && !address.isMySql()) {
            throw new SettingsException(
                    "SPRING_DATASOURCE_URL has to begin with jdbc:mysql: or " + DatabaseAddress.IN_FILE);
        }
        return address.isEmbedded() ? new DatabaseAddress(EmbeddedOptions.complete(url)) : address;
    }

    /**
     * Returns how long to wait for a connection, in milliseconds, as the setting says it.
     *
     * @throws SettingsException if it is no number, or too small a one
     */
    static long patienceMs(String setting) {
        long patienceMs = setting.matches("\\d{1,9}") ? Long.parseLong(setting) : 0;
        if (patienceMs < LEAST_PATIENCE_MS) {
            throw new SettingsException("SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT is " + setting
                    + " and must be a number of milliseconds, at least " + LEAST_PATIENCE_MS);
        }
        return patienceMs;
    }

    /**
     * Opens the database.
     *
     * @param properties with the user and the password
     * @param dryRun whether several results are read at once on one connection, as in a dry run
     * @param workers how many threads share the work
     * @param patienceMs how long to wait for a connection, in milliseconds
     * @throws SettingsException if the settings name one that does not serve, or does not let us in
     */
    static HikariDataSource open(
            DatabaseAddress address, DataSourceProperties properties, boolean dryRun, int workers, long patienceMs) {
        System.setProperty(UNASKED_FOR_MS, "-1"); // at 0 it would not ask within the same millisecond
        HikariDataSource dataSource = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .url(address.url())
                .build();
        dataSource.setMaximumPoolSize(Connections.neededBy(workers));
        dataSource.setMinimumIdle(SPARE_CONNECTIONS);
        dataSource.setConnectionTimeout(patienceMs);
        dataSource.setKeepaliveTime(LONGEST_REST_MS);
        dataSource.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        if (!address.isEmbedded()) {
            applyOptions(dataSource, dryRun);
        }
        makeFileOwnerOnly(address);
        FirstConnection.make(dataSource, address.isEmbedded());
        if (address.isEmbedded()) {
            new UpgradeCopy(dataSource).restoreIfUpgradeWasCutOff();
        }
        return dataSource;
    }

    private static void applyOptions(HikariDataSource dataSource, boolean dryRun) {
        try {
            MySqlOptions.apply(dataSource, dryRun);
        } catch (MySqlOptions.WrongAddressException e) {
            throw new SettingsException("SPRING_DATASOURCE_URL " + e.getMessage());
        }
    }

    /** H2 would make its file as the process's umask has it, but takes one that is there. */
    private static void makeFileOwnerOnly(DatabaseAddress address) {
        Path file = address.file(DatabaseAddress.TABLES);
        if (file != null) {
            try {
                OwnerOnly.open(file).close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
