package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reckon.files.Manifest;
import reckon.support.CsvRows;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.TestDatabase;
import reckon.support.YearOfBcc;

/** Settlements that come at noon: the last run is reconciled again, and nothing is decided. */
final class ReconcileCommandIT {
    private static final String REQUESTS = "request_id,account_id,resource_id,submitted_at\n";
    private static final String DATE = "2026-10-31";

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    @TempDir
    private Path folder;

    private TestDatabase database;

    @BeforeEach
    void runNight() throws IOException {
        database = DATABASES.create(DatabaseKind.H2);
        write("night", "accounts.csv", "account_id\na\n");
        write("night", "prices.csv", YearOfBcc.PRICES);
        write(
                "night",
                "orders.csv",
                YearOfBcc.ORDERS_HEADER + YearOfBcc.order("order-a", "a", "bcc-a", LocalDate.of(2026, 6, 1)));
        write("night", "requests.csv", REQUESTS + "a,a,bcc-a,2026-10-31T09:00:00+08:00\n");
        Files.createDirectories(folder.resolve("noon"));
    }

    private void write(String input, String name, String content) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve(input)).resolve(name), content);
    }

    private Outcome execute(String command, String input, String... options) {
        String[] all = Arrays.copyOf(
                new String[] {command, "--input", folder + "/" + input, "--output", folder + "/output"},
                5 + options.length);
        System.arraycopy(options, 0, all, 5, options.length);
        return new Nights(database, folder).execute(all);
    }

    private void settle(String amount) throws IOException {
        String refundId = CsvRows.read(folder.resolve("output/" + DATE + "/refunds.csv"))
                .get(0)
                .get("refund_id");
        write(
                "noon",
                "settlements.csv",
                "settlement_id,refund_id,amount,settled_at,status\ns," + refundId + "," + amount
                        + ",2026-10-31T12:00:00+08:00,PAID\n");
    }

    @Test
    void whatIsPaidAtNoonIsReconciledAndARequestOfNoonWaits() throws IOException {
        assertThat(execute("nightly", "night", "--date", DATE).out()).contains("PENDING");
        settle("300.00");
        write("noon", "requests.csv", REQUESTS + "late,a,nothing,2026-10-31T10:00:00+08:00\n");
        Outcome noon = execute("reconcile", "noon", "--fail-on-breaks", "--full");
        assertThat(noon.exitCode()).as(noon.toString()).isZero();
        assertThat(noon.out()).containsPattern("verdict +RECONCILED");
        assertThat(CsvRows.read(folder.resolve("output/" + DATE + "/pending.csv")))
                .isEmpty();
        assertThat(database.number("SELECT COUNT(*) FROM request")).isEqualTo(1);
    }

    @Test
    void anOpenBreakEndsWithItsExitCodeOnlyWhereThatIsAskedFor() throws IOException {
        assertThat(execute("nightly", "night", "--date", DATE).exitCode()).isZero();
        settle("299.99");
        assertThat(execute("reconcile", "noon").exitCode()).isZero();
        Outcome asked = execute("reconcile", "noon", "--fail-on-breaks", "--date", DATE);
        assertThat(asked.exitCode()).as(asked.toString()).isEqualTo(4);
        assertThat(asked.out()).containsPattern("breaks +1 open \\(CNY 0.01\\)");
        assertThat(execute("nightly", "noon", "--date", DATE, "--fail-on-breaks")
                        .exitCode())
                .isEqualTo(4);
    }

    @Test
    void aFileThatTheNightDidNotTakeLeavesTheRunIncompleteAtNoon() throws IOException {
        write("night", "request.csv", REQUESTS);
        assertThat(execute("nightly", "night", "--date", DATE).exitCode()).isEqualTo(3);
        settle("300.00");
        write("noon", "read me.md", "what is new");
        for (String start : List.of("noon", "noon again")) {
            Outcome noon = execute("reconcile", "noon");
            assertThat(noon.exitCode()).as("%s: %s", start, noon).isEqualTo(3);
            assertThat(noon.out())
                    .as(start)
                    .containsPattern("verdict +INCOMPLETE")
                    .contains("file request.csv is not taken");
            assertThat(notTaken()).as(start).containsExactly("read me.md", "request.csv");
        }
        Files.delete(folder.resolve("night/request.csv"));
        assertThat(execute("nightly", "night", "--date", DATE).exitCode()).isZero();
        assertThat(notTaken()).isEmpty();
    }

    @Test
    void aFileThatGotItsRightNameAtNoonIsTakenAndNotNamedAnyMore() throws IOException {
        assertThat(execute("nightly", "night", "--date", DATE).exitCode()).isZero();
        settle("300.00");
        Path settlements = folder.resolve("noon/settlements.csv");
        Path misnamed = Files.move(settlements, folder.resolve("noon/settlement.csv"));
        assertThat(execute("reconcile", "noon").exitCode()).isEqualTo(3);
        assertThat(notTaken()).containsExactly("settlement.csv");
        Files.move(misnamed, settlements);

        Outcome noon = execute("reconcile", "noon");

        assertThat(noon.exitCode()).as(noon.toString()).isZero();
        assertThat(noon.out()).containsPattern("verdict +RECONCILED");
        assertThat(notTaken()).isEmpty();
    }

    private List<String> notTaken() throws IOException {
        return Manifest.read(Files.readAllBytes(folder.resolve("output/" + DATE + "/manifest.json")))
                .notTaken();
    }

    @Test
    void onlyTheLastRunIsReconciledAgain() {
        Outcome none = execute("reconcile", "noon");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("there is no run yet");
        assertThat(execute("nightly", "night", "--date", DATE).exitCode()).isZero();
        Outcome other = execute("reconcile", "noon", "--date", "2026-10-30");
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("the last run is that of " + DATE);
    }

    /** Rule I2: what the database keeps from happening is looked for nevertheless. */
    @Test
    void moreReturnedThanAnOrdersCashFailsTheRunWithTheOrderNamed() throws IOException {
        assertThat(execute("nightly", "night", "--date", DATE).exitCode()).isZero();
        database.execute("ALTER TABLE refund DROP CONSTRAINT refunds_are_at_most_the_cash");
        database.execute("ALTER TABLE refund DROP CONSTRAINT refund_is_at_most_what_counts");
        database.execute("UPDATE refund SET refund_amount = 700.00, points_spent = 0");
        Outcome failed = execute("reconcile", "noon");
        assertThat(failed.exitCode()).as(failed.toString()).isEqualTo(1);
        assertThat(failed.err()).contains("order-a");
    }

    /** Rule I2. */
    @Test
    void whatIsReturnedOnAnOrderCountsAgainstItsHighestCash() throws IOException {
        assertThat(execute("nightly", "night", "--date", DATE).exitCode()).isZero();
        database.execute("INSERT INTO refund (run_no, line_no, part_no, refund_id, order_id, kind, order_amount,"
                + " refunded_before, refund_amount, points_spent, paid_cash)"
                + " SELECT run_no, line_no, part_no + 1, 'rf-later', order_id, kind, 1000.00, refund_amount,"
                + " 1000.00 - refund_amount, 0, 1000.00 FROM refund");
        assertThat(execute("reconcile", "noon").err()).doesNotContain("more than was paid");

        database.execute("ALTER TABLE refund DROP CONSTRAINT refunds_are_at_most_the_cash");
        database.execute("UPDATE refund SET paid_cash = 999.99 WHERE refund_id = 'rf-later'");
        assertThat(execute("reconcile", "noon").err()).contains("more than was paid on order order-a");
    }
}
