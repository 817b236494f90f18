package reckon.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.sample.Sample.BUSINESS_DATE;
import static reckon.sample.Sample.EXPECTED;
import static reckon.sample.Sample.INPUT;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Folders;
import reckon.support.MariaDbServer;
import reckon.support.MySqlServer;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.SmallNight;
import reckon.support.TableContents;
import reckon.support.TestDatabase;

/** Servers and addresses that make sessions on which amounts came out wrong: the sample night comes out right. */
final class HostileSessionIT {
    /** What a server may say for all sessions; each of these broke a night or changed an amount, or could. */
    private static final List<String> EVERYWHERE = List.of(
            "sql_select_limit = 7",
            "max_join_size = 3",
            "sql_safe_updates = ON",
            "sql_notes = OFF",
            "sql_auto_is_null = ON",
            "completion_type = 'CHAIN'",
            "time_zone = '+05:00'",
            "wait_timeout = 1",
            "net_read_timeout = 1",
            "net_write_timeout = 1",
            "autocommit = OFF",
            "default_storage_engine = MyISAM");

    private static final String HARSH_MODES =
            "NO_BACKSLASH_ESCAPES,ANSI_QUOTES,PIPES_AS_CONCAT,PAD_CHAR_TO_FULL_LENGTH";

    private static final String OPTIONS = "characterEncoding=ISO-8859-1&characterSetResults=ISO-8859-1"
            + "&connectionCollation=latin1_bin&maxRows=10&sendFractionalSeconds=false&useAffectedRows=true"
            + "&jdbcCompliantTruncation=false&autoReconnect=true&useLocalSessionState=true&defaultFetchSize=7"
            + "&allowLoadLocalInfile=true&rewriteBatchedStatements=false&useServerPrepStmts=true&useCursorFetch=true"
            + "&sessionVariables=sql_select_limit=3,sql_mode='NO_BACKSLASH_ESCAPES'";

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerWhoseVariablesAreHostileChangesNoAmount(boolean localInfile) {
        MySqlServer.Settings settings = MySqlServer.Settings.FAST;
        try (MySqlServer server = MySqlServer.start(localInfile ? settings : settings.withoutLocalInfile())) {
            TestDatabase database = server.createDatabase("hostile");
            TestDatabase administrator = server.administrator();
            administrator.execute("CREATE USER 'plain'@'%' IDENTIFIED BY 'plain'");
            administrator.execute("GRANT ALL ON hostile.* TO 'plain'@'%'");
            EVERYWHERE.forEach(variable -> administrator.execute("SET GLOBAL " + variable));
            administrator.execute("SET GLOBAL max_execution_time = 1");
            administrator.execute("SET GLOBAL transaction_isolation = 'SERIALIZABLE'");
            administrator.execute("SET GLOBAL init_connect = 'SET sql_notes = 0, sql_select_limit = 1'");
            administrator.execute("SET GLOBAL sql_mode = '" + HARSH_MODES + "'");
            assertIsAsWorkedOut(new TestDatabase(database.url(), "plain", "plain"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ON", "OFF"})
    void aMariaDbServerWhoseVariablesAreHostileChangesNoAmount(String localInfile) {
        try (MariaDbServer server = MariaDbServer.start("--local-infile=" + localInfile)) {
            TestDatabase database = server.database();
            EVERYWHERE.stream()
                    .filter(variable -> !variable.startsWith("max_join_size"))
                    .forEach(variable -> database.execute("SET GLOBAL " + variable));
            database.execute("SET GLOBAL max_statement_time = 0.001");
            database.execute("SET GLOBAL idle_transaction_timeout = 1");
            database.execute("SET GLOBAL sql_mode = '" + HARSH_MODES + ",EMPTY_STRING_IS_NULL'");
            assertIsAsWorkedOut(database);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MYSQL_BY_INSERT"})
    void anAddressWhoseOptionsAreHostileChangesNoAmount(DatabaseKind kind) {
        TestDatabase database = DATABASES.create(kind);
        String separator = database.url().contains("?") ? "&" : "?";
        assertIsAsWorkedOut(
                new TestDatabase(database.url() + separator + OPTIONS, database.user(), database.password()));
    }

    @Test
    void rowsAreTheSameWhetherTheyAreInsertedOrLoaded() {
        Map<String, List<String>> loaded = recorded(DATABASES.create(DatabaseKind.MYSQL), "loaded");
        Map<String, List<String>> inserted = recorded(DATABASES.create(DatabaseKind.MYSQL_BY_INSERT), "inserted");
        assertThat(loaded.get("purchase_order")).isNotEmpty();
        assertThat(inserted).isEqualTo(loaded);
    }

    @Test
    void rowsOnMariaDbAreTheSameAsOnMySqlWhetherTheyAreInsertedOrLoaded() {
        try (MariaDbServer server = MariaDbServer.start()) {
            Map<String, List<String>> mySql = recorded(DATABASES.create(DatabaseKind.MYSQL), "mysql");
            Map<String, List<String>> loaded = recorded(server.database(), "loaded");
            server.database().execute("SET GLOBAL local_infile = OFF");
            Map<String, List<String>> inserted = recorded(server.createDatabase("inserting"), "inserted");
            assertThat(loaded).isEqualTo(mySql);
            assertThat(inserted).isEqualTo(mySql);
        }
    }

    private Map<String, List<String>> recorded(TestDatabase database, String output) {
        new Nights(database, folder.resolve(output)).run(BUSINESS_DATE, INPUT);
        return TableContents.of(database);
    }

    private void assertIsAsWorkedOut(TestDatabase database) {
        Path written = new Nights(database, folder.resolve("output")).run(BUSINESS_DATE, INPUT);
        assertThat(Folders.differences(written, EXPECTED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://address=(host=127.0.0.1)(port=1)(maxRows=10)/reckon",
                "jdbc:mysql:loadbalance://127.0.0.1:1,127.0.0.1:2/reckon",
                "jdbc:mysql:replication://127.0.0.1:1,127.0.0.1:2/reckon",
                "jdbc:mysql://127.0.0.1:1/",
                "jdbc:mysql://127.0.0.1:1/reckon?sslMode=perhaps"
            })
    void anAddressThatCannotServeIsRefused(String url) {
        Outcome refused = new SmallNight(new TestDatabase(url, "u", "p"), folder).run();
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .startsWith("Wrong settings: SPRING_DATASOURCE_URL ")
                .containsAnyOf(
                        "sets the option maxRows with a host",
                        "spreads connections over several servers",
                        "names no database",
                        "'sslMode'")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MODE=Oracle",
                "MODE=MySQL;IGNORECASE=TRUE",
                "DATABASE_TO_LOWER=FALSE",
                "WRITE_DELAY=500",
                "DB_CLOSE_ON_EXIT=TRUE"
            })
    void anEmbeddedDatabaseThatWouldTakeOtherTextsForTheSameOrCouldNotBeKilledIsRefused(String options) {
        String url = "jdbc:h2:file:" + folder.resolve("data") + ";" + options;
        Outcome refused = new SmallNight(new TestDatabase(url, "sa", ""), folder).run();
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("Wrong settings: SPRING_DATASOURCE_URL sets ", "Leave it out");
        assertThat(folder.resolve("data.mv.db")).doesNotExist();
    }

    @Test
    void anEmbeddedDatabaseIsWrittenByOneThreadHoweverManyAreAskedFor() {
        TestDatabase database = DATABASES.create(DatabaseKind.H2);
        SmallNight night = new SmallNight(database, folder);
        night.program().with("RECKON_WORKERS", "4");
        assertThat(night.run().exitCode()).isZero();
        assertThat(database.query("SELECT STEP_NAME FROM BATCH_STEP_EXECUTION WHERE STEP_NAME LIKE '%:worker%'"))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.get(0)).endsWith(":worker1"));
    }
}
