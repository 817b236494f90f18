package reckon.baddays;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Outcome;
import reckon.support.SmallNight;
import reckon.support.TestDatabase;

/** A row that another connection holds stops the night within a file, so that the file can be changed just then. */
final class ChangingInputIT {
    @RegisterExtension
    static final Databases databases = new Databases();

    @TempDir
    private Path folder;

    private interface Change {
        void make(Path file) throws IOException;
    }

    private static Outcome whileAccountsAreRead(SmallNight night, TestDatabase database, Change change)
            throws Exception {
        assertThat(night.program().execute("init").exitCode()).isZero();
        try (OtherConnection other = new OtherConnection(database)) {
            other.does("INSERT INTO account (account_id, risk) VALUES ('a10000000', 'CLEAR')");
            CompletableFuture<Outcome> running = night.runBeside();
            other.awaitWaiting();
            change.make(night.input().resolve("accounts.csv"));
            other.letGo();
            return running.join();
        }
    }

    private static void isToldAndNotKept(Outcome changed, TestDatabase database) {
        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.err())
                .contains("Input file accounts.csv changed while it was read, and nothing of it was kept."
                        + " Deliver files under another name, rename them when they are whole")
                .doesNotContain("\tat ");
        assertThat(database.number("SELECT COUNT(*) FROM account")).isZero();
    }

    @Test
    void aFileThatGrowsWhileItIsReadIsNotTaken() throws Exception {
        TestDatabase database = databases.create(DatabaseKind.MYSQL_BY_INSERT);
        SmallNight night = new SmallNight(database, folder);
        byte[] whole = Files.readAllBytes(night.input().resolve("accounts.csv"));
        Outcome changed = whileAccountsAreRead(
                night, database, file -> Files.writeString(file, "a20000000,,,,,,\n", StandardOpenOption.APPEND));
        isToldAndNotKept(changed, database);
        Files.write(night.input().resolve("accounts.csv"), whole);
        night.completes();
    }

    @Test
    void aFileThatIsCutWhileItIsReadIsNotTaken() throws Exception {
        TestDatabase database = databases.create(DatabaseKind.MYSQL_BY_INSERT);
        SmallNight night = new SmallNight(database, folder);
        Path accounts = night.input().resolve("accounts.csv");
        StringBuilder others = new StringBuilder(Files.readString(accounts));
        for (int i = 0; i < 20_000; i++) {
            others.append("b").append(1_000_000 + i).append(",".repeat(6)).append('\n');
        }
        Files.writeString(accounts, others);
        Outcome changed = whileAccountsAreRead(night, database, file -> {
            try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                channel.truncate(others.length() * 9L / 10);
            }
        });
        isToldAndNotKept(changed, database);
        Files.writeString(accounts, others);
        assertThat(night.run().exitCode()).isZero();
        night.decidedAsUndisturbed();
    }
}
