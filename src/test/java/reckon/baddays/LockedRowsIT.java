package reckon.baddays;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Outcome;
import reckon.support.SmallNight;
import reckon.support.TestDatabase;

final class LockedRowsIT {
    private static final String AN_ACCOUNT = "a10000007";

    @RegisterExtension
    static final Databases databases = new Databases();

    @TempDir
    private Path folder;

    @Test
    void aDeadlockFailsTheNightAndStartingItAgainCompletesIt() throws Exception {
        TestDatabase database = databases.create(DatabaseKind.MYSQL);
        SmallNight night = new SmallNight(database, folder);
        night.program().with("RECKON_WORKERS", "1"); // so that line 1 is in the chunk that waits
        assertThat(night.program().execute("init").exitCode()).isZero();
        database.execute("CREATE TABLE ballast (number INT)");
        try (OtherConnection other = new OtherConnection(database)) {
            addBallast(other);
            other.holdMovementOf(AN_ACCOUNT);
            CompletableFuture<Outcome> running = night.runBeside();
            other.awaitWaiting();
            other.does("INSERT INTO decision (run_no, line_no, account_id, resource_id, kind, submitted_at, decision,"
                    + " rule, refund_amount, points_spent, policy_version, explanation)"
                    + " VALUES (1, 1, 'a', 'r', 'RESOURCE', '2026-11-04', 'REJECTED', 'E01', 0, 0, 'p', 'none')");
            Outcome deadlock = running.join();
            assertThat(deadlock.exitCode()).isEqualTo(1);
            assertThat(deadlock.err())
                    .contains("Deadlock found", "What was recorded stands. Another connection to the database held")
                    .contains("Then start the same command again.")
                    .doesNotContain("\tat ");
        }
        night.completes();
    }

    /** Of two that wait for each other the server ends the one that changed fewer rows. */
    private static void addBallast(OtherConnection other) throws Exception {
        other.does("INSERT INTO ballast WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)"
                + " SELECT a.i FROM n a, n b");
    }

    @Test
    void rowsThatAreHeldTooLongFailTheNightAndStartingItAgainCompletesIt() throws Exception {
        TestDatabase database = databases.create(DatabaseKind.MYSQL);
        String option = (database.url().contains("?") ? "&" : "?") + "sessionVariables=innodb_lock_wait_timeout=1";
        TestDatabase impatient = new TestDatabase(database.url() + option, database.user(), database.password());
        SmallNight night = new SmallNight(impatient, folder);
        assertThat(night.program().execute("init").exitCode()).isZero();
        try (OtherConnection other = new OtherConnection(database)) {
            other.holdMovementOf(AN_ACCOUNT);
            Outcome late = night.run();
            assertThat(late.exitCode()).isEqualTo(1);
            assertThat(late.err())
                    .contains("Lock wait timeout exceeded")
                    .contains("Another connection to the database held what this one needed. Then start the same")
                    .doesNotContain("\tat ");
        }
        night.completes();
    }
}
