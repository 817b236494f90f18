package reckon.job;

import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Opens a connection before anything else is done, to tell settings that are wrong from a database that is away. */
final class FirstConnection {
    private static final int NO_RIGHT_TO_DATABASE = 1044;
    private static final int ACCESS_DENIED = 1045;
    private static final int UNKNOWN_DATABASE = 1049;
    private static final int NO_SUCH_LOGIN = 1698;
    private static final int H2_WRONG_USER_OR_PASSWORD = 28000;
    private static final int H2_UNKNOWN_OPTION = 90113;
    private static final Set<Integer> REFUSED =
            Set.of(NO_RIGHT_TO_DATABASE, ACCESS_DENIED, NO_SUCH_LOGIN, H2_WRONG_USER_OR_PASSWORD);

    private static final String UNREACHABLE = "08001";
    private static final Pattern QUOTES_ADDRESS =
            Pattern.compile("jdbc:|password|@|connection string|url", Pattern.CASE_INSENSITIVE);

    private FirstConnection() {}

    /**
     * Opens a connection and closes it again.
     *
     * @throws SettingsException if no such connection can be had with these settings, however often it is tried
     * @throws CannotGetJdbcConnectionException if the database cannot be reached
     */
    static void make(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            connection.clearWarnings();
        } catch (SQLException e) {
            String wrong = wrongSetting(e);
            if (wrong != null) {
                throw new SettingsException(wrong);
            }
            throw new CannotGetJdbcConnectionException("no connection to the database", withoutAddress(e));
        }
    }

    private static @Nullable String wrongSetting(SQLException refusal) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof GeneralSecurityException) {
                return "the database's certificate is not trusted (" + cause.getMessage() + "). Name in"
                        + " SPRING_DATASOURCE_URL, as trustCertificateKeyStoreUrl, a key store with the certificate of"
                        + " the authority that signed it";
            }
            if (cause instanceof SQLException sql) {
                if (REFUSED.contains(sql.getErrorCode())) {
                    return "the database refuses this user: " + sql.getMessage()
                            + ". Check SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD";
                }
                if (sql.getErrorCode() == H2_UNKNOWN_OPTION) {
                    return "SPRING_DATASOURCE_URL: " + sql.getMessage();
                }
                if (sql.getErrorCode() == UNKNOWN_DATABASE) {
                    return "the server has no such database: " + sql.getMessage()
                            + ". Create it, or name another one in SPRING_DATASOURCE_URL";
                }
            }
        }
        return null;
    }

    /** The address may hold a password, and drivers quote the parts of it that they do not understand. */
    private static SQLException withoutAddress(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return new SQLException("the host of SPRING_DATASOURCE_URL is not known here", UNREACHABLE);
            }
            if (cause instanceof IllegalArgumentException
                    || QUOTES_ADDRESS
                            .matcher(String.valueOf(cause.getMessage()))
                            .find()) {
                throw new SettingsException("SPRING_DATASOURCE_URL is not an address that the database's driver"
                        + " understands; what is wrong with it is not shown, as it may hold a password");
            }
        }
        return failure;
    }
}
