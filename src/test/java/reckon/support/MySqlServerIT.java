package reckon.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MySqlServerIT {
    @Test
    void startsWithAStandInForEveryLibraryThatCanBeLacking() {
        assumeTrue(System.getenv(MySqlServer.URL_VARIABLE) == null, "another server is tested with");
        MySqlDistribution distribution = MySqlDistribution.withAllStandIns();
        String ours = Project.target().resolve("mysql/all-stand-ins").toString();
        assertThat(distribution.libraryPlaces())
                .contains("libaio.so.1 => " + ours + "/libaio.so.1", "libnuma.so.1 => " + ours + "/libnuma.so.1");
        try (MySqlServer server = MySqlServer.start(MySqlServer.Settings.FAST, distribution)) {
            assertThat(server.createDatabase("here").query("SELECT VERSION(), DATABASE()"))
                    .containsExactly(List.of("8.0.33", "here"));
        }
    }

    @Test
    void keepsWhatWasCommittedBeforeAKillAndNothingElse() throws Exception {
        try (MySqlServer server = MySqlServer.start(MySqlServer.Settings.DURABLE)) {
            TestDatabase database = server.createDatabase("kept");
            database.execute("CREATE TABLE line (number INT PRIMARY KEY)");
            database.execute("INSERT INTO line VALUES (1)");
            Connection connection = database.connect();
            connection.setAutoCommit(false);
            connection.createStatement().execute("INSERT INTO line VALUES (2)");
            server.kill();
            assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
            server.restart();
            assertThat(database.query("SELECT number FROM line")).containsExactly(List.of("1"));
        }
    }

    @Test
    void isSetUpAsAsked() {
        String asked = "SELECT @@log_bin, @@sync_binlog, @@innodb_flush_log_at_trx_commit, @@local_infile";
        try (MySqlServer server = MySqlServer.start(MySqlServer.Settings.DURABLE)) {
            assertThat(server.createDatabase("durable").query(asked)).containsExactly(List.of("1", "1", "1", "1"));
            server.stop();
        }
        try (MySqlServer server = MySqlServer.start(MySqlServer.Settings.FAST.withoutLocalInfile())) {
            assertThat(server.createDatabase("fast").query(asked)).containsExactly(List.of("0", "1", "2", "0"));
        }
    }

    /** Starts a server, says the number of its process, and waits to be killed. */
    static final class Starter {
        private Starter() {}

        public static void main(String[] arguments) throws Exception {
            System.out.println(MySqlServer.start(MySqlServer.Settings.FAST).pid());
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    @Test
    void endsWithTheProcessThatStartedItHoweverThatOneEnds() throws Exception {
        assumeTrue(System.getenv(MySqlServer.URL_VARIABLE) == null, "another server is tested with");
        MySqlDistribution.find();
        Process starter = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dbasedir=" + Project.folder(),
                        Starter.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            long server = Long.parseLong(starter.inputReader().readLine());
            ProcessHandle handle = ProcessHandle.of(server).orElseThrow();
            Path data = Files.readSymbolicLink(Path.of("/proc/" + server + "/cwd"));
            starter.destroyForcibly();
            await().until(() -> !handle.isAlive());
            Folders.remove(data.getParent());
        } finally {
            starter.destroyForcibly();
        }
    }
}
