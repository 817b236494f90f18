package reckon.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reckon.support.MariaDbServer;
import reckon.support.MySqlServer;
import reckon.support.NightInputs;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.SmallNight;
import reckon.support.TestDatabase;

/** What a person is told who must do something about a server: the sentence that fits its error code, and the exit code. */
final class WhatServersSayIT {
    private static MySqlServer server;
    private static TestDatabase administrator;
    private static int last;

    @TempDir
    private Path folder;

    private TestDatabase database;

    @BeforeAll
    static void startServer() {
        server = MySqlServer.start(MySqlServer.Settings.DURABLE);
        administrator = server.administrator();
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void createDatabase() {
        database = server.createDatabase("said_" + ++last);
    }

    /** Creates a user with options, who may do everything with the database. */
    private TestDatabase user(String options, String urlOptions) {
        String name = "user_" + last;
        administrator.execute("CREATE USER '" + name + "'@'%' IDENTIFIED BY 'right' " + options);
        administrator.execute("GRANT ALL ON said_" + last + ".* TO '" + name + "'@'%'");
        return new TestDatabase(database.url() + urlOptions, name, "right");
    }

    private Outcome night(TestDatabase as) {
        return new SmallNight(as, folder).run();
    }

    private static void isRefused(Outcome outcome, String... sentences) {
        assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("Wrong settings: ")
                .contains(sentences)
                .doesNotContain("Start the same command", "is not an address", "\tat ");
    }

    @Test
    void aPasswordThatHasExpired() {
        isRefused(
                night(user("PASSWORD EXPIRE", "")),
                "the password of the database user has expired: ",
                "put it into SPRING_DATASOURCE_PASSWORD");
    }

    @Test
    void anAccountThatIsLocked() {
        isRefused(
                night(user("ACCOUNT LOCK", "")),
                "the account of the database user is locked: Access denied for user",
                "ALTER USER ... ACCOUNT UNLOCK");
    }

    @Test
    void anAccountThatIsBlockedAfterLoginsThatFailed() {
        TestDatabase right = user("FAILED_LOGIN_ATTEMPTS 1 PASSWORD_LOCK_TIME 1", "");
        assertThat(night(new TestDatabase(right.url(), right.user(), "wrong")).exitCode())
                .isEqualTo(2);
        isRefused(
                night(right),
                "the account of the database user is blocked, as too many logins have failed: ",
                "Check SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD, then have an administrator unlock it");
    }

    @Test
    void aPasswordThatMayTravelEncryptedOnly() {
        isRefused(
                night(user("", "?sslMode=DISABLED")),
                "over an encrypted connection only (caching_sha2_password)",
                "sslMode=REQUIRED",
                "allowPublicKeyRetrieval=true");
    }

    @Test
    void aServerThatTakesEncryptedConnectionsOnly() {
        administrator.execute("SET GLOBAL require_secure_transport = ON");
        try {
            isRefused(
                    night(user("", "?sslMode=DISABLED&allowPublicKeyRetrieval=true")),
                    "the database server takes encrypted connections only: ",
                    "sslMode=REQUIRED");
        } finally {
            administrator.execute("SET GLOBAL require_secure_transport = OFF");
        }
    }

    @Test
    void aUserWhoMayNotComeFromHere() {
        administrator.execute("CREATE USER 'elsewhere'@'192.0.2.1' IDENTIFIED BY 'right'");
        isRefused(night(new TestDatabase(database.url(), "elsewhere", "right")), "the database refuses this user: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"read_only", "super_read_only"})
    void aServerThatIsReadOnlyAsAReplicaIs(String variable) {
        SmallNight night = new SmallNight(user("", ""), folder);
        night.completes();
        administrator.execute("SET GLOBAL " + variable + " = ON");
        try {
            for (String[] command : new String[][] {{"init"}, night.arguments()}) {
                isRefused(
                        night.program().execute(command),
                        "this database server is read-only (" + variable + " is on), as a replica is.",
                        "the server that is written to");
            }
            Outcome verified = night.program().execute("verify", night.output() + "/" + SmallNight.DATE);
            assertThat(verified.exitCode()).as(verified.toString()).isZero();
        } finally {
            administrator.execute("SET GLOBAL super_read_only = OFF");
            administrator.execute("SET GLOBAL read_only = OFF");
        }
    }

    /** Whoever may do everything could write to a replica, which its source does not know. */
    @Test
    void aReplicaThatTheUserWouldBeAllowedToWriteTo() {
        administrator.execute("SET GLOBAL read_only = ON");
        try {
            isRefused(night(database), "this database server is read-only (read_only is on)");
            assertThat(database.query("SHOW TABLES")).isEmpty();
        } finally {
            administrator.execute("SET GLOBAL read_only = OFF");
        }
    }

    @Test
    void aServerThatLogsStatements() {
        administrator.execute("SET GLOBAL binlog_format = 'STATEMENT'");
        try {
            isRefused(
                    night(user("", "")), "the server's binlog_format is STATEMENT", "SET GLOBAL binlog_format = 'ROW'");
            assertThat(database.query("SHOW TABLES")).isEmpty();
        } finally {
            administrator.execute("SET GLOBAL binlog_format = 'ROW'");
        }
        administrator.execute("SET GLOBAL binlog_format = 'MIXED'");
        try {
            new SmallNight(database, folder).completes();
        } finally {
            administrator.execute("SET GLOBAL binlog_format = 'ROW'");
        }
    }

    @Test
    void aServerThatKeepsNoWarnings() {
        administrator.execute("SET GLOBAL max_error_count = 0");
        try {
            isRefused(night(user("", "")), "the server's max_error_count is 0", "SET GLOBAL max_error_count = DEFAULT");
            assertThat(database.query("SHOW TABLES")).isEmpty();
        } finally {
            administrator.execute("SET GLOBAL max_error_count = DEFAULT");
        }
    }

    /** The number that the documentation and the messages give is enough, whatever the pool would like to have. */
    @ParameterizedTest
    @CsvSource({"1, 5", "2, 9", "4, 17", "16, 29"})
    void aNightGetsAlongWithTheNumberOfConnectionsThatItIsSaidToNeed(int workers, int connections) {
        TestDatabase limited = user("WITH MAX_USER_CONNECTIONS " + connections, "");
        Path input = folder.resolve("input");
        NightInputs.write(input, 3_000, 5);
        Nights nights = new Nights(limited, folder.resolve("output")).with("RECKON_WORKERS", Integer.toString(workers));
        assertThat(nights.run(NightInputs.BUSINESS_DATE, input)).isDirectory();
    }

    @Test
    void fewerConnectionsThanANightNeeds() {
        SmallNight night = new SmallNight(user("WITH MAX_USER_CONNECTIONS 4", ""), folder);
        night.program().with("RECKON_WORKERS", "4");
        Outcome refused = night.run();
        isRefused(
                refused,
                "the database user may have 4 connections at a time, and a night of 4 workers needs 17.",
                "or set RECKON_WORKERS=1, which needs 5");
        assertThat(database.query("SHOW TABLES")).isEmpty();
    }

    @Test
    void connectionsThatOthersHold() throws Exception {
        TestDatabase late = user("", "");
        try (Connection one = database.connect();
                Connection two = database.connect();
                Connection three = database.connect()) {
            administrator.execute("SET GLOBAL max_connections = 3");
            Outcome failed = night(late);
            assertThat(List.of(one, two, three)).noneMatch(WhatServersSayIT::isClosed);
            assertThat(failed.exitCode()).as(failed.toString()).isEqualTo(1);
            assertThat(failed.err())
                    .contains("RECKON_WORKERS", "max_connections")
                    .doesNotContain("\tat ");
        } finally {
            administrator.execute("SET GLOBAL max_connections = DEFAULT");
        }
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PASSWORD EXPIRE", "ACCOUNT LOCK"})
    void soItIsOnMariaDb(String state) {
        try (MariaDbServer maria = MariaDbServer.start("--disconnect-on-expired-password=ON")) {
            maria.database().execute("CREATE USER 'u'@'%' IDENTIFIED BY 'right' " + state);
            maria.database().execute("GRANT ALL ON reckon.* TO 'u'@'%'");
            isRefused(
                    night(new TestDatabase(maria.database().url(), "u", "right")),
                    state.startsWith("PASSWORD") ? "has expired: " : "is locked: ");
        }
    }

    @Test
    void aMariaDbServerThatIsReadOnlyOrLogsStatements() {
        try (MariaDbServer maria = MariaDbServer.start("--log-bin=binlog", "--server-id=1")) {
            TestDatabase there = maria.database();
            there.execute("SET GLOBAL binlog_format = 'STATEMENT'");
            isRefused(night(there), "the server's binlog_format is STATEMENT");
            there.execute("SET GLOBAL binlog_format = 'MIXED'");
            there.execute("SET GLOBAL read_only = ON");
            isRefused(night(there), "this database server is read-only");
            there.execute("SET GLOBAL read_only = OFF");
            new SmallNight(there, folder).completes();
        }
    }
}
