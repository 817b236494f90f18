package reckon.database;

import com.mysql.cj.Messages;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is the matter when a database does not do what it was asked, as far as a person can do something about it. It is
 * told from the error codes of MySQL, MariaDB and H2, which do not overlap, and never from the words of a message.
 */
public enum Trouble {
    /** The user or the password is wrong, or the user has no right to this database. */
    LOGIN_REFUSED,
    PASSWORD_EXPIRED,
    ACCOUNT_LOCKED,
    /** Too many logins have failed. */
    ACCOUNT_BLOCKED,
    /** The server takes no connection from here. */
    HOST_REFUSED,
    /** The server takes encrypted connections only. */
    ENCRYPTION_NEEDED,
    /** The password may travel encrypted only, and the connection is not. */
    PASSWORD_UNPROTECTED,
    CERTIFICATE_NOT_TRUSTED,
    DATABASE_UNKNOWN,
    DATABASE_NOT_NAMED,
    HOST_UNKNOWN,
    ADDRESS_NOT_UNDERSTOOD,
    /** An option of the address is unknown, or has a value that it cannot have. */
    OPTION_NOT_UNDERSTOOD,
    RIGHT_LACKING,
    DISK_FULL,
    CONNECTIONS_EXHAUSTED,
    READ_ONLY,
    STATEMENT_LOGGING,
    /** Somebody or something ended a statement that ran. */
    STATEMENT_ENDED,
    PACKET_TOO_LARGE,
    /** Another connection held a row or a table for too long. */
    HELD_BY_ANOTHER,
    /** The file of an embedded database cannot be read. */
    FILE_DAMAGED,
    /** The database is not there, or went away. */
    UNREACHABLE;

    private static final Map<Trouble, Set<Integer>> CODES = Map.ofEntries(
            Map.entry(LOGIN_REFUSED, Set.of(1044, 1045, 1698, 28000)),
            Map.entry(PASSWORD_EXPIRED, Set.of(1820, 1862)),
            Map.entry(ACCOUNT_LOCKED, Set.of(3118, 4151)),
            Map.entry(ACCOUNT_BLOCKED, Set.of(3955, 4150)),
            Map.entry(HOST_REFUSED, Set.of(1129, 1130)),
            Map.entry(ENCRYPTION_NEEDED, Set.of(3159)),
            Map.entry(DATABASE_UNKNOWN, Set.of(1049, 90013, 90146)),
            Map.entry(DATABASE_NOT_NAMED, Set.of(1046)),
            Map.entry(ADDRESS_NOT_UNDERSTOOD, Set.of(90046)),
            Map.entry(OPTION_NOT_UNDERSTOOD, Set.of(90011, 90021, 90066, 90088, 90113)),
            Map.entry(RIGHT_LACKING, Set.of(1142, 1143, 1227, 1370, 90096)),
            Map.entry(DISK_FULL, Set.of(3, 20, 1021, 1026, 1114, 1878)),
            Map.entry(CONNECTIONS_EXHAUSTED, Set.of(1040, 1203, 1226)),
            Map.entry(READ_ONLY, Set.of(1290, 1792, 1836, 3032, 90097)),
            Map.entry(STATEMENT_LOGGING, Set.of(1598, 1665)),
            Map.entry(STATEMENT_ENDED, Set.of(1317, 1969, 3024, 57014)),
            Map.entry(PACKET_TOO_LARGE, Set.of(1153)),
            Map.entry(HELD_BY_ANOTHER, Set.of(1205, 1213, 40001, 50200, 90020, 90131)),
            Map.entry(FILE_DAMAGED, Set.of(90030, 90048)),
            Map.entry(UNREACHABLE, Set.of(1053, 1152, 1158, 1159, 1160, 1161, 1927, 4031)));

    /** The driver gives this no code; the text is compared with the driver's own. */
    private static final String PUBLIC_KEY_REFUSED = Messages.getString("Sha256PasswordPlugin.2");

    private static final String CONNECTION_CLASS = "08";

    /** Returns what is the matter, told by the innermost cause that tells it, or null if it is none of these. */
    public static @Nullable Trouble of(Throwable failure) {
        Trouble trouble = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Trouble closer = ofOne(cause);
            boolean isMoreThanUnreachable = trouble == null || trouble == UNREACHABLE || trouble == HELD_BY_ANOTHER;
            trouble = closer != null && (closer != UNREACHABLE || isMoreThanUnreachable) ? closer : trouble;
        }
        return trouble;
    }

    private static @Nullable Trouble ofOne(Throwable cause) {
        if (cause instanceof GeneralSecurityException) {
            return CERTIFICATE_NOT_TRUSTED;
        }
        if (cause instanceof UnknownHostException) {
            return HOST_UNKNOWN;
        }
        if (Objects.equals(cause.getMessage(), PUBLIC_KEY_REFUSED)) {
            return PASSWORD_UNPROTECTED;
        }
        return cause instanceof SQLException sql ? ofDatabase(sql) : null;
    }

    private static @Nullable Trouble ofDatabase(SQLException failure) {
        for (Map.Entry<Trouble, Set<Integer>> trouble : CODES.entrySet()) {
            if (trouble.getValue().contains(failure.getErrorCode())) {
                return trouble.getKey();
            }
        }
        String state = String.valueOf(failure.getSQLState());
        if (state.startsWith(CONNECTION_CLASS)) {
            return UNREACHABLE;
        }
        return failure instanceof SQLTransientException || state.startsWith("40") ? HELD_BY_ANOTHER : null;
    }
}
