package reckon.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reckon.support.MySqlServer;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.Project;
import reckon.support.SmallNight;
import reckon.support.TestDatabase;

/** Runs the very statements of {@code src/docs/mysql-users.sql}, on the database that they name. */
final class MySqlUsersIT {
    private static MySqlServer server;
    private static TestDatabase migrator;
    private static TestDatabase runner;

    @TempDir
    private static Path folder;

    private static SmallNight night;

    @BeforeAll
    static void setUpAsDocumentedAndRunTheNight() throws IOException {
        server = MySqlServer.start(MySqlServer.Settings.FAST);
        TestDatabase administrator = server.administrator();
        String url = server.createDatabase("reckon").url();
        migrator = new TestDatabase(url, "reckon_migrator", "a password for the migrator");
        runner = new TestDatabase(url + "?sslMode=REQUIRED", "reckon_runner", "a password for the runner");
        String sql = Files.readString(Project.folder().resolve("src/docs/mysql-users.sql"));
        int second = sql.indexOf("\n-- Part 2, ");
        statements(sql.substring(0, second)).forEach(administrator::execute);
        night = new SmallNight(runner, folder);
        Outcome tooEarly = night.run();
        assertThat(tooEarly.exitCode()).isEqualTo(2);
        assertThat(tooEarly.err()).contains("Run init as a database user who may create tables.");
        assertThat(new SmallNight(migrator, folder).program().execute("init").exitCode())
                .isZero();
        Outcome withoutRights = night.run();
        assertThat(withoutRights.exitCode()).isEqualTo(1);
        assertThat(withoutRights.err())
                .contains("command denied to user 'reckon_runner'", "Give the database user this right.");
        statements(sql.substring(second)).forEach(administrator::execute);
        night.completes();
    }

    private static List<String> statements(String sql) {
        return Arrays.stream(sql.replaceAll("(?m)^--.*$", "").split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void theRunnerRunsTheNightAgain() {
        night.completes();
    }

    @Test
    void theRunnerRunsANightThatMeetsEveryRule() {
        Path sample = Project.folder().resolve("sample-data/input");
        Outcome outcome = night.program()
                .execute(
                        "nightly",
                        "--date",
                        SmallNight.DATE.plusDays(1).toString(),
                        "--input",
                        sample.toString(),
                        "--output",
                        night.output().toString());
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        assertThat(runner.number("SELECT COUNT(*) FROM held_request")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"decision", "refund", "movement", "booked_grant", "seven_day_chance", "unsubscription"})
    void theRunnerCanChangeNothingOfTheLedger(String table) {
        assertThat(runner.query("SELECT * FROM " + table)).isNotNull();
        isDenied("UPDATE " + table + " SET " + firstColumn(table) + " = NULL");
        isDenied("DELETE FROM " + table);
        isDenied("TRUNCATE TABLE " + table);
    }

    private static String firstColumn(String table) {
        return runner.query("SHOW COLUMNS FROM " + table).get(0).get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE run SET previous_hash = 'x'",
                "UPDATE run SET business_date = '2026-01-01'",
                "DELETE FROM run",
                "DELETE FROM identity_key",
                "UPDATE reject SET error = 'x'",
                "DROP TABLE night_lock",
                "CREATE TABLE own (number INT)",
                "ALTER TABLE decision DROP CHECK points_suffice",
                "DELETE FROM flyway_schema_history",
                "SELECT * FROM mysql.user",
                "GRANT UPDATE ON decision TO reckon_runner"
            })
    void theRunnerHasNoRightTo(String statement) {
        isDenied(statement);
    }

    @Test
    void theRunnerMayMoveOrdersOut() {
        runner.execute(
                "REPLACE INTO archived_order (order_id, resource_id, file_name) VALUES ('none', 'none', 'none')");
        runner.execute("DELETE FROM purchase_order WHERE order_id = 'none'");
        assertThat(runner.number("SELECT COUNT(*) FROM archived_order")).isOne();
        runner.execute("DELETE FROM archived_order");
    }

    private static void isDenied(String statement) {
        assertThatThrownBy(() -> runner.execute(statement)).rootCause().hasMessageContaining("denied to user");
    }

    @Test
    void theReaderIsToldWhatRunsBesideANightAndChangesNothing() throws SQLException {
        TestDatabase reader =
                new TestDatabase(migrator.url() + "?sslMode=REQUIRED", "reckon_reader", "a password for the reader");
        Nights reading = new SmallNight(reader, folder).program();
        String lock = "SELECT GET_LOCK(CONCAT('reckon.', LEFT(DATABASE(), 57)), 0)";
        List<List<String>> before = starts();
        try (Connection running = runner.connect();
                Statement statement = running.createStatement()) {
            statement.execute(lock);

            Outcome said = reading.execute("status", "--output", night.output().toString());

            assertThat(said.exitCode()).as("%s", said).isZero();
            assertThat(said.out()).startsWith("Running: since ").contains("\n  verdict          ");
            assertThat(reading.execute("history").out()).contains("  nightly     " + SmallNight.DATE + "  COMPLETED  ");
        }
        assertThat(reading.execute("status").out()).startsWith("Nothing is running.\n");
        assertThat(starts()).isEqualTo(before);
        assertThatThrownBy(() -> reader.execute("DELETE FROM night_lock"))
                .rootCause()
                .hasMessageContaining("denied");
    }

    @Test
    void theReaderHasEveryCommandThatOnlyReadsBesideANight() throws SQLException, IOException {
        TestDatabase reader =
                new TestDatabase(migrator.url() + "?sslMode=REQUIRED", "reckon_reader", "a password for the reader");
        Nights reading = new SmallNight(reader, folder).program();
        List<String> decided = runner.query("SELECT request_id, account_id, resource_id FROM decision"
                        + " WHERE decision = 'PARTIAL' ORDER BY request_id")
                .get(0);
        String run = night.output().resolve(SmallNight.DATE.toString()).toString();
        String months = Files.createDirectories(folder.resolve("months")).toString();
        try (Connection running = runner.connect();
                Statement statement = running.createStatement()) {
            statement.execute("SELECT GET_LOCK(CONCAT('reckon.', LEFT(DATABASE(), 57)), 0)");
            for (List<String> command : List.of(
                    List.of("explain", decided.get(0)),
                    List.of("account", decided.get(1)),
                    List.of("quote", "--resource", decided.get(2)),
                    List.of("status", "--output", night.output().toString()),
                    List.of("history"),
                    List.of("verify", run),
                    List.of("verify", "--all", night.output().toString()),
                    List.of("month", "2026-11", "--output", months),
                    List.of("report", run, "--to", folder.resolve("drawn").toString()))) {
                Outcome said = reading.execute(command.toArray(String[]::new));
                assertThat(said.exitCode()).as("%s: %s", command, said).isZero();
                assertThat(said.err()).as("%s", command).isEmpty();
            }
        }
    }

    @Test
    void theConsoleAddsRequestsAndReadsWhatBecameOfThemAndNothingElse() {
        TestDatabase console =
                new TestDatabase(migrator.url() + "?sslMode=REQUIRED", "reckon_console", "a password for the console");
        console.execute("INSERT INTO request (request_id, account_id, resource_id, kind, submitted_at)"
                + " VALUES ('from-console', 'a10000001', 'no-such-resource', 'RESOURCE', '2026-11-06 12:00:00')");

        Outcome outcome = night.program()
                .execute(
                        "nightly",
                        "--date",
                        SmallNight.DATE.plusDays(2).toString(),
                        "--input",
                        folder.toString(),
                        "--output",
                        night.output().toString());

        assertThat(outcome.exitCode()).as("%s", outcome).isIn(0, 3);
        assertThat(console.query("SELECT decision, reason FROM decision WHERE request_id = 'from-console'"))
                .containsExactly(List.of("REJECTED", "RESOURCE_NOT_FOUND"));
        assertThat(console.query("SELECT request_id, reason, held_since, explanation FROM held_request"))
                .isNotNull();
        for (String statement : List.of(
                "SELECT user_id FROM decision",
                "SELECT * FROM account",
                "UPDATE request SET account_id = 'other'",
                "DELETE FROM request",
                "INSERT INTO decision (run_no) VALUES (1)")) {
            assertThatThrownBy(() -> console.execute(statement))
                    .as(statement)
                    .rootCause()
                    .hasMessageContaining("denied to user");
        }
    }

    @Test
    void theMigratorPutsANewIdentityKeyInPlaceForWhichTheRunnerHasNoRight() throws IOException {
        Path export = Files.createDirectories(folder.resolve("export"));
        Files.copy(night.input().resolve("accounts.csv"), export.resolve("accounts-1.csv"));
        String sample = Files.readString(Project.folder().resolve("sample-data/input/accounts.csv"));
        Files.writeString(export.resolve("accounts-2.csv"), sample.replace(",MAYBE", ","));
        String[] rekey = {"rekey", "--input", export.toString()};

        Outcome denied = new SmallNight(runner, folder)
                .program()
                .with("RECKON_IDENTITY_KEY", "another key for tests")
                .execute(rekey);
        assertThat(denied.exitCode()).isEqualTo(2);
        assertThat(denied.err())
                .startsWith("Not begun: this database user may not replace the identity key")
                .contains("Run rekey as the database user who runs init", "command denied to user 'reckon_runner'");
        night.completes();

        Nights migrating = new SmallNight(migrator, folder).program();
        assertThat(migrating
                        .with("RECKON_IDENTITY_KEY", "another key for tests")
                        .execute(rekey)
                        .out())
                .startsWith("New identity key");
        assertThat(night.run().exitCode()).isEqualTo(2);
        assertThat(migrating
                        .with("RECKON_IDENTITY_KEY", Nights.IDENTITY_KEY)
                        .execute(rekey)
                        .out())
                .startsWith("New identity key");
    }

    private static List<List<String>> starts() {
        return runner.query("SELECT * FROM BATCH_JOB_EXECUTION, night_lock ORDER BY JOB_EXECUTION_ID");
    }

    @Test
    void theRunnerIsNotLetInWithoutEncryption() {
        String open = migrator.url() + "?sslMode=DISABLED&allowPublicKeyRetrieval=true";
        Outcome refused = new SmallNight(new TestDatabase(open, runner.user(), runner.password()), folder).run();
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("the database refuses this user: Access denied for user 'reckon_runner'");
    }
}
