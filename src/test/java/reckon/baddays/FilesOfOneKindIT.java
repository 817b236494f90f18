package reckon.baddays;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.ReckonProcess;
import reckon.support.TestDatabase;

/** Files of one kind, of which a later line replaces an earlier one. */
final class FilesOfOneKindIT {
    private static final String REQUESTS = "request_id,account_id,resource_id,submitted_at\n";

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    @TempDir
    private Path folder;

    /** The first file's transaction waits before its end, so that the other worker is done with the only other kind before. */
    @Test
    void theNextOneIsTakenOnlyWhenTheOneBeforeItIsCommitted() throws IOException {
        TestDatabase database = DATABASES.create(DatabaseKind.MYSQL);
        Nights nights = new Nights(database, folder.resolve("output")).with("RECKON_WORKERS", "2");
        assertThat(nights.execute("init").exitCode()).isZero();
        database.execute("CREATE TRIGGER wait BEFORE UPDATE ON BATCH_STEP_EXECUTION FOR EACH ROW"
                + " IF NEW.STEP_NAME LIKE 'takeFile:%' THEN"
                + "  IF " + isTaken("requests-1.csv") + " AND NOT " + isTaken("requests-2.csv") + " THEN DO SLEEP(3);"
                + "  ELSEIF " + isTaken("accounts.csv") + " THEN DO SLEEP(1); END IF;"
                + " END IF");
        Path input = Files.createDirectories(folder.resolve("input"));
        Files.writeString(input.resolve("requests-1.csv"), REQUESTS + "r-1,a-1,i-1,2026-11-04T12:00:00+08:00\n");
        Files.writeString(input.resolve("requests-2.csv"), REQUESTS + "r-1,a-2,i-2,2026-11-04T12:00:00+08:00\n");
        Files.writeString(input.resolve("accounts.csv"), "account_id\na-3\n");

        nights.runMaybeIncomplete(LocalDate.of(2026, 11, 4), input);

        assertThat(database.query("SELECT request_id, account_id FROM request")).containsExactly(List.of("r-1", "a-1"));
        assertThat(database.query("SELECT name FROM input_file WHERE reject_count = 1"))
                .containsExactly(List.of("requests-2.csv"));
    }

    @Test
    void aNameThatTwoFoldersHaveIsToldWhenItsFirstContentIsTakenAgain() throws IOException {
        ReckonProcess.Setup setup = ReckonProcess.Setup.in(folder);
        Path in = Files.createDirectories(folder.resolve("in"));
        Path noon = Files.createDirectories(folder.resolve("noon"));
        Files.writeString(in.resolve("settlements.csv"), settlement("PAID"));
        Files.writeString(noon.resolve("settlements.csv"), settlement("FAILED"));
        assertThat(told(setup, "nightly", "--date", "2026-11-04", "--input", "in"))
                .isEmpty();
        assertThat(told(setup, "reconcile", "--input", "noon")).isEmpty();

        assertThat(told(setup, "nightly", "--date", "2026-11-05", "--input", "in"))
                .singleElement()
                .asString()
                .contains("settlements.csv: was taken with this content before, and with another since then")
                .contains("give them different names");
    }

    private static String isTaken(String name) {
        return "EXISTS (SELECT 1 FROM input_file WHERE name = '" + name + "')";
    }

    private static String settlement(String status) {
        return "settlement_id,refund_id,amount,settled_at,status\ns-1,x-1,1.00,2026-11-04T12:00:00+08:00," + status
                + "\n";
    }

    private static List<String> told(ReckonProcess.Setup setup, String... arguments) {
        try (ReckonProcess program = setup.start(arguments)) {
            Outcome said = program.await();
            assertThat(said.exitCode()).as(said.toString()).isIn(0, 3);
            return said.out()
                    .lines()
                    .filter(line -> line.contains("taken with this content before, and"))
                    .toList();
        }
    }
}
