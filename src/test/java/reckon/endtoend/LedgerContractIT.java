package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.FailedCreationInputs;
import reckon.support.Folders;
import reckon.support.NightInputs;
import reckon.support.Nights;
import reckon.support.TableContents;
import reckon.support.TestDatabase;

/** What the ledger promises, asked of every database: the same of each. */
final class LedgerContractIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final LocalDate LAST_DATE = NightInputs.BUSINESS_DATE;
    private static final int NIGHTS = 30;

    private static Path common;
    private static Path input;
    private static Path onH2;

    private Path folder;

    @BeforeAll
    static void runOnH2() {
        common = Folders.create("contract");
        input = common.resolve("input");
        NightInputs.write(input, 300, 5);
        FailedCreationInputs.write(input, 30);
        onH2 = new Nights(DATABASES.create(DatabaseKind.H2), common.resolve("h2")).run(LAST_DATE, input);
    }

    @AfterAll
    static void removeCommon() {
        Folders.remove(common);
    }

    @BeforeEach
    void makeFolder() {
        folder = Folders.create("contract");
    }

    @AfterEach
    void removeFolder() {
        Folders.remove(folder);
    }

    @ParameterizedTest
    @EnumSource
    void whatMustNeverHappenIsRefusedByTheDatabaseItself(DatabaseKind kind) {
        TestDatabase database = DATABASES.create(kind);
        new Nights(database, folder).run(LAST_DATE, input);
        Map<String, List<String>> before = TableContents.of(database);

        String aRefund = " FROM refund WHERE refunded_before = 0 AND kind = 'FULL' ORDER BY refund_id LIMIT 1";
        String refund = "INSERT INTO refund (run_no, line_no, part_no, refund_id, order_id, kind, order_amount,"
                + " refunded_before, refund_amount, points_spent, paid_cash) SELECT run_no, line_no, 99, 'rf-again',"
                + " order_id, kind, order_amount, %s, %s, %s, paid_cash";
        assertRefused(database, refund.formatted("0", "refund_amount", "0") + aRefund);
        assertRefused(
                database, refund.formatted("refund_amount", "order_amount - refund_amount + 0.01", "0") + aRefund);
        assertRefused(database, refund.formatted("-0.01", "0.01", "0") + aRefund);
        assertRefused(database, refund.formatted("0.01", "0", "0") + aRefund);
        assertRefused(database, refund.formatted("0.01", "-0.01", "0") + aRefund);
        assertRefused(database, refund.formatted("0.02", "0.02", "0.01") + aRefund);
        String moreThanCounts = refund.replace("kind, order_amount, %s", "kind, refund_amount - 0.01, %s");
        assertRefused(database, moreThanCounts.formatted("0.01", "refund_amount", "0") + aRefund);

        String unsubscription = "INSERT INTO unsubscription (resource_id, request_id, submitted_at, run_no, line_no)"
                + " SELECT resource_id, 'new', submitted_at, 99, 1 FROM unsubscription ORDER BY resource_id LIMIT 1";
        assertRefused(database, unsubscription);

        String decision =
                "INSERT INTO decision (run_no, line_no, request_id, account_id, resource_id, kind, submitted_at,"
                        + " decision, rule, order_amount, refund_amount, points_spent, points_before, policy_version, explanation)"
                        + " SELECT 99, 1, %s, account_id, resource_id, kind, submitted_at, %s, rule, %s, %s, %s, %s,"
                        + " policy_version, explanation FROM decision WHERE decision = 'PARTIAL' ORDER BY request_id LIMIT 1";
        assertRefused(database, decision.formatted("request_id", "'REJECTED'", "NULL", "0", "0", "0"));
        assertRefused(database, decision.formatted("'new'", "'REJECTED'", "1", "1", "0", "0"));
        assertRefused(database, decision.formatted("'new'", "'PARTIAL'", "1", "0", "0", "0"));
        assertRefused(database, decision.formatted("'new'", "'PARTIAL'", "1", "1", "1", "0.99"));
        assertRefused(database, decision.formatted("'new'", "'PARTIAL'", "1", "1", "1", "NULL"));
        assertRefused(database, decision.formatted("'new'", "'PARTIAL'", "1", "1", "-1", "1"));

        String movement = "INSERT INTO movement (account_id, movement_no, run_no, movement, points, balance_after,"
                + " lasting_after, monthly_after, month_bound_after, quota_month, effective_at) SELECT account_id, %s, run_no,"
                + " 'SPEND', -1, %s, %s, %s, %s, quota_month, effective_at FROM movement"
                + " WHERE movement_no = 1 ORDER BY account_id LIMIT 1";
        assertRefused(database, movement.formatted("1", "0", "0", "0", "0"));
        assertRefused(database, movement.formatted("99", "-0.01", "-0.01", "0", "0"));
        assertRefused(database, movement.formatted("99", "0.99", "1", "-0.01", "0"));
        assertRefused(database, movement.formatted("99", "0.99", "1", "0", "-0.01"));
        assertRefused(database, movement.formatted("99", "3.01", "1", "1", "1"));

        assertRefused(
                database,
                "INSERT INTO seven_day_chance (account_id, product, run_no, line_no)"
                        + " SELECT account_id, product, 99, 1 FROM seven_day_chance LIMIT 1");
        assertRefused(
                database,
                "INSERT INTO run (run_no, business_date, previous_seq, previous_hash)"
                        + " SELECT 99, business_date, 0, previous_hash FROM run");
        assertThat(TableContents.of(database)).isEqualTo(before);
    }

    private static void assertRefused(TestDatabase database, String insert) {
        assertThatThrownBy(() -> database.execute(insert))
                .as(insert)
                .rootCause()
                .satisfiesAnyOf(
                        cause -> assertThat(cause).isInstanceOf(SQLIntegrityConstraintViolationException.class),
                        cause -> assertThat(cause).hasMessageContaining("Check constraint"));
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MYSQL_BY_INSERT"})
    void everyDatabaseWritesTheSameBytes(DatabaseKind kind) throws IOException {
        Path run = new Nights(DATABASES.create(kind), folder).run(LAST_DATE, input);
        assertThat(Folders.differences(run, onH2)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theSameDateAgainChangesNothing(DatabaseKind kind) throws IOException {
        TestDatabase database = DATABASES.create(kind);
        Nights nights = new Nights(database, folder);
        Path run = nights.run(LAST_DATE, input);
        Map<String, List<String>> tables = TableContents.of(database);
        nights.run(LAST_DATE, input);
        assertThat(Folders.differences(run, onH2)).isEmpty();
        assertThat(TableContents.of(database)).isEqualTo(tables);
    }

    @ParameterizedTest
    @EnumSource
    void aNightWithNothingNewAddsNothingAndGoesOnWithTheChain(DatabaseKind kind) throws IOException {
        TestDatabase database = DATABASES.create(kind);
        Nights nights = new Nights(database, folder);
        Path first = nights.run(LAST_DATE, input);
        long decisions = database.number("SELECT COUNT(*) FROM decision");
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Path second = nights.run(LAST_DATE.plusDays(1), empty);
        assertThat(database.number("SELECT COUNT(*) FROM decision")).isEqualTo(decisions);
        assertThat(Files.readAllLines(second.resolve("refunds.csv"))).hasSize(1);
        assertThat(database.query("SELECT previous_seq, previous_hash FROM run WHERE run_no = 2"))
                .isEqualTo(database.query("SELECT last_seq, last_hash FROM run WHERE run_no = 1"));
        nights.run(LAST_DATE, empty);
        assertThat(Folders.differences(first, onH2))
                .isEmpty(); // the first run is closed now, and written again as it was
    }

    /** Rule I1, with what has no time delivered before the first night, and the requests day by day. */
    @ParameterizedTest
    @EnumSource
    void thirtyNightsAreOneCatchUp(DatabaseKind kind) throws IOException {
        Path facts = Files.createDirectories(folder.resolve("facts"));
        Folders.copy(input, facts);
        List<String> requests = Files.readAllLines(facts.resolve("requests.csv"));
        Files.delete(facts.resolve("requests.csv"));
        List<Path> nightly = requestsOf(requests);
        Nights nights = new Nights(DATABASES.create(kind), folder.resolve("nights"));
        nights.run(LAST_DATE.minusDays(NIGHTS), facts);
        List<Path> runs = new ArrayList<>();
        runs.add(folder.resolve("nights").resolve(LAST_DATE.minusDays(NIGHTS).toString()));
        for (int night = 0; night < NIGHTS; night++) {
            runs.add(nights.run(LAST_DATE.minusDays(NIGHTS - 1L - night), nightly.get(night)));
        }

        Path all = Files.createDirectories(folder.resolve("all"));
        Folders.copy(facts, all);
        nightly.forEach(night -> Folders.copy(night, all));
        Path catchUp = new Nights(DATABASES.create(kind), folder.resolve("catch-up")).run(LAST_DATE, all);
        assertThat(ContractLines.folded(runs).differencesFrom(ContractLines.folded(List.of(catchUp))))
                .isEmpty();
    }

    /** Spreads the requests, which are all of the last date, over the nights. */
    private List<Path> requestsOf(List<String> requests) throws IOException {
        List<Path> nightly = new ArrayList<>();
        for (int night = 0; night < NIGHTS; night++) {
            LocalDate date = LAST_DATE.minusDays(NIGHTS - 1L - night);
            List<String> lines = new ArrayList<>(List.of(requests.get(0)));
            for (int line = 1 + night; line < requests.size(); line += NIGHTS) {
                lines.add(requests.get(line).replace(LAST_DATE + "T", date + "T"));
            }
            Path one = Files.createDirectories(folder.resolve("input").resolve(date.toString()));
            Files.write(one.resolve("requests-" + date + ".csv"), lines, StandardCharsets.UTF_8);
            nightly.add(one);
        }
        return nightly;
    }
}
