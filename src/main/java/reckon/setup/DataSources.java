package reckon.setup;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import reckon.database.MySqlOptions;
import reckon.files.OwnerOnly;

/** Opens the database that the standard Spring variables name, or the embedded one where they name none. */
final class DataSources {
    private static final String H2_FILE = "jdbc:h2:file:";
    private static final String H2_MEMORY = "jdbc:h2:mem:";
    private static final String DEFAULT_FILE = "./reckon-data/reckon";
    /** Made ahead: a worker that waits for a connection must not have to wait for one that another worker keeps. */
    private static final int SPARE_CONNECTIONS = 4;

    /** The pool asks a connection whether it is alive before it gives it out, however short it was in the pool. */
    private static final String UNASKED_FOR_MS = "com.zaxxer.hikari.aliveBypassWindowMs";

    /** What rests in the pool is asked so often, so that nothing on the way takes it for forgotten. */
    private static final long LONGEST_REST_MS = 30_000;

    private static final long CONNECTION_TIMEOUT_MS = 10_000;

    private DataSources() {}

    /**
     * Returns the JDBC address that the settings name, or that of the embedded database, which gets the options that it
     * needs unless it names some itself.
     *
     * @throws SettingsException if it is of a database that does not serve
     */
    static String url(DataSourceProperties properties) {
        String url = properties.getUrl() != null ? properties.getUrl() : H2_FILE + DEFAULT_FILE;
        if (!isEmbedded(url)) {
            if (!url.startsWith("jdbc:mysql:")) {
                throw new SettingsException("SPRING_DATASOURCE_URL has to begin with jdbc:mysql: or " + H2_FILE);
            }
            return url;
        }
        return EmbeddedOptions.complete(url);
    }

    /**
     * Opens the database.
     *
     * @param dryRun whether several results are read at once on one connection, as in a dry run
     * @param workers how many threads share the work
     * @throws SettingsException if the settings name one that does not serve, or does not let us in
     */
    static HikariDataSource open(DataSourceProperties properties, boolean dryRun, int workers) {
        System.setProperty(UNASKED_FOR_MS, "-1"); // at 0 it would not ask within the same millisecond
        String url = url(properties);
        HikariDataSource dataSource = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .url(url)
                .build();
        dataSource.setMaximumPoolSize(Connections.neededBy(workers));
        dataSource.setMinimumIdle(SPARE_CONNECTIONS);
        dataSource.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        dataSource.setKeepaliveTime(LONGEST_REST_MS);
        dataSource.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        if (!isEmbedded(url)) {
            applyOptions(dataSource, dryRun);
        }
        makeFileOwnerOnly(url);
        FirstConnection.make(dataSource, isEmbedded(url));
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
    private static void makeFileOwnerOnly(String url) {
        Path file = embeddedFile(url);
        if (file != null) {
            try {
                OwnerOnly.open(Path.of(file + ".mv.db")).close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static boolean isEmbedded(String url) {
        return url.startsWith(H2_FILE) || url.startsWith(H2_MEMORY);
    }

    /** Returns the path, without its ending, of the files that an embedded database is kept in; null if it is not kept in files. */
    static @Nullable Path embeddedFile(String url) {
        return url.startsWith(H2_FILE) ? Path.of(url.substring(H2_FILE.length()).split(";", 2)[0]) : null;
    }
}
