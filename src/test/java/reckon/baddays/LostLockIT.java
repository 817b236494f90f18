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

final class LostLockIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private final Path folder;

    LostLockIT(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Its connection may be cut while it takes a large file; then another night may have begun, and even ended. */
    @Test
    void aNightThatLostItsLockWhileItTookAFileDoesNothingMoreAndStartingItAgainCompletesIt() throws Exception {
        TestDatabase database = DATABASES.create(DatabaseKind.MYSQL);
        SmallNight night = new SmallNight(database, folder);
        assertThat(night.program().execute("init").exitCode()).isZero();
        try (OtherConnection other = new OtherConnection(database)) {
            other.does("INSERT INTO account (account_id, risk) VALUES ('a10000007', 'CLEAR')");
            CompletableFuture<Outcome> running = night.runBeside();
            other.awaitWaiting();
            other.does("KILL " + database.number("SELECT IS_USED_LOCK(CONCAT('reckon.', LEFT(DATABASE(), 57)))"));
            other.letGo();
            Outcome lost = running.join();
            assertThat(lost.exitCode()).isEqualTo(1);
            assertThat(lost.err()).contains("did not finish (takeFiles", "start the same command again");
        }
        assertThat(database.number("SELECT COUNT(*) FROM account"))
                .as("accounts of the file that it was taking")
                .isZero();
        night.completes();
    }
}
