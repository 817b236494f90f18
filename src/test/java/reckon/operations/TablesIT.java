package reckon.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reckon.database.DatabaseAddress;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.MySqlServer;
import reckon.support.Outcome;
import reckon.support.SmallNight;
import reckon.support.TableContents;
import reckon.support.TestDatabase;

/** What servers ask of tables, and what happens to tables that an earlier version made. */
final class TablesIT {
    private static final String WITHOUT_KEY = "SELECT t.table_name FROM information_schema.tables t"
            + " WHERE t.table_schema = SCHEMA() AND NOT EXISTS (SELECT 1 FROM information_schema.table_constraints c"
            + " WHERE c.table_schema = t.table_schema AND c.table_name = t.table_name"
            + " AND c.constraint_type = 'PRIMARY KEY')";
    private static final String OTHER_ENGINE =
            "SELECT table_name FROM information_schema.tables WHERE table_schema = SCHEMA() AND engine <> 'InnoDB'";
    private static final String HISTORY = "flyway_schema_history";

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static MySqlServer server;
    private static int last;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startServer() {
        server = MySqlServer.start(MySqlServer.Settings.FAST);
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    private static TestDatabase create() {
        return server.createDatabase("tables_" + ++last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sql_require_primary_key", "sql_generate_invisible_primary_key"})
    void aServerThatAsksForPrimaryKeysGetsThem(String variable) {
        TestDatabase database = create();
        server.administrator().execute("SET GLOBAL " + variable + " = ON");
        server.administrator().execute("SET GLOBAL default_storage_engine = MyISAM");
        try {
            new SmallNight(database, folder).completes();
        } finally {
            server.administrator().execute("SET GLOBAL " + variable + " = OFF");
            server.administrator().execute("SET GLOBAL default_storage_engine = DEFAULT");
        }
        assertThat(database.query(WITHOUT_KEY)).isEmpty();
        assertThat(database.query(OTHER_ENGINE)).isEmpty();
    }

    /** Undoes what version 5 brought, and what versions 1 and 2 say since then. */
    private static void makeOld(TestDatabase database) {
        database.execute("DROP TABLE ledger_identity");
        database.execute("DROP TABLE published_run");
        database.execute("ALTER TABLE BATCH_JOB_EXECUTION_PARAMS ADD KEY only_key (JOB_EXECUTION_ID)");
        database.execute("ALTER TABLE BATCH_JOB_EXECUTION_PARAMS DROP PRIMARY KEY");
        Stream.of("STEP_EXECUTION", "JOB_EXECUTION", "JOB_INSTANCE")
                .forEach(rows -> database.execute("ALTER TABLE BATCH_" + rows
                        + "_SEQ DROP PRIMARY KEY, ADD CONSTRAINT UNIQUE_KEY_UN UNIQUE (UNIQUE_KEY)"));
        database.execute("ALTER TABLE held_request ENGINE = MyISAM");
        database.execute("DELETE FROM " + HISTORY + " WHERE CAST(version AS UNSIGNED) > 4");
        database.execute("UPDATE " + HISTORY + " SET checksum = -1405068535 WHERE version = '1'");
        database.execute("UPDATE " + HISTORY + " SET checksum = -1259355170 WHERE version = '2'");
    }

    /** A night of the program before would go on with tables that are not its own any more. */
    @ParameterizedTest
    @ValueSource(strings = {"init", "nightly"})
    void tablesAreNotUpgradedUnderANight(String command) throws SQLException {
        TestDatabase database = create();
        SmallNight night = new SmallNight(database, folder);
        night.completes();
        makeOld(database);
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("DO GET_LOCK(CONCAT('reckon.', DATABASE()), 0)");
            Outcome refused = command.equals("init") ? night.program().execute("init") : night.run();
            assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(5);
        }
        assertThat(database.query(WITHOUT_KEY)).hasSize(4);
    }

    @Test
    void tablesOfAnEarlierVersionGetTheirKeysTheirEngineAndAnId() {
        TestDatabase database = create();
        SmallNight night = new SmallNight(database, folder);
        night.completes();
        makeOld(database);
        assertThat(database.query(WITHOUT_KEY)).hasSize(4);
        Outcome init = night.program().execute("init");
        assertThat(init.exitCode()).as(init.toString()).isZero();
        assertThat(init.out()).contains("in 11 steps.");
        assertThat(database.query(WITHOUT_KEY)).isEmpty();
        assertThat(database.query(OTHER_ENGINE)).isEmpty();
        assertThat(database.query("SELECT ledger_id FROM ledger_identity"))
                .singleElement()
                .satisfies(row -> assertThat(row.get(0)).hasSize(36));
        assertThat(database.number("SELECT COUNT(*) FROM published_run")).isEqualTo(1);
        assertThat(night.program().execute("init").out()).contains("already");
    }

    @Test
    void anUpgradeThatWasCutOffBehindAnyOfItsStatementsIsDoneAgain() {
        TestDatabase database = create();
        SmallNight night = new SmallNight(database, folder);
        assertThat(night.program().execute("init").exitCode()).isZero();
        for (String done : List.of(
                "SELECT 1",
                "ALTER TABLE BATCH_JOB_EXECUTION_PARAMS ADD PRIMARY KEY (JOB_EXECUTION_ID, PARAMETER_NAME)",
                "ALTER TABLE BATCH_JOB_INSTANCE_SEQ ADD PRIMARY KEY (UNIQUE_KEY)",
                "CREATE TABLE ledger_identity (id_no INT NOT NULL PRIMARY KEY, ledger_id CHAR(36) NOT NULL)")) {
            makeOld(database);
            if (done.startsWith("SELECT")) {
                database.query(done);
            } else {
                database.execute(done);
            }
            assertThat(night.program().execute("init").exitCode()).isZero();
            assertThat(database.query(WITHOUT_KEY)).isEmpty();
            assertThat(database.number("SELECT COUNT(*) FROM ledger_identity")).isEqualTo(1);
            database.execute("ALTER TABLE BATCH_JOB_EXECUTION_PARAMS DROP KEY only_key");
            Stream.of("STEP_EXECUTION", "JOB_EXECUTION", "JOB_INSTANCE")
                    .forEach(rows -> database.execute("ALTER TABLE BATCH_" + rows + "_SEQ DROP KEY UNIQUE_KEY_UN"));
        }
        night.completes();
    }

    /** What is left of a table that H2 was about to change when it was killed. */
    @Test
    void anEmbeddedDatabaseIsRestoredWhenItsUpgradeWasCutOff() {
        TestDatabase database = DATABASES.create(DatabaseKind.H2);
        SmallNight night = new SmallNight(database, folder);
        night.completes();
        Map<String, List<String>> before = TableContents.of(database);
        Path copy = new DatabaseAddress(database.url()).file(".before-upgrade.sql");
        database.query("SCRIPT NOPASSWORDS NOSETTINGS TO '" + copy + "' CHARSET 'UTF-8'");
        database.execute("DROP TABLE refund CASCADE");

        night.completes();
        assertThat(TableContents.of(database)).isEqualTo(before);
        assertThat(copy).doesNotExist();
    }

    @Test
    void aTableWithoutTransactionsIsToldBeforeAFileIsTaken() {
        TestDatabase database = create();
        SmallNight night = new SmallNight(database, folder);
        assertThat(night.program().execute("init").exitCode()).isZero();
        database.execute("ALTER TABLE refund ENGINE = MyISAM");
        Outcome refused = night.run();
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("tables have another engine than InnoDB, and so no transactions: refund.")
                .contains("ALTER TABLE refund ENGINE=InnoDB");
        assertThat(database.number("SELECT COUNT(*) FROM input_file")).isZero();
    }

    @Test
    void aDatabaseThatHoldsOtherTablesIsLeftAsItIs() {
        TestDatabase database = create();
        database.execute("CREATE TABLE customers (id INT PRIMARY KEY)");
        isRefused(database, "it holds tables that are not Reckon's: customers.");
        assertThat(database.query("SHOW TABLES")).hasSize(1);
    }

    @Test
    void aDatabaseThatAnotherProgramsFlywayFilledIsLeftAsItIs() {
        TestDatabase database = create();
        database.execute("CREATE TABLE customers (id INT PRIMARY KEY)");
        createHistory(database);
        database.execute("INSERT INTO " + HISTORY + " VALUES"
                + " (1, '1', 'customers', 'SQL', 'V1__customers.sql', 17, 'shop', NOW(), 5, TRUE),"
                + " (2, '2', 'carts', 'SQL', 'V2__carts.sql', 18, 'shop', NOW(), 5, TRUE)");
        isRefused(
                database,
                "its flyway_schema_history is another program's: it begins with version 1, V1__customers.sql, made by shop.");
        assertThat(database.query("SHOW TABLES")).hasSize(2);
    }

    @Test
    void aStepThatWasDoneByOtherStatementsIsTold() {
        TestDatabase database = create();
        SmallNight night = new SmallNight(database, folder);
        assertThat(night.program().execute("init").exitCode()).isZero();
        database.execute("UPDATE " + HISTORY + " SET checksum = 4711 WHERE version = '2'");
        isRefused(
                database,
                "its flyway_schema_history has a step that is not this program's: version 2, V2__reckon.sql, made by ");
        database.execute("DELETE FROM " + HISTORY + " WHERE version = '2'");
        isRefused(database, "its flyway_schema_history lacks version 2, though it has later ones");
    }

    private static void createHistory(TestDatabase database) {
        database.execute("CREATE TABLE " + HISTORY + " (installed_rank INT NOT NULL PRIMARY KEY, version VARCHAR(50),"
                + " description VARCHAR(200) NOT NULL, type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL,"
                + " checksum INT, installed_by VARCHAR(100) NOT NULL, installed_on TIMESTAMP NOT NULL DEFAULT"
                + " CURRENT_TIMESTAMP, execution_time INT NOT NULL, success BOOL NOT NULL)");
    }

    private void isRefused(TestDatabase database, String why) {
        SmallNight night = new SmallNight(database, folder);
        for (Outcome refused : List.of(night.run(), night.program().execute("init"))) {
            assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("Wrong settings: the database is not Reckon's alone: " + why)
                    .contains("Reckon needs a database of its own: create one and name it in SPRING_DATASOURCE_URL")
                    .doesNotContain("baseline", "repair", "Flyway", "http", "\tat ");
        }
    }

    @Test
    void whatTheServerSaysOfAStepIsToldWithItsPlaceAndWithoutAdviceThatCannotBeFollowed() {
        TestDatabase database = create();
        SmallNight night = new SmallNight(database, folder);
        createHistory(database);
        database.execute("CREATE VIEW BATCH_JOB_EXECUTION AS SELECT 1 AS JOB_EXECUTION_ID");
        Outcome failed = night.program().execute("init");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err())
                .startsWith("Failed: the tables could not be brought to this program's version (V1__batch.sql, line ")
                .doesNotContain("-X", "repair", "Flyway", "jar:", "\tat ");
    }
}
