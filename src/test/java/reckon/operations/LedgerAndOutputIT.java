package reckon.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.support.CsvRows;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Folders;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.TestDatabase;
import reckon.support.YearOfBcc;

/** A ledger that does not know what was published in the output folder begins nothing. */
final class LedgerAndOutputIT {
    private static final String REFUSAL =
            "Nothing was begun, as what was returned in that run would be returned again.";
    private static final String ACCEPT = "--accept-unknown-runs";

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    @TempDir
    private Path folder;

    private Path output;

    @BeforeEach
    void deliver() throws IOException {
        output = folder.resolve("output");
        write("03", "accounts.csv", "account_id\na\nb\n");
        write("03", "prices.csv", YearOfBcc.PRICES);
        write(
                "03",
                "orders.csv",
                YearOfBcc.ORDERS_HEADER
                        + YearOfBcc.order("o-a", "a", "bcc-a", LocalDate.of(2026, 6, 1))
                        + YearOfBcc.order("o-b", "b", "bcc-b", LocalDate.of(2026, 6, 1)));
        write("03", "requests.csv", request("a", "2026-11-03"));
        write("04", "requests.csv", request("b", "2026-11-04"));
        Files.createDirectories(folder.resolve("nothing"));
    }

    private static String request(String account, String date) {
        return "request_id,account_id,resource_id,submitted_at\nreq-" + account + "," + account + ",bcc-" + account
                + "," + date + "T12:00:00+08:00\n";
    }

    private void write(String input, String name, String content) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve(input)).resolve(name), content);
    }

    private Outcome night(TestDatabase database, String date, String input, String... options) {
        String[] command = {
            "nightly", "--date", date, "--input", folder.resolve(input).toString(), "--output", output.toString()
        };
        String[] all = Arrays.copyOf(command, command.length + options.length);
        System.arraycopy(options, 0, all, command.length, options.length);
        return new Nights(database, output).execute(all);
    }

    /** Takes back what the last night recorded, as a copy of the day before does. */
    private void restoreToThirdOfNovember(TestDatabase database) {
        for (String table : List.of(
                "decision", "refund", "movement", "seven_day_chance", "held_request", "unbinding", "unsubscription")) {
            database.execute("DELETE FROM " + table + " WHERE run_no > 1");
        }
        database.execute("DELETE FROM request WHERE request_id = 'req-b'");
        database.execute("DELETE FROM input_file WHERE business_date > '2026-11-03'");
        database.execute("DELETE FROM published_run WHERE run_no > 1");
        database.execute("DELETE FROM run WHERE run_no > 1");
    }

    private TestDatabase twoNights(DatabaseKind kind) {
        TestDatabase database = DATABASES.create(kind);
        assertThat(night(database, "2026-11-03", "03").exitCode()).isZero();
        assertThat(night(database, "2026-11-04", "04").exitCode()).isZero();
        return database;
    }

    private Map<String, String> published() {
        Map<String, String> files = new TreeMap<>();
        for (Path file : Folders.contents(output)) {
            if (Files.isRegularFile(file)) {
                try {
                    files.put(output.relativize(file).toString(), Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return files;
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void aDatabaseRestoredFromTheDayBeforeBeginsNoNewNightAndWritesNoOldOneAgain(DatabaseKind kind) {
        TestDatabase database = twoNights(kind);
        restoreToThirdOfNovember(database);
        Map<String, String> before = published();
        for (String date : List.of("2026-11-04", "2026-11-05")) {
            Outcome refused = night(database, date, "nothing");
            assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("2026-11-04 holds run 2 of 2026-11-04, which the ledger at hand does not know")
                    .contains("its last run is 1 of 2026-11-03", REFUSAL)
                    .contains("The database was probably restored from an earlier copy: restore a later one.")
                    .contains(ACCEPT);
        }
        assertThat(published()).isEqualTo(before);
        assertThat(database.number("SELECT COUNT(*) FROM run")).isEqualTo(1);
        assertThat(database.number("SELECT COUNT(*) FROM input_file WHERE business_date > '2026-11-03'"))
                .isZero();
        Outcome verified = new Nights(database, output).execute("verify", output + "/2026-11-04");
        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.out()).contains("it seems to have been restored from an earlier copy");
    }

    @Test
    void whatIsAcceptedByNameIsKeptBesideTheRunThatIsDecidedAnewAndAskedForOnce() {
        TestDatabase database = twoNights(DatabaseKind.H2);
        String lost = published().get("2026-11-04/refunds.csv");
        restoreToThirdOfNovember(database);
        Outcome accepted = night(database, "2026-11-04", "04", ACCEPT);
        assertThat(accepted.exitCode()).as(accepted.toString()).isZero();
        assertThat(published())
                .containsEntry("2026-11-04.set-aside-1/refunds.csv", lost)
                .containsEntry("2026-11-04/refunds.csv", lost);
        assertThat(night(database, "2026-11-04", "04").exitCode()).isZero();
        assertThat(output.resolve("2026-11-04.set-aside-2")).doesNotExist();
        assertThat(night(database, "2026-11-05", "nothing").exitCode()).isZero();
    }

    @Test
    void anInputFolderThatCannotBeReadLeavesAnAcceptedRunWhereItIs() throws IOException {
        TestDatabase database = twoNights(DatabaseKind.H2);
        restoreToThirdOfNovember(database);
        Files.createSymbolicLink(folder.resolve("nothing/orders.csv"), folder.resolve("04/requests.csv"));
        Map<String, String> before = published();
        assertThat(night(database, "2026-11-04", "nothing", ACCEPT).exitCode()).isNotZero();
        assertThat(published()).isEqualTo(before);
    }

    @Test
    void anAcceptedRunOfAnotherDateIsLeftWhereItIs() {
        TestDatabase database = twoNights(DatabaseKind.H2);
        Map<String, String> before = published();
        restoreToThirdOfNovember(database);
        assertThat(night(database, "2026-11-05", "nothing", ACCEPT).exitCode()).isZero();
        assertThat(night(database, "2026-11-06", "nothing").exitCode()).isZero();
        assertThat(published()).containsAllEntriesOf(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void anotherDatabaseAsByAForgottenAddressDecidesNothingAgain(DatabaseKind kind) {
        TestDatabase right = twoNights(kind);
        Map<String, String> before = published();
        TestDatabase other = DATABASES.create(DatabaseKind.H2);
        Outcome refused = night(other, "2026-11-05", "03");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("2026-11-04 holds run 2 of 2026-11-04 (and 1 more folders hold such runs)")
                .contains("it has no run yet", REFUSAL)
                .contains("see that SPRING_DATASOURCE_URL names its database (without it the embedded one")
                .contains(right.query("SELECT ledger_id FROM ledger_identity")
                        .get(0)
                        .get(0));
        assertThat(published()).isEqualTo(before);
        assertThat(other.number("SELECT COUNT(*) FROM input_file")).isZero();
        Outcome verified = new Nights(other, output).execute("verify", output + "/2026-11-04");
        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.out()).contains("it is a run of the ledger ", ", and the one at hand is ");
    }

    @Test
    void aRunThatWasStartedAgainIntoAnotherFolderIsStillKnownInTheFirst() throws IOException {
        TestDatabase database = twoNights(DatabaseKind.H2);
        write("late", "requests.csv", request("c", "2026-11-04"));
        Path first = output;
        output = folder.resolve("elsewhere");
        assertThat(night(database, "2026-11-04", "late").exitCode()).isZero();
        output = first;
        assertThat(CsvRows.read(first.resolve("2026-11-04/audit.csv"))).hasSize(1);
        assertThat(night(database, "2026-11-05", "nothing").exitCode()).isZero();
    }

    @Test
    void aManifestThatCannotBeReadIsNotTakenForNoRun() throws IOException {
        TestDatabase database = twoNights(DatabaseKind.H2);
        Files.writeString(output.resolve("2026-11-03/manifest.json"), "{\"run\": ");
        Outcome refused = night(database, "2026-11-05", "nothing");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("2026-11-03 has a manifest that cannot be read", "move it away and keep it");
    }

    @Test
    void aDryRunIsStoppedAsTheNightWouldBe() {
        TestDatabase database = twoNights(DatabaseKind.H2);
        restoreToThirdOfNovember(database);
        assertThat(night(database, "2026-11-04", "04", "--dry-run").exitCode()).isEqualTo(2);
        Map<String, String> before = published();
        assertThat(night(database, "2026-11-04", "04", "--dry-run", ACCEPT).exitCode())
                .isZero();
        assertThat(published()).containsAllEntriesOf(before);
        assertThat(night(database, "2026-11-04", "04").exitCode()).isEqualTo(2);
    }
}
