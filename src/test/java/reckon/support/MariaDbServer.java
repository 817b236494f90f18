package reckon.support;

import static org.awaitility.Awaitility.await;

import java.io.File;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A MariaDB server of a test's own, where MariaDB is installed. */
public final class MariaDbServer implements AutoCloseable {
    private static final List<String> PLACES = List.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/usr/local/sbin");

    private final Path folder;
    private final int port;
    private final Process process;

    private MariaDbServer(Path server, Path install, List<String> options) throws IOException, InterruptedException {
        this.folder = Folders.create("mariadb");
        this.port = freePort();
        Path data = folder.resolve("data");
        String user = System.getProperty("user.name");
        int installed =
                command(install, "--datadir=" + data, "--user=" + user).start().waitFor();
        if (installed != 0) {
            throw new IllegalStateException("no data of MariaDB: " + Files.readString(log()));
        }
        Path users = Files.write(
                folder.resolve("users.sql"),
                List.of(
                        "CREATE DATABASE reckon CHARACTER SET utf8mb4;",
                        "CREATE USER 'reckon'@'%' IDENTIFIED BY 'reckon';",
                        "GRANT ALL ON *.* TO 'reckon'@'%' WITH GRANT OPTION;"));
        List<String> all = new ArrayList<>(List.of(
                "--datadir=" + data,
                "--user=" + user,
                "--bind-address=127.0.0.1",
                "--skip-name-resolve", // else the anonymous user of localhost would be asked for
                "--port=" + port,
                "--socket=" + data.resolve("maria.sock"),
                "--init-file=" + users));
        all.addAll(options);
        this.process = command(server, all.toArray(String[]::new)).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        await().atMost(Duration.ofSeconds(60)).until(() -> !process.isAlive() || answers());
        if (!process.isAlive()) {
            throw new IllegalStateException("MariaDB ended: " + Files.readString(log()));
        }
    }

    /**
     * Starts a server with an empty database.
     *
     * @throws org.opentest4j.TestAbortedException if it is not installed here
     */
    public static MariaDbServer start(String... options) {
        Optional<Path> server = program("mariadbd");
        Optional<Path> install = program("mariadb-install-db");
        Assumptions.assumeTrue(server.isPresent() && install.isPresent(), "MariaDB is not installed here");
        try {
            return new MariaDbServer(server.orElseThrow(), install.orElseThrow(), List.of(options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the database that it was started with. */
    public TestDatabase database() {
        return database("reckon");
    }

    /** Creates another database without tables. */
    public TestDatabase createDatabase(String name) {
        database().execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
        return database(name);
    }

    private TestDatabase database(String name) {
        return new TestDatabase("jdbc:mysql://127.0.0.1:" + port + "/" + name, "reckon", "reckon");
    }

    private static Optional<Path> program(String name) {
        return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator, -1)), PLACES.stream())
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Path log() {
        return folder.resolve("mariadb.log");
    }

    private ProcessBuilder command(Path program, String... options) {
        Path home = program.getParent().getParent();
        ProcessBuilder command = new ProcessBuilder(program.toString(), "--no-defaults", "--basedir=" + home);
        command.command().addAll(List.of(options));
        return command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() {
        try {
            database().connect().close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** Ends the server and removes its data. */
    @Override
    public void close() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Folders.remove(folder);
    }
}
