package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Folders;
import reckon.support.NightInputs;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.TestDatabase;

/** Three nights, checked in one go, and what is seen only by the chain from run to run. */
final class VerifyAllIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    @TempDir
    private Path folder;

    private Path output;
    private TestDatabase database;
    private Nights nights;

    @BeforeEach
    void runThreeNights() throws IOException {
        output = folder.resolve("output");
        database = DATABASES.create(DatabaseKind.H2);
        nights = new Nights(database, output);
        Path input = folder.resolve("input");
        NightInputs.write(input, 4, 2, 7);
        Path nothing = Files.createDirectory(folder.resolve("nothing"));
        nights.run(NightInputs.BUSINESS_DATE, input);
        nights.run(NightInputs.BUSINESS_DATE.plusDays(1), nothing);
        nights.run(NightInputs.BUSINESS_DATE.plusDays(2), nothing);
    }

    private Path run(int number) {
        return output.resolve(NightInputs.BUSINESS_DATE.plusDays(number - 1L).toString());
    }

    private Outcome verify(String... options) {
        return options.length == 0
                ? nights.execute("verify", "--all", output.toString())
                : nights.execute("verify", "--all", options[0], output.toString());
    }

    @Test
    void allRunsAreRightByThemselvesInTheirChainAndByTheLedger() {
        Outcome said = verify();

        assertThat(said.exitCode()).as("%s", said).isZero();
        assertThat(said.out().lines())
                .satisfiesExactly(
                        one -> assertThat(one).startsWith(run(1) + ": "),
                        two -> assertThat(two).startsWith(run(2) + ": "),
                        three -> assertThat(three).startsWith(run(3) + ": "),
                        chain -> assertThat(chain).startsWith(output + ": 3 runs, each beginning where"),
                        ledger -> assertThat(ledger).isEqualTo("Every line is what the ledger says."));
    }

    /** A run is compared with the run before it, and no further back. */
    @Test
    void totalsThatARunDidNotCarryOnFromTheRunBeforeAreSeenInThatRunAlone() {
        database.execute("UPDATE reconciliation SET ledger_count = ledger_count + 1 WHERE run_no = 1");

        Outcome second = nights.execute("verify", run(2).toString());
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.out())
                .contains(run(2) + " is wrong: the reconciliation carried on the ledger as ", "from the run before on");
        assertThat(nights.execute("verify", run(3).toString()).exitCode()).isZero();
    }

    @Test
    void aRunThatIsGoneIsSeenWhereverItStood() {
        Folders.remove(run(3));
        assertThat(verify("--files-only").exitCode()).isZero();
        assertThat(verify().out()).contains(output + " is wrong: run 3 of ", "which the ledger has, is not here");

        Folders.remove(run(1));
        assertThat(verify("--files-only").exitCode()).isEqualTo(1);
        assertThat(verify("--files-only").out()).contains("run 2 of ", "is not the first one, which is not here");
    }

    @Test
    void aRunThatIsGoneInTheMiddleIsSeen() {
        Folders.remove(run(2));

        Outcome said = verify("--files-only");

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out()).contains("run 3 of ", "does not follow run 1 of ");
    }

    @Test
    void aRunThatIsRightByItselfAndOfAnotherLedgerIsSeen() {
        Path other = folder.resolve("other");
        new Nights(DATABASES.create(DatabaseKind.H2), other).run(NightInputs.BUSINESS_DATE, folder.resolve("input"));
        Folders.remove(run(1));
        Folders.copy(other, output);

        Outcome said = verify("--files-only");

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out()).contains("run 2 of ", "is of another ledger than run 1");
    }

    /** What it refunds would be paid again, and what the night of that date refunds never. */
    @Test
    void aRunThatWasCopiedToAnotherDatesFolderIsSeen() throws IOException {
        Folders.remove(run(2));
        Folders.copy(run(1), Files.createDirectory(run(2)));

        Outcome said = nights.execute("verify", run(2).toString());

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out()).contains("it holds the run of " + NightInputs.BUSINESS_DATE);
    }

    @Test
    void aFolderWithoutARunIsRefused() {
        assertThat(nights.execute("verify", "--all", folder.resolve("input").toString())
                        .exitCode())
                .isEqualTo(2);
    }
}
