package reckon.job;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import reckon.database.OwnerOnly;

/** Opens the database that the standard Spring variables name, or the embedded one where they name none. */
final class DataSources {
    private static final String H2_FILE = "jdbc:h2:file:";
    private static final String DEFAULT_FILE = "./reckon-data/reckon";
    private static final String DEFAULT_OPTIONS =
            ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0";
    private static final int MOST_CONNECTIONS = 20;
    private static final long CONNECTION_TIMEOUT_MS = 10_000;

    private DataSources() {}

    static HikariDataSource open(DataSourceProperties properties) {
        if (properties.getUrl() == null) {
            properties.setUrl(H2_FILE + DEFAULT_FILE + DEFAULT_OPTIONS);
        }
        HikariDataSource dataSource = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        dataSource.setMaximumPoolSize(MOST_CONNECTIONS);
        dataSource.setMinimumIdle(1);
        dataSource.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        dataSource.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        if (isEmbedded(dataSource.getJdbcUrl())) {
            createFolder(dataSource.getJdbcUrl());
        } else {
            tuneMySql(dataSource);
        }
        return dataSource;
    }

    static boolean isEmbedded(String url) {
        return url.startsWith("jdbc:h2:");
    }

    private static void createFolder(String url) {
        if (url.startsWith(H2_FILE)) {
            Path file =
                    Path.of(url.substring(H2_FILE.length()).split(";", 2)[0]).toAbsolutePath();
            try {
                OwnerOnly.createFolders(file.resolveSibling("."));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Allows both ways of writing in bulk; the server decides which is taken. LOAD DATA is only ever fed from a stream
     * of our own: the folder that a server could ask files from does not exist.
     */
    private static void tuneMySql(HikariDataSource dataSource) {
        dataSource.addDataSourceProperty("rewriteBatchedStatements", "true");
        dataSource.addDataSourceProperty("allowLoadLocalInfileInPath", "reckon-sends-no-files");
    }
}
