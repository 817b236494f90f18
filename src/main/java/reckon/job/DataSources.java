package reckon.job;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import reckon.database.OwnerOnly;

/** Opens the database that the standard Spring variables name, or the embedded one where they name none. */
final class DataSources {
    private static final String H2_FILE = "jdbc:h2:file:";
    private static final String H2_MEMORY = "jdbc:h2:mem:";
    private static final String DEFAULT_FILE = "./reckon-data/reckon";
    private static final String DEFAULT_OPTIONS =
            ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0";
    /** Enough for 16 workers, three streams of each of four shares of the users that are due, and the night's lock. */
    private static final int MOST_CONNECTIONS = 32;

    /** Made ahead: a worker that waits for a connection must not have to wait for one that another worker keeps. */
    private static final int SPARE_CONNECTIONS = 4;

    /** In characters: a query that names some hundred ids is kept as parsed. */
    private static final int LONGEST_STATEMENT = 1 << 14;

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
        return url.contains(";") ? url : url + DEFAULT_OPTIONS;
    }

    /**
     * Opens the database.
     *
     * @param oneConnection whether several results are read at once on one connection, as in a dry run
     * @throws SettingsException if the settings name one that does not serve, or does not let us in
     */
    static HikariDataSource open(DataSourceProperties properties, boolean oneConnection) {
        String url = url(properties);
        HikariDataSource dataSource = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .url(url)
                .build();
        dataSource.setMaximumPoolSize(MOST_CONNECTIONS);
        dataSource.setMinimumIdle(SPARE_CONNECTIONS);
        dataSource.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        dataSource.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        if (!isEmbedded(dataSource.getJdbcUrl())) {
            tuneMySql(dataSource);
            dataSource.addDataSourceProperty("useCursorFetch", oneConnection);
        }
        makeFileOwnerOnly(url);
        FirstConnection.make(dataSource);
        return dataSource;
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

    /**
     * Allows both ways of writing in bulk; the server decides which is taken. LOAD DATA is only ever fed from a stream
     * of our own: the folder that a server could ask files from does not exist.
     */
    private static void tuneMySql(HikariDataSource dataSource) {
        dataSource.addDataSourceProperty("rewriteBatchedStatements", "true");
        dataSource.addDataSourceProperty("cachePrepStmts", "true");
        dataSource.addDataSourceProperty("prepStmtCacheSqlLimit", Integer.toString(LONGEST_STATEMENT));
        dataSource.addDataSourceProperty("allowLoadLocalInfileInPath", "reckon-sends-no-files");
    }
}
