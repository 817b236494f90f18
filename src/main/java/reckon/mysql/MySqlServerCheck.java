package reckon.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a server of MySQL or MariaDB must be for a ledger to be kept on it, asked on one connection. */
public final class MySqlServerCheck {
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+).*");
    private static final Version OLDEST_MYSQL = new Version(8, 0, 19);
    private static final Version OLDEST_MARIADB = new Version(10, 11, 0);
    private static final List<String> READ_ONLY =
            List.of("offline_mode", "super_read_only", "read_only", "innodb_read_only");

    private record Version(int major, int minor, int patch) {
        boolean isBefore(Version other) {
            return major != other.major
                    ? major < other.major
                    : minor != other.minor ? minor < other.minor : patch < other.patch;
        }
    }

    private MySqlServerCheck() {}

    /**
     * Returns why no ledger can be read on a connection, in a sentence that names what to do, or null: the server is too
     * old, or the session is not as it was asked for.
     */
    public static @Nullable String whyNotReadable(Connection connection) throws SQLException {
        String version = connection.getMetaData().getDatabaseProductVersion();
        boolean mariaDb = version.contains("MariaDB");
        Matcher numbers =
                VERSION.matcher(version.startsWith("5.5.5-") ? version.substring("5.5.5-".length()) : version);
        if (numbers.matches()) {
            Version is = new Version(
                    Integer.parseInt(numbers.group(1)),
                    Integer.parseInt(numbers.group(2)),
                    Integer.parseInt(numbers.group(3)));
            if (is.isBefore(mariaDb ? OLDEST_MARIADB : OLDEST_MYSQL)) {
                return "the database server has version " + version + ". Reckon needs MySQL 8.0.19 or later, or MariaDB"
                        + " 10.11 or later";
            }
        }
        String difference = MySqlSession.firstDifference(connection, mariaDb);
        return difference == null
                ? null
                : "the session is not as it was asked for: " + difference
                        + ". Something between Reckon and the database"
                        + " server, such as a proxy, changes it: connect to the server itself";
    }

    /** Returns why no ledger can be kept on a connection, in a sentence that names what to do, or null. */
    public static @Nullable String whyNotWritable(Connection connection) throws SQLException {
        Map<String, String> global = MySqlSession.show(connection, "GLOBAL");
        for (String variable : READ_ONLY) {
            if (isOn(global.get(variable))) {
                return "this database server is read-only (" + variable + " is on), as a replica is. Name in"
                        + " SPRING_DATASOURCE_URL the server that is written to";
            }
        }
        if (!MySqlSession.keepsWarnings(connection)) {
            return "the server's max_error_count is 0, so it would not say which values it cuts off. An administrator sets it:"
                    + " SET GLOBAL max_error_count = DEFAULT";
        }
        String format = MySqlSession.show(connection, "SESSION").getOrDefault("binlog_format", "");
        if (isOn(global.get("log_bin")) && format.equals("STATEMENT")) {
            return "the server's binlog_format is STATEMENT, which does not allow the isolation that a night needs. An"
                    + " administrator sets it: SET GLOBAL binlog_format = 'ROW'";
        }
        return null;
    }

    /** Returns how many connections at a time a server allows a connection's user. */
    public static int mostConnections(Connection connection) throws SQLException {
        String query = "SELECT @@GLOBAL.max_connections, @@SESSION.max_user_connections";
        try (Statement statement = connection.createStatement();
                ResultSet limits = statement.executeQuery(query)) {
            limits.next();
            int forAll = limits.getInt(1);
            int forUser = limits.getInt(2);
            return forUser == 0 ? forAll : Math.min(forAll, forUser);
        }
    }

    private static boolean isOn(@Nullable String value) {
        return value != null && (value.equals("ON") || value.equals("1"));
    }
}
