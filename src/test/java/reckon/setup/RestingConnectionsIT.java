package reckon.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import reckon.database.Column;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.database.DatabaseLock;
import reckon.database.LockLostException;
import reckon.database.Table;
import reckon.mysql.MySqlLock;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.OpenDatabase;
import reckon.support.Outcome;
import reckon.support.Proxy;
import reckon.support.SmallNight;
import reckon.support.TestDatabase;

/** Connections that rest while a night works, hosts that vanish, and how a night notices or survives it. */
final class RestingConnectionsIT {
    private static final Duration SOON = Duration.ofMillis(800);
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration NEVER = Duration.ofDays(1);

    private static final Column<Integer> NUMBER = Column.integer("number");

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private final Path folder;

    RestingConnectionsIT(@TempDir Path folder) {
        this.folder = folder;
    }

    private static HikariDataSource open(TestDatabase database) {
        DataSourceProperties properties = new DataSourceProperties();
        properties.setUrl(database.url());
        if (!database.user().isEmpty()) {
            properties.setUsername(database.user());
            properties.setPassword(database.password());
        }
        return DataSources.open(DataSources.address(properties), properties, false, 1, PATIENCE.toMillis());
    }

    private static long connectionId(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT CONNECTION_ID()")) {
            result.next();
            return result.getLong(1);
        }
    }

    /** A stream's connection comes back after a long rest and may be given out at once. */
    @Test
    void aConnectionThatDiedIsNotGivenOutAgainHoweverSoonItIsAskedFor() throws SQLException {
        TestDatabase database = DATABASES.create(DatabaseKind.MYSQL);
        try (HikariDataSource pool = open(database)) {
            List<Connection> all = new ArrayList<>();
            for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
                all.add(pool.getConnection());
            }
            List<Long> ids = new ArrayList<>();
            for (Connection connection : all) {
                ids.add(connectionId(connection));
            }
            ids.forEach(id -> database.execute("KILL " + id));
            await().atMost(LONG_ENOUGH)
                    .until(() -> database.query("SELECT ID FROM information_schema.processlist").stream()
                            .noneMatch(row -> ids.contains(Long.valueOf(row.get(0)))));
            for (Connection connection : all) {
                connection.close();
            }
            try (Connection connection = pool.getConnection()) {
                assertThat(connectionId(connection)).isPositive();
            }
        }
    }

    @Test
    void aStreamWhoseRowsHaveAllArrivedIsReadToItsEndThoughItsConnectionWasCutWhileItRested() {
        TestDatabase direct = DATABASES.create(DatabaseKind.MYSQL);
        try (Proxy proxy = new Proxy(direct, SOON);
                HikariDataSource pool = open(proxy.database(direct))) {
            Database database = OpenDatabase.on(pool);
            Cursor<Integer> rows =
                    database.stream("SELECT 1 AS number UNION ALL SELECT 2 UNION ALL SELECT 3", row -> row.get(NUMBER));
            assertThat(rows.next()).isEqualTo(1);
            int open = pool.getHikariPoolMXBean().getTotalConnections();
            await().atMost(LONG_ENOUGH).until(() -> proxy.cuts() >= open);
            assertThat(rows.next()).isEqualTo(2);
            assertThat(rows.next()).isEqualTo(3);
            assertThat(rows.next()).isNull();
            rows.close();
            assertThat(database.exists("SELECT 4")).isTrue();
        }
    }

    @Test
    void theLockIsKeptWhereWhatRestsIsCut() throws Exception {
        TestDatabase direct = DATABASES.create(DatabaseKind.MYSQL);
        assertThat(new SmallNight(direct, folder).program().execute("init").exitCode())
                .isZero();
        try (Proxy proxy = new Proxy(direct, SOON);
                HikariDataSource pool = open(proxy.database(direct));
                DatabaseLock used = MySqlLock.acquire(pool, "a test", Duration.ofMillis(100))) {
            proxy.restUntilCut();
            proxy.restUntilCut();
            used.check();
        }
        try (Proxy proxy = new Proxy(direct, SOON);
                HikariDataSource pool = open(proxy.database(direct));
                DatabaseLock unused = MySqlLock.acquire(pool, "a test", NEVER)) {
            proxy.restUntilCut();
            assertThatThrownBy(unused::check).isInstanceOf(LockLostException.class);
        }
    }

    @Test
    void theConnectionOfATransactionIsUsedWhileTheRowsOfALargeFileAreSorted() {
        TestDatabase test = DATABASES.create(DatabaseKind.MYSQL);
        test.execute("CREATE TABLE note (id INT NOT NULL PRIMARY KEY, words VARCHAR(200) NOT NULL)");
        List<Integer> numbers = IntStream.range(0, 320_000).boxed().toList();
        try (HikariDataSource pool = open(test)) {
            Database database = OpenDatabase.on(pool);
            Table.Declaration note = new Table.Declaration("note");
            Column<Integer> id = note.integer("id");
            note.text("words");
            int[] next = {0};
            long before = pings(test);
            long written = database.write(note.replaced(id), row -> {
                if (next[0] == numbers.size()) {
                    return false;
                }
                int number = numbers.get(next[0]++);
                row.integer(number % 2 == 0 ? number : numbers.size() - number).text("w".repeat(100));
                return true;
            });
            assertThat(written).isEqualTo(numbers.size());
            assertThat(pings(test) - before).isGreaterThanOrEqualTo(2);
        }
    }

    private static long pings(TestDatabase database) {
        return Long.parseLong(database.query("SHOW GLOBAL STATUS LIKE 'Com_admin_commands'")
                .get(0)
                .get(1));
    }

    @Test
    void aHostThatVanishesEndsTheNightWithinTheDriversTimeLimitWhichHasADefault() throws Exception {
        TestDatabase direct = DATABASES.create(DatabaseKind.MYSQL);
        try (HikariDataSource pool = open(direct)) {
            assertThat(pool.getDataSourceProperties())
                    .containsEntry("socketTimeout", "600000")
                    .containsEntry("connectTimeout", "10000");
        }
        try (Proxy proxy = new Proxy(direct, NEVER)) {
            TestDatabase behind = proxy.database(direct);
            String limits = (behind.url().contains("?") ? "&" : "?") + "socketTimeout=6000&connectTimeout=2000";
            TestDatabase limited = new TestDatabase(behind.url() + limits, behind.user(), behind.password());
            SmallNight night = new SmallNight(limited, folder);
            night.program().with(SmallNight.PATIENCE_MS, "5000");
            assertThat(new SmallNight(direct, folder).program().execute("init").exitCode())
                    .isZero();
            try (Connection other = direct.connect();
                    Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("INSERT INTO account (account_id, risk) VALUES ('a10000007', 'CLEAR')");
                CompletableFuture<Outcome> running = night.runBeside();
                await().atMost(LONG_ENOUGH)
                        .until(() -> direct.number("SELECT COUNT(*) FROM information_schema.innodb_trx"
                                        + " WHERE trx_state = 'LOCK WAIT'")
                                > 0);
                proxy.fallSilent();
                Outcome failed = running.join();
                assertThat(failed.exitCode()).as(failed.toString()).isEqualTo(1);
                assertThat(failed.err())
                        .contains("See that the database of SPRING_DATASOURCE_URL runs and can be reached from here.");
                other.rollback();
            }
            proxy.comeBack();
            night.completes();
        }
    }
}
