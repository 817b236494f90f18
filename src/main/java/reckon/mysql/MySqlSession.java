package reckon.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The session of every connection to MySQL or MariaDB: the variables on which amounts or the end of a night depend, with
 * the values that the program needs, whatever the server, {@code init_connect} or the address say.
 *
 * <p>The driver sets them on each connection that it opens, before it looks at the SQL mode itself ({@link MySqlOptions}).
 */
final class MySqlSession {
    private static final String ROW_LOCK_WAIT = "innodb_lock_wait_timeout";

    /** Shorter than the driver waits for an answer, so that the server says what the statement waited for: in seconds. */
    private static final int LONGEST_LOCK_WAIT = 300;

    private static final String SQL_MODE = "sql_mode";

    /**
     * What both kinds of server know. No backslash stands for itself, and no empty text becomes NULL. What LOAD DATA cuts off
     * is said in notes and warnings only. max_join_size comes before sql_big_selects, which it changes. A connection may
     * rest for a week while its night goes on, and rows may come for an hour.
     */
    private static final Map<String, String> EVERYWHERE = variables("""
            sql_mode = STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION
            sql_select_limit = 18446744073709551615
            max_join_size = 18446744073709551615
            sql_big_selects = ON
            sql_safe_updates = OFF
            sql_notes = ON
            sql_auto_is_null = OFF
            unique_checks = ON
            foreign_key_checks = ON
            completion_type = NO_CHAIN
            time_zone = +00:00
            wait_timeout = 604800
            net_read_timeout = 3600
            net_write_timeout = 604800
            lock_wait_timeout = 300
            default_storage_engine = InnoDB""");

    private static final Map<String, String> ON_MYSQL = variables("""
            max_execution_time = 0
            transaction_isolation = READ-COMMITTED
            transaction_read_only = OFF""");

    private static final Map<String, String> ON_MARIADB = variables("""
            max_statement_time = 0
            tx_isolation = READ-COMMITTED
            tx_read_only = OFF
            idle_transaction_timeout = 0
            idle_write_transaction_timeout = 0
            idle_readonly_transaction_timeout = 0""");

    /**
     * Sets again what the driver takes back to the server's own value: it does so behind each statement that limits its
     * rows by itself, as Spring Batch has some.
     */
    static final String WITHOUT_LIMIT = "SET SESSION sql_select_limit = 18446744073709551615";

    /** These follow from the driver's characterEncoding; results may also come as their columns are, which has no name. */
    private static final Set<String> CHARACTER_SETS =
            Set.of("character_set_client", "character_set_connection", "character_set_results");

    private MySqlSession() {}

    private static Map<String, String> variables(String lines) {
        Map<String, String> variables = new LinkedHashMap<>();
        lines.lines().map(line -> line.split(" = ", 2)).forEach(variable -> variables.put(variable[0], variable[1]));
        return variables;
    }

    /**
     * Returns the driver's {@code sessionVariables}. What only one kind of server knows stands in a comment that only
     * that kind executes.
     *
     * @param others those that the address names, which ours come behind; empty if it names none
     */
    static String setting(String others) {
        return (others.isBlank() ? "" : others + ",")
                + (others.contains(ROW_LOCK_WAIT) ? "" : rowLockWait() + ",")
                + assignments(EVERYWHERE)
                + " /*!80000," + assignments(ON_MYSQL) + " */ /*M!100100," + assignments(ON_MARIADB) + " */";
    }

    /** A wait for the lock of a row may be as short as the server has it, but no longer than that for a table's. */
    private static String rowLockWait() {
        return ROW_LOCK_WAIT + "=CAST(LEAST(@@GLOBAL." + ROW_LOCK_WAIT + "," + LONGEST_LOCK_WAIT + ") AS UNSIGNED)";
    }

    private static String assignments(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + literal(variable.getValue()))
                .collect(Collectors.joining(","));
    }

    private static String literal(String value) {
        boolean isNumber = value.chars().allMatch(Character::isDigit);
        return isNumber ? value : "'" + value + "'";
    }

    /** Returns which variable of a connection has not the value that it needs, as a sentence's beginning, or null. */
    static @Nullable String firstDifference(Connection connection, boolean mariaDb) throws SQLException {
        Map<String, String> actual = show(connection, "SESSION");
        Map<String, String> needed = new LinkedHashMap<>(EVERYWHERE);
        needed.putAll(mariaDb ? ON_MARIADB : ON_MYSQL);
        for (Map.Entry<String, String> variable : needed.entrySet()) {
            String value = actual.getOrDefault(variable.getKey(), "not there");
            if (!isSame(variable.getKey(), variable.getValue(), value)) {
                return variable.getKey() + " is " + value + " and has to be " + variable.getValue();
            }
        }
        for (String name : CHARACTER_SETS) {
            String value = actual.getOrDefault(name, "");
            if (!value.equals("utf8mb4") && !(value.isEmpty() && name.equals("character_set_results"))) {
                return name + " is " + value + " and has to be utf8mb4";
            }
        }
        return null;
    }

    private static boolean isSame(String name, String needed, String actual) {
        if (name.equals(SQL_MODE)) {
            return Set.copyOf(Arrays.asList(needed.split(",", -1))).equals(Set.of(actual.split(",", -1)));
        }
        return actual.equalsIgnoreCase(needed) || (needed.equals("0") && actual.matches("0\\.0+"));
    }

    /** Whether a connection's server keeps the warnings of a statement; not every user may set that. */
    static boolean keepsWarnings(Connection connection) throws SQLException {
        return !"0".equals(show(connection, "SESSION").get("max_error_count"));
    }

    /** Returns a server's variables by name, in small letters; a scope is SESSION or GLOBAL. */
    static Map<String, String> show(Connection connection, String scope) throws SQLException {
        Map<String, String> variables = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SHOW " + scope + " VARIABLES")) {
            while (result.next()) {
                variables.put(result.getString(1).toLowerCase(Locale.ROOT), String.valueOf(result.getString(2)));
            }
        }
        return variables;
    }
}
