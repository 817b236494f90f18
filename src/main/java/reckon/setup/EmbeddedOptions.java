package reckon.setup;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of an embedded database's address: those that a ledger needs, and those that it has unless others are named. */
public final class EmbeddedOptions {
    private static final Map<String, String> NEEDED = inOrder(
            "MODE", "MySQL",
            "DATABASE_TO_LOWER", "TRUE",
            "CASE_INSENSITIVE_IDENTIFIERS", "TRUE",
            "IGNORECASE", "FALSE", // ids that differ in case are two
            "WRITE_DELAY", "0", // no thread of H2's own writes: see ReckonProperties.threads
            "DB_CLOSE_ON_EXIT", "FALSE"); // else a thread of H2's rolls back while a night that is to stop still writes

    private static final Map<String, String> UNLESS_NAMED = inOrder("TRACE_LEVEL_FILE", "0");

    private EmbeddedOptions() {}

    private static Map<String, String> inOrder(String... namesAndValues) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            options.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return options;
    }

    /**
     * Returns an address with all options that it needs.
     *
     * @throws SettingsException if it names one of them with another value
     */
    public static String complete(String url) {
        Map<String, String> named = named(url);
        StringBuilder complete = new StringBuilder(url);
        NEEDED.forEach((option, value) -> {
            String other = named.get(option);
            if (other != null && !other.equalsIgnoreCase(value)) {
                throw new SettingsException("SPRING_DATASOURCE_URL sets " + option
                        + ", and the embedded database needs " + option + "=" + value + ". Leave it out");
            }
            append(complete, option, value, other);
        });
        UNLESS_NAMED.forEach((option, value) -> append(complete, option, value, named.get(option)));
        return complete.toString();
    }

    private static void append(StringBuilder url, String option, String value, @Nullable String other) {
        if (other == null) {
            url.append(';').append(option).append('=').append(value);
        }
    }

    private static Map<String, String> named(String url) {
        Map<String, String> named = new LinkedHashMap<>();
        String[] parts = url.split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            String[] option = parts[i].split("=", 2);
            named.put(option[0].strip().toUpperCase(Locale.ROOT), option.length < 2 ? "" : option[1].strip());
        }
        return named;
    }
}
