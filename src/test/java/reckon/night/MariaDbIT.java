package reckon.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.SmallNight;
import reckon.support.TestDatabase;

/** Runs a night on MariaDB where it is installed; {@code RECKON_TEST_MYSQL_URL} runs all the others on it too. */
final class MariaDbIT {
    private static final List<String> PLACES = List.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/usr/local/sbin");

    @TempDir
    private Path folder;

    @Test
    void aNightOnMariaDbWritesWhatItWritesElsewhere() throws Exception {
        Optional<Path> server = program("mariadbd");
        Optional<Path> install = program("mariadb-install-db");
        assumeTrue(server.isPresent() && install.isPresent(), "MariaDB is not installed here");
        Path data = folder.resolve("data");
        String user = System.getProperty("user.name");
        int installed = command(install.get(), "--datadir=" + data, "--user=" + user)
                .start()
                .waitFor();
        assertThat(installed).as(Files.readString(log())).isZero();
        Path users = Files.write(
                folder.resolve("users.sql"),
                List.of(
                        "CREATE DATABASE reckon CHARACTER SET utf8mb4;",
                        "CREATE USER 'reckon'@'%' IDENTIFIED BY 'reckon';",
                        "GRANT ALL ON reckon.* TO 'reckon'@'%';"));
        int port = freePort();
        Process process = command(
                        server.get(),
                        "--datadir=" + data,
                        "--user=" + user,
                        "--bind-address=127.0.0.1",
                        "--skip-name-resolve", // else the anonymous user of localhost would be asked for
                        "--port=" + port,
                        "--socket=" + data.resolve("maria.sock"),
                        "--init-file=" + users)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        try {
            TestDatabase database = new TestDatabase("jdbc:mysql://127.0.0.1:" + port + "/reckon", "reckon", "reckon");
            await().atMost(Duration.ofSeconds(60)).until(() -> !process.isAlive() || answers(database));
            assertThat(process.isAlive()).as(Files.readString(log())).isTrue();
            assertThat(database.query("SELECT VERSION()").toString()).contains("MariaDB");
            SmallNight night = new SmallNight(database, folder);
            night.completes();
            night.completes();
        } finally {
            process.destroyForcibly().waitFor();
        }
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

    private static boolean answers(TestDatabase database) {
        try {
            database.connect().close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
