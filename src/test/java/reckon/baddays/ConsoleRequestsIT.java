package reckon.baddays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Folders;
import reckon.support.Outcome;
import reckon.support.ReckonProcess;
import reckon.support.SmallNight;
import reckon.support.TestDatabase;

/** A console inserts requests when it likes, in transactions of any length: no night waits for it, and none of them is missed. */
final class ConsoleRequestsIT {
    private static final Outcome DONE = new Outcome(0, "", "");

    /** Inserts what a customer has asked for before; the id takes the place of the question mark. */
    private static final String REQUEST = "INSERT INTO request (request_id, account_id, resource_id, submitted_at)"
            + " SELECT ?, account_id, resource_id, submitted_at FROM decision WHERE run_no = 1 AND request_id <> '' LIMIT 1";

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    @TempDir
    private Path folder;

    private final List<OtherConnection> consoles = new ArrayList<>();
    private TestDatabase database;
    private SmallNight first;

    @BeforeEach
    void runANight() {
        database = DATABASES.create(DatabaseKind.MYSQL);
        String option = (database.url().contains("?") ? "&" : "?") + "sessionVariables=innodb_lock_wait_timeout=5";
        first = new SmallNight(new TestDatabase(database.url() + option, database.user(), database.password()), folder);
        assertThat(first.run().exitCode()).isZero();
    }

    @AfterEach
    void closeConsoles() throws SQLException {
        for (OtherConnection console : consoles) {
            console.close();
        }
    }

    @Test
    void transactionsThatStayOpenStopNoNightAndAreDecidedBehindTheirCommitInWhateverOrderThatComes() throws Exception {
        List<String> ids = List.of("0-first", "zz-second", "0-third");
        for (String id : ids) {
            OtherConnection console = new OtherConnection(database);
            consoles.add(console);
            console.does(request(id));
        }
        Collections.reverse(consoles);
        for (int night = 1; night <= ids.size(); night++) {
            assertThat(night(night)).isEqualTo(DONE);
            consoles.get(night - 1).commit();
            assertThat(undecided()).isEqualTo(1);
        }
        assertThat(night(ids.size() + 1)).isEqualTo(DONE);
        assertThat(undecided()).isZero();
        assertThat(database.query(
                        "SELECT request_id FROM decision WHERE run_no > 2 AND request_id <> '' ORDER BY run_no"))
                .containsExactly(List.of("0-third"), List.of("zz-second"), List.of("0-first"));
    }

    @Test
    void aRequestThatComesWhenAStepBeginsIsDecidedOnceWhicheverStepThatIs() throws Exception {
        String perStep = request("").replace("SELECT ''", "SELECT CONCAT('step-', NEW.STEP_EXECUTION_ID)");
        database.execute("CREATE TRIGGER console AFTER INSERT ON BATCH_STEP_EXECUTION FOR EACH ROW " + perStep);
        assertThat(night(1)).isEqualTo(DONE);
        assertThat(night(2)).isEqualTo(DONE);
        database.execute("DROP TRIGGER console");
        assertThat(undecided()).isPositive();
        assertThat(night(3)).isEqualTo(DONE);

        assertThat(undecided()).isZero();
        assertThat(database.query("SELECT request_id FROM decision WHERE request_id LIKE 'step-%'"))
                .hasSizeGreaterThan(20)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        database.query("SELECT CONCAT('step-', STEP_EXECUTION_ID) FROM BATCH_STEP_EXECUTION"
                                + " WHERE JOB_EXECUTION_ID IN (2, 3)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'', 'a', 'i', 'RESOURCE', '2026-11-04'",
                "'x', '', 'i', 'RESOURCE', '2026-11-04'",
                "'x', '~a', 'i', 'RESOURCE', '2026-11-04'",
                "'x', 'a', '', 'RESOURCE', '2026-11-04'",
                "'x ', 'a', 'i', 'RESOURCE', '2026-11-04'",
                "'x', 'a ', 'i', 'RESOURCE', '2026-11-04'",
                "'x', 'a', 'i ', 'RESOURCE', '2026-11-04'",
                "'x', 'a', 'i\\n', 'RESOURCE', '2026-11-04'",
                "'x y', 'a', '', 'RESOURCE', '2026-11-04'",
                "'-x', 'a', 'i', 'RESOURCE', '2026-11-04'",
                "'x', 'a', 'i', '', '2026-11-04'",
                "'x', 'a', 'i', 'PARTIAL', '2026-11-04'",
                "'x', 'a', 'i', 'RESOURCE', '0000-00-00'",
                "'x', 'a', 'i', 'RESOURCE', '1970-01-01'",
                "'x', 'a', 'i', 'RESOURCE', '2200-01-03'"
            })
    void whatNoNightCouldReadIsRefusedAlsoInASessionThatIsNotStrict(String values) throws Exception {
        OtherConnection console = new OtherConnection(database);
        consoles.add(console);
        console.does("SET sql_mode = ''");
        assertThatThrownBy(() ->
                        console.does("INSERT INTO request (request_id, account_id, resource_id, kind, submitted_at)"
                                + " VALUES (" + values + ")"))
                .hasMessageContaining("request_values");
    }

    @Test
    void whatTheIntakeTakesTheTableTakesAsWell() throws Exception {
        String longest = "9_-".repeat(21) + "z";
        database.execute(
                "INSERT INTO request (request_id, account_id, resource_id, kind, submitted_at) VALUES ('" + longest
                        + "', 'A', '0', 'RENEWAL', '2200-01-01 17:59:59.999999'), ('x', '" + longest + "', '" + longest
                        + "', 'RESOURCE', '1970-01-02')");
        assertThat(database.number("SELECT COUNT(*) FROM request WHERE request_id IN ('x', '" + longest + "')"))
                .isEqualTo(2);
    }

    @Test
    void aRequestWithTheIdOfAnotherAccountsRequestStaysAndEachNightSaysSo() throws Exception {
        assertThat(night(1)).isEqualTo(DONE); // removes what the first night decided
        database.execute("INSERT INTO request (request_id, account_id, resource_id, submitted_at)"
                + " SELECT request_id, 'another', resource_id, submitted_at FROM decision"
                + " WHERE request_id <> '' ORDER BY request_id LIMIT 1");
        database.execute("INSERT INTO request (request_id, account_id, resource_id, submitted_at)"
                + " SELECT request_id, account_id, resource_id, submitted_at FROM decision"
                + " WHERE request_id <> '' ORDER BY request_id DESC LIMIT 1");
        String id = database.query("SELECT MIN(request_id) FROM request").get(0).get(0);
        for (int night = 2; night < 4; night++) {
            try (ReckonProcess program =
                    ReckonProcess.Setup.in(folder).with(database).start(later(night, first, nothing()))) {
                Outcome said = program.await();
                assertThat(said.exitCode()).isZero();
                assertThat(said.out().lines())
                        .filteredOn(line -> line.contains(" ERROR "))
                        .singleElement()
                        .asString()
                        .contains("a request that was decided for another account or resource: " + id + ".");
            }
            assertThat(database.query("SELECT request_id, account_id FROM request"))
                    .containsExactly(List.of(id, "another"));
        }
    }

    @Test
    void aNightThatIsKilledWhileItRemovesWhatWasDecidedEndsLikeAnUndisturbedOne() throws Exception {
        TestDatabase other = DATABASES.create(DatabaseKind.MYSQL);
        SmallNight undisturbed = new SmallNight(other, folder.resolve("undisturbed"));
        assertThat(undisturbed.run().exitCode()).isZero();
        for (TestDatabase each : List.of(database, other)) {
            each.execute(request("new").replace("LIMIT 1", "ORDER BY request_id LIMIT 1"));
        }
        OtherConnection console = new OtherConnection(database);
        consoles.add(console);
        console.does("SELECT 1 FROM request WHERE request_id = (SELECT MAX(request_id) FROM decision) FOR UPDATE");
        try (ReckonProcess killed =
                ReckonProcess.Setup.in(folder).with(database).start(later(1, first, nothing()))) {
            console.awaitWaiting();
            killed.kill();
            assertThat(killed.await().exitCode()).isEqualTo(128 + 9);
        }
        console.letGo();
        assertThat(database.number("SELECT COUNT(*) FROM request"))
                .isEqualTo(1 + database.number("SELECT COUNT(*) FROM decision WHERE request_id <> ''"));

        assertThat(night(1)).isEqualTo(DONE);
        assertThat(undisturbed.program().execute(later(1, undisturbed, nothing())))
                .isEqualTo(DONE);
        assertThat(database.query("SELECT request_id FROM request")).containsExactly(List.of("new"));
        String date = SmallNight.DATE.plusDays(1).toString();
        assertThat(Folders.differences(
                        first.output().resolve(date), undisturbed.output().resolve(date)))
                .isEmpty();
    }

    private static String request(String id) {
        return REQUEST.replace("?", "'" + id + "'");
    }

    private long undecided() {
        return database.number("SELECT COUNT(*) FROM request r"
                + " WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.request_id = r.request_id)");
    }

    /** Runs a later night to which nothing is delivered. */
    private Outcome night(int daysLater) throws IOException {
        return first.program().execute(later(daysLater, first, nothing()));
    }

    private Path nothing() throws IOException {
        return Files.createDirectories(folder.resolve("nothing"));
    }

    private static String[] later(int days, SmallNight night, Path input) {
        return new String[] {
            "nightly",
            "--quiet",
            "--date",
            SmallNight.DATE.plusDays(days).toString(),
            "--input",
            input.toString(),
            "--output",
            night.output().toString()
        };
    }
}
