package reckon.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.staging.TakenFile.Outcome.TAKEN;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.database.Column;
import reckon.intake.InputKind;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.OpenDatabase;
import reckon.tables.AccountTable;
import reckon.tables.InputFileTable;
import reckon.tables.PurchaseOrderTable;
import reckon.tables.RequestTable;
import reckon.tables.ResourceTable;

/** What comes again: which columns a file of fewer of them changes, and whose a request is. */
class DeliveredAgainIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final Map<DatabaseKind, OpenDatabase> OPEN = new EnumMap<>(DatabaseKind.class);

    private final Path folder;

    DeliveredAgainIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterAll
    static void close() {
        OPEN.values().forEach(OpenDatabase::close);
    }

    private StagedFolder staged(DatabaseKind kind) {
        OpenDatabase open = OPEN.computeIfAbsent(kind, k -> new OpenDatabase(DATABASES.create(k)));
        open.clear(
                "reject", "input_file", "request", "decision", "resource", "account", "purchase_order", "quota_grant");
        return new StagedFolder(open, folder);
    }

    private static String requests(int count, IntFunction<String> rest) {
        return IntStream.range(0, count)
                .mapToObj(i -> "r-" + i + "," + rest.apply(i) + "\n")
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void columnsThatAFileLacksStayAsTheyWereAndAreDefaultsOfNewRows(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        staged.take(InputKind.RESOURCES, "resources.csv", """
                resource_id,account_id,product,status,attached_to,package_used,in_transaction
                r-1,a-1,CDS,ACTIVE,i-1,1,true
                r-2,a-1,CDS,ACTIVE,i-1,1,true
                """);
        staged.take(InputKind.RESOURCES, "resources-2.csv", """
                status,resource_id,account_id,product,in_transaction
                FROZEN,r-1,a-2,CDS,
                ACTIVE,r-3,a-3,CDS,false
                FROZEN,r-3,a-3,CDS,true
                """);

        assertThat(staged.rows(
                        "SELECT resource_id, account_id, status, attached_to, package_used, in_transaction, invoiced"
                                + " FROM resource ORDER BY resource_id",
                        row -> row.get(ResourceTable.RESOURCE_ID) + " " + row.get(ResourceTable.ACCOUNT_ID) + " "
                                + row.get(ResourceTable.STATUS).name() + " " + row.find(ResourceTable.ATTACHED_TO) + " "
                                + row.get(ResourceTable.PACKAGE_USED) + " " + row.get(ResourceTable.IN_TRANSACTION)
                                + " " + row.get(ResourceTable.INVOICED)))
                .containsExactly(
                        "r-1 a-2 FROZEN i-1 true false false",
                        "r-2 a-1 ACTIVE i-1 true true false",
                        "r-3 a-3 FROZEN null false true false");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void newRowsOfEveryKindHaveDefaultsInColumnsThatTheirFileLacks(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        staged.take(InputKind.ACCOUNTS, "accounts.csv", "account_id,mobile\na-1,139\n");
        staged.take(InputKind.ACCOUNTS, "accounts-2.csv", "account_id\na-1\na-2\n");
        staged.take(
                InputKind.ORDERS,
                "orders.csv",
                "order_id,account_id,resource_id,product,order_type,charge_type,status,purchased_at,paid_cash,"
                        + "paid_coupon\no-1,a-1,i-1,BCC,NEW,POSTPAID,PENDING,2026-10-05T12:00:00Z,1,0\n");
        staged.take(
                InputKind.GRANTS,
                "grants.csv",
                "grant_id,account_id,points,granted_at\ng-1,a-1,5,2026-10-05T12:00:00Z\n");
        staged.take(
                InputKind.REQUESTS,
                "requests.csv",
                "request_id,account_id,resource_id,submitted_at\nr-1,a-1,i-1,2026-10-05T12:00:00Z\n");

        assertThat(staged.rows(
                        "SELECT account_id, risk, mobile_hash FROM account ORDER BY account_id",
                        row -> row.get(AccountTable.ACCOUNT_ID) + " "
                                + row.get(AccountTable.RISK).name() + " "
                                + (row.find(AccountTable.MOBILE_HASH) != null)))
                .containsExactly("a-1 CLEAR true", "a-2 CLEAR false");
        assertThat(staged.rows(
                        "SELECT spec, effective_at, duration_months, offering, promotion, under_contract, bundle_id"
                                + " FROM purchase_order",
                        row -> row.find(PurchaseOrderTable.SPEC) + " " + row.find(PurchaseOrderTable.EFFECTIVE_AT) + " "
                                + row.get(PurchaseOrderTable.DURATION_MONTHS) + " "
                                + row.get(PurchaseOrderTable.OFFERING).name() + " "
                                + row.get(PurchaseOrderTable.PROMOTION).name() + " "
                                + row.get(PurchaseOrderTable.UNDER_CONTRACT) + " "
                                + row.find(PurchaseOrderTable.BUNDLE_ID)))
                .containsExactly("null null 0 REGULAR NONE false null");
        assertThat(staged.rows("SELECT kind FROM request", row -> row.get(RequestTable.KIND)
                        .name()))
                .containsExactly("RESOURCE");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void requestIdStandsForOneAccountAndResourceForGood(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        String header = "request_id,account_id,resource_id,submitted_at\n";
        String at = ",2026-10-05T12:00:00Z\n";
        assertThat(staged.take(
                        InputKind.REQUESTS,
                        "requests-1.csv",
                        header + "r-1,a-1,i-1" + at + "r-2,a-1,i-2" + at + "r-1,a-2,i-1" + at + "r-1,a-1,i-1" + at))
                .isEqualTo(new TakenFile("requests-1.csv", TAKEN, 4, 1, 0));
        assertThat(staged.take(
                        InputKind.REQUESTS,
                        "requests-2.csv",
                        header + "r-2,a-1,i-3" + at + "r-3,a-1,i-3" + at + "r-3,a-1,i-3" + at + "r-4,a-1,i-4" + at))
                .isEqualTo(new TakenFile("requests-2.csv", TAKEN, 4, 1, 0));

        assertThat(staged.rejects()).containsExactly("4 request_id r-1", "2 request_id r-2");
        assertThat(staged.rows(
                        "SELECT request_id, account_id, resource_id FROM request ORDER BY request_id",
                        row -> row.get(RequestTable.REQUEST_ID) + " " + row.get(RequestTable.ACCOUNT_ID) + " "
                                + row.get(RequestTable.RESOURCE_ID)))
                .containsExactly("r-1 a-1 i-1", "r-2 a-1 i-2", "r-3 a-1 i-3", "r-4 a-1 i-4");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void requestIdIsFoundAgainHoweverFarBehindItComes(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        String content = "request_id,account_id,resource_id,submitted_at\n"
                + requests(45_000, i -> "a-1,i-" + i + ",2026-10-05T12:00:00Z")
                + "r-3,a-1,i-other,2026-10-05T12:00:00Z\nr-30000,a-1,i-30000,2026-10-06T12:00:00Z\n";

        assertThat(staged.take(InputKind.REQUESTS, "requests.csv", content))
                .isEqualTo(new TakenFile("requests.csv", TAKEN, 45_002, 1, 0));
        assertThat(staged.rejects()).containsExactly("45002 request_id r-3");
        assertThat(staged.rows("SELECT COUNT(*) AS requests FROM request", row -> row.get(Column.integer("requests"))))
                .containsExactly(45_000);
        assertThat(staged.rows(
                        "SELECT submitted_at FROM request WHERE request_id = 'r-30000'",
                        row -> row.get(RequestTable.SUBMITTED_AT).toString()))
                .containsExactly("2026-10-06T12:00:00Z");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void decidedRequestThatComesAgainIsCountedAndLeftAsItIs(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        String header = "request_id,account_id,resource_id,submitted_at\n";
        staged.take(
                InputKind.REQUESTS,
                "requests-1.csv",
                header + "r-1,a-1,i-1,2026-10-05T12:00:00Z\nr-2,a-1,i-2,2026-10-05T12:00:00Z\n");
        Objects.requireNonNull(OPEN.get(kind))
                .database()
                .update("INSERT INTO decision (run_no, line_no, request_id, account_id, resource_id, kind,"
                        + " submitted_at, decision, rule, refund_amount, points_spent, policy_version, explanation)"
                        + " VALUES (1, 1, 'r-1', 'a-1', 'i-1', 'RESOURCE', '2026-10-05 12:00:00', 'REJECTED', 'E01', 0,"
                        + " 0, 'p', 'x')");

        assertThat(staged.take(
                        InputKind.REQUESTS,
                        "requests-2.csv",
                        header + "r-1,a-1,i-1,2026-10-07T12:00:00Z\nr-2,a-1,i-2,2026-10-07T12:00:00Z\n"))
                .isEqualTo(new TakenFile("requests-2.csv", TAKEN, 2, 0, 1));
        assertThat(staged.rows(
                        "SELECT submitted_at FROM request ORDER BY request_id",
                        row -> row.get(RequestTable.SUBMITTED_AT).toString()))
                .containsExactly("2026-10-05T12:00:00Z", "2026-10-07T12:00:00Z");
        assertThat(staged.rows(
                        "SELECT decided_again FROM input_file ORDER BY file_no",
                        row -> row.get(InputFileTable.DECIDED_AGAIN)))
                .containsExactly(0L, 1L);
    }
}
