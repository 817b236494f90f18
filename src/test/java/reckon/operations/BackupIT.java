package reckon.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Folders;
import reckon.support.MySqlClient;
import reckon.support.NightInputs;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.TestDatabase;

/** A ledger that is dumped, lost, and restored into another database, as {@code src/docs/database.md} has it. */
final class BackupIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 3);

    @TempDir
    private Path folder;

    private Path output;
    private Path dump;
    private TestDatabase lost;
    private TestDatabase restored;

    @BeforeEach
    void runTwoNights() {
        output = folder.resolve("output");
        dump = folder.resolve("reckon.sql");
        lost = DATABASES.create(DatabaseKind.MYSQL);
        restored = DATABASES.create(DatabaseKind.MYSQL);
        for (int night = 0; night < 3; night++) {
            NightInputs.writeOneOfMany(input(night), night, FIRST.plusDays(night), 40, 20, 20_261_127);
        }
        assertThat(night(lost, 0).exitCode()).isZero();
    }

    private Path input(int night) {
        return folder.resolve("input-" + night);
    }

    private Outcome night(TestDatabase database, int night) {
        return new Nights(database, output)
                .execute(
                        "nightly",
                        "--date",
                        FIRST.plusDays(night).toString(),
                        "--input",
                        input(night).toString(),
                        "--output",
                        output.toString());
    }

    @Test
    void theNightAfterARestoreIsTheOneThatItWouldHaveBeenAndTheChainHolds() throws IOException {
        assertThat(night(lost, 1).exitCode()).isZero();
        MySqlClient.dump(lost, dump);
        assertThat(night(lost, 2).exitCode()).isZero();
        Path undisturbed = Files.move(output.resolve(FIRST.plusDays(2).toString()), folder.resolve("undisturbed"));

        MySqlClient.restore(dump, restored);

        assertThat(night(restored, 2).exitCode()).isZero();
        assertThat(Folders.differences(output.resolve(FIRST.plusDays(2).toString()), undisturbed))
                .isEmpty();
        Outcome verified = new Nights(restored, output).execute("verify", "--all", output.toString());
        assertThat(verified.exitCode()).as("%s", verified).isZero();
    }

    @Test
    void aLedgerRestoredToBeforeTheLastNightBeginsNoneAndSaysWhy() {
        MySqlClient.dump(lost, dump);
        assertThat(night(lost, 1).exitCode()).isZero();

        MySqlClient.restore(dump, restored);

        Outcome refused = night(restored, 2);
        assertThat(refused.exitCode()).as("%s", refused).isEqualTo(2);
        assertThat(refused.err())
                .contains("holds run 2 of 2026-11-04, which the ledger at hand does not know")
                .contains("The database was probably restored from an earlier copy: restore a later one.");
        assertThat(new Nights(restored, output)
                        .execute("verify", output.resolve("2026-11-04").toString())
                        .out())
                .contains("it seems to have been restored from an earlier copy");
        assertThat(restored.number("SELECT COUNT(*) FROM run")).isEqualTo(1);
    }
}
