package reckon.setup;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import reckon.database.Trouble;
import reckon.mysql.MySqlServerCheck;

/** Opens a connection before anything else is done, to tell settings that are wrong from a database that is away. */
final class FirstConnection {
    private static final String AGAINST_THE_LOGIN = ". Check SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD";

    private FirstConnection() {}

    /**
     * Opens a connection, makes sure that a ledger can be read on it, and closes it again.
     *
     * @throws SettingsException if no such connection can be had with these settings, however often it is tried
     * @throws CannotGetJdbcConnectionException if the database cannot be reached
     */
    static void make(HikariDataSource dataSource, boolean embedded) {
        try (Connection connection = dataSource.getConnection()) {
            String problem = embedded ? null : MySqlServerCheck.whyNotReadable(connection);
            if (problem != null) {
                throw new SettingsException(problem);
            }
        } catch (SQLException e) {
            Trouble trouble = Trouble.of(e);
            String wrong = trouble == null ? null : wrongSetting(trouble, sentence(e));
            if (wrong != null) {
                throw new SettingsException(wrong);
            }
            throw new CannotGetJdbcConnectionException(
                    "no connection to the database", trouble == Trouble.HOST_UNKNOWN ? withoutAddress() : e);
        }
    }

    /** Returns what is wrong with which setting, or null if the settings may be right. */
    private static @Nullable String wrongSetting(Trouble trouble, String said) {
        return switch (trouble) {
            case LOGIN_REFUSED -> "the database refuses this user: " + said + AGAINST_THE_LOGIN;
            case PASSWORD_EXPIRED ->
                "the password of the database user has expired: " + said
                        + ". Have an administrator set a new one (ALTER"
                        + " USER ... IDENTIFIED BY ...) and put it into SPRING_DATASOURCE_PASSWORD";
            case ACCOUNT_LOCKED ->
                "the account of the database user is locked: " + said
                        + ". Have an administrator unlock it (ALTER USER ... ACCOUNT UNLOCK)";
            case ACCOUNT_BLOCKED ->
                "the account of the database user is blocked, as too many logins have failed: " + said
                        + AGAINST_THE_LOGIN + ", then have an administrator unlock it (ALTER USER ... ACCOUNT UNLOCK)";
            case HOST_REFUSED ->
                "the database server takes no connections from this machine: " + said
                        + ". Have an administrator allow them";
            case ENCRYPTION_NEEDED ->
                "the database server takes encrypted connections only: " + said
                        + ". Write sslMode=VERIFY_CA, or at least sslMode=REQUIRED, into SPRING_DATASOURCE_URL";
            case PASSWORD_UNPROTECTED ->
                "the server takes this user's password over an encrypted connection only (caching_sha2_password), and the"
                        + " connection is not encrypted. Write sslMode=VERIFY_CA, or at least sslMode=REQUIRED, into"
                        + " SPRING_DATASOURCE_URL; allowPublicKeyRetrieval=true does without, in a network that you trust";
            case CERTIFICATE_NOT_TRUSTED ->
                "the database's certificate is not trusted (" + said + "). Name in"
                        + " SPRING_DATASOURCE_URL, as trustCertificateKeyStoreUrl, a key store with the certificate of"
                        + " the authority that signed it";
            case DATABASE_UNKNOWN ->
                "the server has no such database: " + said
                        + ". Create it, or name another one in SPRING_DATASOURCE_URL";
            case DATABASE_NOT_NAMED ->
                "SPRING_DATASOURCE_URL names no database. Name the one that Reckon has for itself:"
                        + " jdbc:mysql://HOST/DATABASE";
            case ADDRESS_NOT_UNDERSTOOD ->
                "SPRING_DATASOURCE_URL is not an address that the database's driver understands; what is wrong with it is"
                        + " not shown, as it may hold a password";
            case OPTION_NOT_UNDERSTOOD -> "SPRING_DATASOURCE_URL: " + said;
            case FILE_DAMAGED ->
                "the file of the embedded database cannot be read: " + said
                        + ". It is damaged, or of another version of H2: restore it from a copy";
            default -> null;
        };
    }

    /** What the driver takes for a host may be a part of the password. */
    private static SQLException withoutAddress() {
        return new SQLException("the host of SPRING_DATASOURCE_URL is not known here", "08001");
    }

    /** Returns the innermost sentence, without its full stop, which is the server's where it has answered. */
    private static String sentence(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String said = String.valueOf(root.getMessage()).strip();
        return said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
    }
}
