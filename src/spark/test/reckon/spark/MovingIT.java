package reckon.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reckon.database.DatabaseLock;
import reckon.database.LockFile;

/** A ledger that moves from one engine to the other goes on as if it had not, on MySQL and on the embedded database. */
final class MovingIT {
    private static final Path SAMPLE = Program.project().resolve("sample-data");
    private static final String SECOND = "2026-11-05";

    @TempDir
    Path folder;

    private Program server;

    @BeforeEach
    void startServer() {
        server = Program.mySql(folder, "one", "half");
    }

    @AfterEach
    void endServer() {
        assertThat(server.end()).isZero();
    }

    @Test
    void theNextNightAfterMovingThereAndBackIsTheSame() throws IOException, SQLException {
        Map<String, String> before = settings(server.address("one"));
        Map<String, String> back = settings("jdbc:h2:file:" + folder.resolve("back/reckon-data/reckon"));
        try (Pair pair = new Pair(folder, before);
                Driver another = new Driver(folder.resolve("spark"), Clusters.LOCAL, back)) {
            moveThereAndBack(pair, another, back);
        }
    }

    private void moveThereAndBack(Pair pair, Driver another, Map<String, String> back)
            throws IOException, SQLException {
        assertThat(pair.oneMachine("2026-11-04", SAMPLE.resolve("input"))).isZero();
        try (Connection night = DriverManager.getConnection(server.address("one"))) {
            lock(night);
            isRefusedWhileANightRunsThere(pair.driver(), "warehouse");
        }
        move(pair.driver(), "import", "warehouse");
        Pair.copy(folder.resolve("one/out/2026-11-04"), folder.resolve("spark/out/2026-11-04"));

        killAnExport(settings(server.address("half")));

        Files.createDirectories(folder.resolve("back"));
        assertThat(Program.oneMachine(folder.resolve("back"), back, "init")).isZero();
        move(another, "export", "warehouse");
        Pair.copy(folder.resolve("one/out/2026-11-04"), folder.resolve("back/out/2026-11-04"));
        moveOnBy(another);

        Path night = SAMPLE.resolve("second-night/night");
        int expected = pair.oneMachine(SECOND, night);
        assertThat(pair.spark(SECOND, night)).isEqualTo(expected);
        pair.assertSame(SECOND);
        assertThat(Files.readString(folder.resolve("spark/out/2026-11-05/manifest.json")))
                .as("the ledger keeps its id")
                .isEqualTo(Files.readString(folder.resolve("one/out/2026-11-05/manifest.json")));

        assertThat(Program.oneMachine(
                        folder.resolve("back"),
                        back,
                        "nightly",
                        "--date",
                        SECOND,
                        "--input",
                        night.toString(),
                        "--output",
                        "out"))
                .isEqualTo(expected);
        assertThat(Files.readString(folder.resolve("back/out/2026-11-05/manifest.json")))
                .isEqualTo(Files.readString(folder.resolve("one/out/2026-11-05/manifest.json")));
    }

    /** What is stored in UTC must not become a time of the zone in which the process runs. */
    private static Map<String, String> settings(String address) {
        return Map.of("SPRING_DATASOURCE_URL", address, "RECKON_REPORT", "false", "TZ", "Asia/Shanghai");
    }

    /** Takes the lock of a night, until the connection is closed. */
    private static void lock(Connection night) throws SQLException {
        try (Statement statement = night.createStatement()) {
            statement.execute("SELECT GET_LOCK('reckon.one', 0)");
        }
    }

    /** No night begins on a part of a ledger, and no export goes on with one. */
    private void killAnExport(Map<String, String> database) throws IOException {
        Path half = Files.createDirectories(folder.resolve("half"));
        assertThat(Program.oneMachine(half, database, "init")).isZero();
        try (Program killed = startExport(database)) {
            assertThat(killed.waitFor(() -> killed.said().contains("decision is there")))
                    .as(killed::said)
                    .isTrue();
            killed.kill();
        }
        String input = SAMPLE.resolve("second-night/night").toString();
        assertThat(Program.oneMachine(half, database, "nightly", "--date", SECOND, "--input", input))
                .isEqualTo(2);
        Program again = startExport(database);
        assertThat(again.await()).as(again::said).isEqualTo(2);
        assertThat(again.said()).contains("Make a new database by init");
    }

    /** An embedded database can be moved from as well. */
    private void moveOnBy(Driver driver) {
        try (DatabaseLock night = LockFile.acquire(folder.resolve("back/reckon-data/reckon.night-lock"), "a test")) {
            night.check();
            isRefusedWhileANightRunsThere(driver, "another");
        }
        String input = SAMPLE.resolve("second-night/night").toString();
        assertThat(driver.run("nightly", "--date", SECOND, "--input", input, "--warehouse", "another"))
                .as("nothing begins on a ledger that did not come")
                .isEqualTo(2);
        move(driver, "import", "another");
        assertThat(driver.run("verify", "out/2026-11-04", "--warehouse", "another"))
                .as(driver::log)
                .isZero();
    }

    private static void isRefusedWhileANightRunsThere(Driver driver, String warehouse) {
        assertThat(driver.run("import", "--warehouse", warehouse))
                .as(driver::log)
                .isEqualTo(5);
    }

    private static void move(Driver driver, String command, String warehouse) {
        assertThat(driver.run(command, "--warehouse", warehouse))
                .as(driver::log)
                .isZero();
    }

    private Program startExport(Map<String, String> database) {
        return Program.spark(folder.resolve("spark"), Clusters.LOCAL, database, "export", "--warehouse", "warehouse");
    }
}
