package reckon.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A MySQL 8.0.33 server of a test's own, which the test may kill and start again on the same data and port.
 *
 * <p>Its data is under {@code target/}. It ends with the process that started it, however that one ends.
 */
public final class MySqlServer implements AutoCloseable {
    /** The environment variable that names another server to test with. */
    public static final String URL_VARIABLE = "RECKON_TEST_MYSQL_URL";

    static final String USER = "reckon";
    static final String PASSWORD = "reckon";

    private static final Duration MOST_TIME_TO_START = Duration.ofSeconds(60);
    private static final Duration MOST_TIME_TO_SETTLE = Duration.ofSeconds(60);
    private static final Duration MOST_TIME_TO_STOP = Duration.ofSeconds(60);

    /**
     * Runs a command that is killed when this process ends, even by SIGKILL: the shell's child waits on what only
     * we hold, the other end of a pipe, while the shell itself becomes the command.
     */
    private static final String LEASH = "exec 3<&0; (read -r nothing <&3 || kill -9 $$) & exec \"$@\" </dev/null 3<&-";

    private final MySqlDistribution distribution;
    private final Settings settings;
    private final Path folder;
    private final int port;
    private Process process;

    /**
     * How a server is set up.
     *
     * @param durable whether a commit is on the disk before it is acknowledged, in the binary log and in InnoDB's,
     *     as production has it; else a killed server may lose some of the last second
     * @param localInfile whether it takes LOAD DATA LOCAL
     * @param bufferPoolMiB the size of InnoDB's buffer pool; its redo log is twice as large
     */
    public record Settings(boolean durable, boolean localInfile, int bufferPoolMiB) {
        /** For tests that want their answers soon. */
        public static final Settings FAST = new Settings(false, true, 128);

        /** For tests that kill the server. */
        public static final Settings DURABLE = new Settings(true, true, 128);

        /** Returns the same settings without LOAD DATA LOCAL. */
        public Settings withoutLocalInfile() {
            return new Settings(durable, false, bufferPoolMiB);
        }

        private List<String> options() {
            List<String> options = new ArrayList<>(
                    durable
                            ? List.of("--log-bin=binlog", "--sync-binlog=1", "--innodb-flush-log-at-trx-commit=1")
                            : List.of("--skip-log-bin", "--innodb-flush-log-at-trx-commit=2"));
            options.add("--local-infile=" + (localInfile ? "ON" : "OFF"));
            options.add("--innodb-buffer-pool-size=" + bufferPoolMiB + "M");
            options.add("--innodb-redo-log-capacity=" + 2 * bufferPoolMiB + "M");
            return options;
        }
    }

    private MySqlServer(MySqlDistribution distribution, Settings settings) {
        this.distribution = distribution;
        this.settings = settings;
        this.folder = Folders.create("mysql");
        this.port = freePort();
        distribution.fill(data());
        this.process = startProcess();
    }

    /**
     * Starts a server without databases.
     *
     * @throws org.opentest4j.TestAbortedException if the tests are to use another server, or this machine has none
     */
    public static MySqlServer start(Settings settings) {
        Assumptions.assumeTrue(
                System.getenv(URL_VARIABLE) == null,
                URL_VARIABLE + " names a server, which is not ours to set up or to kill: unset it to run this test");
        return start(settings, MySqlDistribution.find());
    }

    static MySqlServer start(Settings settings, MySqlDistribution distribution) {
        MySqlServer server = new MySqlServer(distribution, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(server::kill));
        server.awaitReady();
        return server;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path data() {
        try {
            return Files.createDirectories(folder.resolve("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process startProcess() {
        List<String> options = new ArrayList<>(List.of(
                "--datadir=" + data(),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--port-open-timeout=10", // for the case that somebody has our port while we are down
                "--socket=mysql.sock", // in the data folder; a longer path may be too long for a socket
                "--pid-file=mysql.pid",
                "--mysqlx=OFF",
                "--performance-schema=OFF"));
        options.addAll(settings.options());
        ProcessBuilder command = distribution.command(options.toArray(String[]::new));
        command.command().addAll(0, List.of("sh", "-c", LEASH, "sh"));
        command.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        try {
            return command.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return folder.resolve("mysqld.log");
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + MOST_TIME_TO_START.toNanos();
        try {
            while (System.nanoTime() < deadline) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException(
                            "mysqld ended with " + process.exitValue() + ":\n" + Files.readString(log()));
                }
                if (answers()) {
                    return;
                }
            }
            throw new IllegalStateException("mysqld did not start in time:\n" + Files.readString(log()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean answers() {
        try {
            database("").connect().close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** Creates a database without tables. */
    public TestDatabase createDatabase(String name) {
        database("").execute("CREATE DATABASE " + name);
        return database(name);
    }

    private TestDatabase database(String name) {
        return new TestDatabase("jdbc:mysql://127.0.0.1:" + port + "/" + name, USER, PASSWORD);
    }

    /** Returns a way in for whoever may do everything, users included; it is in no database of ours. */
    public TestDatabase administrator() {
        return new TestDatabase(database("mysql").url(), "root", "");
    }

    /** Returns the number of the server's process. */
    public long pid() {
        return process.pid();
    }

    /** Waits until the server has written all changed pages, which it otherwise does in the background for minutes. */
    public void settle() {
        TestDatabase server = administrator();
        server.execute("SET GLOBAL innodb_max_dirty_pages_pct = 0");
        long deadline = System.nanoTime() + MOST_TIME_TO_SETTLE.toNanos();
        try {
            while (System.nanoTime() < deadline && dirtyPages(server) > 0) {
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            server.execute("SET GLOBAL innodb_max_dirty_pages_pct = DEFAULT");
        }
    }

    private static long dirtyPages(TestDatabase server) {
        List<String> status = server.query("SHOW GLOBAL STATUS LIKE 'Innodb_buffer_pool_pages_dirty'")
                .get(0);
        return Long.parseLong(status.get(1));
    }

    /** Kills the server at once, by SIGKILL, as a failing machine does; does nothing if it is not running. */
    public void kill() {
        process.toHandle().destroyForcibly();
        awaitEnd();
    }

    /** Stops the server in order. */
    public void stop() {
        process.toHandle().destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(MOST_TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("mysqld does not stop:\n" + Files.readString(log()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts the server again after {@link #kill} or {@link #stop}, on the same data and port. */
    public void restart() {
        if (process.isAlive()) {
            throw new IllegalStateException("the server is running");
        }
        process = startProcess();
        awaitReady();
    }

    /** Ends the server and removes its data. */
    @Override
    public void close() {
        kill();
        Folders.remove(folder);
    }
}
