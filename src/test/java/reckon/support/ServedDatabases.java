package reckon.support;

import java.io.IOException;
import java.io.OutputStream;

/** A MySQL server for the tests of another build. */
public final class ServedDatabases {
    private ServedDatabases() {}

    /**
     * Starts a server with databases, whose names are the arguments, and prints their addresses, a line each, and {@code ready}. It
     * ends when its input ends.
     */
    public static void main(String[] names) throws IOException {
        try (MySqlServer server = MySqlServer.start(MySqlServer.Settings.FAST)) {
            for (String name : names) {
                TestDatabase database = server.createDatabase(name);
                System.out.println(database.url() + "?user=" + database.user() + "&password=" + database.password());
            }
            System.out.println("ready");
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
