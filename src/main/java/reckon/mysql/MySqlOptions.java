package reckon.mysql;

import com.mysql.cj.conf.ConnectionUrl;
import com.mysql.cj.conf.HostInfo;
import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.exceptions.CJException;
import com.mysql.cj.jdbc.JdbcPropertySetImpl;
import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The options of MySQL's driver, the same for every connection: those on which amounts or the end of a night depend win
 * over what the address says, and those of time limits give way to it.
 */
public final class MySqlOptions {
    private static final Logger log = LoggerFactory.getLogger(MySqlOptions.class);

    /** In characters: a query that names some hundred ids is kept as parsed. */
    private static final String LONGEST_KEPT_STATEMENT = Integer.toString(1 << 14);

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    /** Longer than any statement of a large night is silent, and short enough to notice a host that has vanished. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    private static final Set<ConnectionUrl.Type> ONE_SERVER = EnumSet.of(
            ConnectionUrl.Type.SINGLE_CONNECTION,
            ConnectionUrl.Type.FAILOVER_CONNECTION,
            ConnectionUrl.Type.FAILOVER_DNS_SRV_CONNECTION);

    /** What has to be so; several of them are the driver's defaults. */
    private static final Map<PropertyKey, String> NEEDED = Map.ofEntries(
            Map.entry(PropertyKey.characterEncoding, "UTF-8"),
            Map.entry(PropertyKey.maxRows, "-1"),
            Map.entry(PropertyKey.sendFractionalSeconds, "true"),
            Map.entry(PropertyKey.useAffectedRows, "false"),
            Map.entry(PropertyKey.jdbcCompliantTruncation, "true"),
            Map.entry(PropertyKey.autoReconnect, "false"), // would go on without the lock, and without the transaction
            Map.entry(PropertyKey.useLocalSessionState, "false"), // would believe in an isolation that it did not set
            Map.entry(PropertyKey.defaultFetchSize, "0"),
            Map.entry(
                    PropertyKey.enableQueryTimeouts, "false"), // each would have a thread of its own, and none is used
            Map.entry(PropertyKey.netTimeoutForStreamingResults, "0"), // the session has one that stays
            Map.entry(PropertyKey.allowLoadLocalInfile, "false"), // but for our own statement while it runs
            Map.entry(PropertyKey.allowUrlInLocalInfile, "false"),
            Map.entry(PropertyKey.allowLoadLocalInfileInPath, "reckon-sends-no-files"), // allows the stream alone
            Map.entry(PropertyKey.rewriteBatchedStatements, "true"),
            Map.entry(PropertyKey.cachePrepStmts, "true"),
            Map.entry(PropertyKey.prepStmtCacheSqlLimit, LONGEST_KEPT_STATEMENT));

    /** What is left to the driver unless the address names it: texts are compared and sent as their columns have it. */
    private static final Map<PropertyKey, String> NEEDED_IF_NAMED = Map.of(
            PropertyKey.connectionCollation, "utf8mb4_bin",
            PropertyKey.characterSetResults, "UTF-8");

    private MySqlOptions() {}

    /** Thrown when the driver does not understand an address, or it names an option that must not be set. The message does not show the address. */
    public static final class WrongAddressException extends Exception {
        WrongAddressException(String message) {
            super(message);
        }
    }

    /**
     * Sets up a pool's connections; its address must have been set.
     *
     * @param cursors whether several results are read at once on one connection, as in a dry run
     * @throws WrongAddressException if the pool's address cannot serve
     */
    public static void apply(HikariConfig pool, boolean cursors) throws WrongAddressException {
        Map<String, String> named = named(parse(pool.getJdbcUrl(), new Properties()));
        Map<String, String> options = needed(named);
        options.put(PropertyKey.useCursorFetch.getKeyName(), Boolean.toString(cursors));
        sayWhatIsNotUsed(named, options);
        putUnlessNamed(options, named, PropertyKey.connectTimeout, LONGEST_CONNECT);
        putUnlessNamed(options, named, PropertyKey.socketTimeout, LONGEST_SILENCE);
        options.forEach(pool::addDataSourceProperty);
        pool.setConnectionTestQuery(MySqlSession.WITHOUT_LIMIT);
        Properties properties = new Properties();
        properties.putAll(options);
        for (HostInfo host : parse(pool.getJdbcUrl(), properties).getHostsList()) {
            check(host, options);
        }
    }

    private static Map<String, String> needed(Map<String, String> named) {
        Map<String, String> options = new LinkedHashMap<>();
        NEEDED.forEach((option, value) -> options.put(option.getKeyName(), value));
        NEEDED_IF_NAMED.forEach((option, value) -> {
            if (named.containsKey(option.getKeyName())) {
                options.put(option.getKeyName(), value);
            }
        });
        String others = named.getOrDefault(PropertyKey.sessionVariables.getKeyName(), "");
        options.put(PropertyKey.sessionVariables.getKeyName(), MySqlSession.setting(others));
        return options;
    }

    private static Map<String, String> named(ConnectionUrl url) {
        return url.getMainHost().getHostProperties();
    }

    private static ConnectionUrl parse(String address, Properties properties) throws WrongAddressException {
        ConnectionUrl url;
        try {
            url = ConnectionUrl.getConnectionUrlInstance(address, properties);
            url.getMainHost();
        } catch (CJException | IllegalArgumentException e) {
            log.debug(
                    "an address that the driver does not understand: {}",
                    e.getClass().getName());
            throw new WrongAddressException(
                    "is not an address that the database's driver understands; what is wrong with"
                            + " it is not shown, as it may hold a password");
        }
        if (!ONE_SERVER.contains(url.getType())) {
            throw new WrongAddressException(
                    "spreads connections over several servers, and a night needs one: its lock and"
                            + " what it recorded last are not on the others. Begin it with jdbc:mysql://");
        }
        return url;
    }

    private static void sayWhatIsNotUsed(Map<String, String> named, Map<String, String> options) {
        List<String> unused = new ArrayList<>();
        options.forEach((option, value) -> {
            String other = named.get(option);
            boolean isOurs = option.equals(PropertyKey.sessionVariables.getKeyName()) || value.equalsIgnoreCase(other);
            if (other != null && !isOurs && !isUtf8(option, other)) {
                unused.add(option);
            }
        });
        if (!unused.isEmpty()) {
            log.warn(
                    "SPRING_DATASOURCE_URL names options that a night does not leave to it, and that are not used: {}."
                            + " They can be left out",
                    String.join(", ", unused));
        }
    }

    private static boolean isUtf8(String option, String value) {
        return option.equals(PropertyKey.characterEncoding.getKeyName()) && value.equalsIgnoreCase("utf8");
    }

    private static void putUnlessNamed(
            Map<String, String> options, Map<String, String> named, PropertyKey option, Duration value) {
        if (!named.containsKey(option.getKeyName())) {
            options.put(option.getKeyName(), Long.toString(value.toMillis()));
        }
    }

    /** What stands with a single host, as {@code address=(host=...)(maxRows=1)}, wins over everything else. */
    private static void check(HostInfo host, Map<String, String> options) throws WrongAddressException {
        Map<String, String> effective = host.getHostProperties();
        for (Map.Entry<String, String> option : options.entrySet()) {
            if (!option.getValue().equals(effective.get(option.getKey()))) {
                throw new WrongAddressException("sets the option " + option.getKey()
                        + " with a host, where it cannot be" + " overruled, and a night needs its own. Leave it out");
            }
        }
        if (host.getDatabase() == null || host.getDatabase().isEmpty()) {
            throw new WrongAddressException(
                    "names no database. Name the one that Reckon has for itself:" + " jdbc:mysql://HOST/DATABASE");
        }
        try {
            new JdbcPropertySetImpl().initializeProperties(host.exposeAsProperties());
        } catch (CJException e) {
            throw new WrongAddressException(
                    "has an option with a value that the database's driver does not take: " + e.getMessage());
        }
    }
}
