package reckon.support;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The program in this process, with a database and a folder for what it writes: faster than in a process of its own
 * by the start of a JVM. One command runs at a time, as its settings are system properties.
 */
public final class Nights {
    /** The key of the keyed hashes, the same in all tests, so that runs can be compared. */
    public static final String IDENTITY_KEY = "a key for tests";

    private static final Object ONE_AT_A_TIME = new Object();

    private final Path output;
    private final Map<String, String> settings = new HashMap<>();

    /** @param output the folder in which a night makes its own, named after the date */
    public Nights(TestDatabase database, Path output) {
        this.output = output;
        settings.putAll(database.environment());
        settings.put("RECKON_IDENTITY_KEY", IDENTITY_KEY);
        settings.put("RECKON_REPORT", "false"); // drawing takes longer than a small night
    }

    /** Adds a setting, named as the environment variable that sets it. */
    public Nights with(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** Runs the night of a date and returns the folder of its files. */
    public Path run(LocalDate date, Path input) {
        Outcome outcome = execute(
                "nightly", "--date", date.toString(), "--input", input.toString(), "--output", output.toString());
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException("the night of " + date + " came to " + outcome);
        }
        return output.resolve(date.toString());
    }

    /** Runs the night of a date that may come out INCOMPLETE and returns the folder of its files. */
    public Path runMaybeIncomplete(LocalDate date, Path input) {
        Outcome outcome = execute(
                "nightly", "--date", date.toString(), "--input", input.toString(), "--output", output.toString());
        if (outcome.exitCode() != 0 && outcome.exitCode() != 3) {
            throw new IllegalStateException("the night of " + date + " came to " + outcome);
        }
        return output.resolve(date.toString());
    }

    /** Runs a command. */
    public Outcome execute(String... arguments) {
        synchronized (ONE_AT_A_TIME) {
            settings.forEach((name, value) -> System.setProperty(property(name), value));
            try {
                return CommandLines.execute(arguments);
            } finally {
                settings.keySet().forEach(name -> System.clearProperty(property(name)));
            }
        }
    }

    /** Returns the system property that says the same as an environment variable. */
    private static String property(String variable) {
        String name = variable.toLowerCase(Locale.ROOT);
        return name.startsWith("reckon_")
                ? "reckon." + name.substring("reckon_".length()).replace('_', '-')
                : name.replace('_', '.');
    }
}
