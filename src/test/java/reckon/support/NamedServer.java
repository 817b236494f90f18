package reckon.support;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** The MySQL server that {@code RECKON_TEST_MYSQL_URL} names: databases are created in it and dropped again. */
final class NamedServer {
    private static final Pattern URL = Pattern.compile("(jdbc:mysql://[^/?]+)(?:/[^?]*)?(\\?.*)?");

    private final String address;
    private final String options;
    private final List<String> created = new ArrayList<>();

    /** @param url such as {@code jdbc:mysql://host:3306/?user=tester&password=secret} */
    NamedServer(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    MySqlServer.URL_VARIABLE + " is not like jdbc:mysql://HOST:PORT/?user=NAME&password=SECRET");
        }
        this.address = parts.group(1);
        this.options = parts.group(2) == null ? "" : parts.group(2);
    }

    /**
     * Creates a database without tables.
     *
     * @throws org.opentest4j.TestAbortedException if the server's local_infile is not as the test needs it
     */
    TestDatabase createDatabase(String name, boolean localInfile) {
        TestDatabase server = database("");
        Assumptions.assumeTrue(
                (server.number("SELECT @@GLOBAL.local_infile") == 1) == localInfile,
                "The server that " + MySqlServer.URL_VARIABLE + " names does not have local_infile="
                        + (localInfile ? "ON" : "OFF"));
        server.execute("CREATE DATABASE " + name);
        created.add(name);
        return database(name);
    }

    private TestDatabase database(String name) {
        return new TestDatabase(address + "/" + name + options, "", "");
    }

    /** Drops the databases that were created. */
    void dropAll() {
        created.forEach(name -> database("").execute("DROP DATABASE " + name));
        created.clear();
    }
}
