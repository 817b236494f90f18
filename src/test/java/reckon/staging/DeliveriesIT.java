package reckon.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.staging.TakenFile.Outcome.REFUSED;
import static reckon.staging.TakenFile.Outcome.TAKEN;
import static reckon.staging.TakenFile.Outcome.TAKEN_BEFORE;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.database.Column;
import reckon.intake.InputKind;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.LogCapture;
import reckon.support.OpenDatabase;
import reckon.support.TestDatabase;
import reckon.tables.AccountTable;
import reckon.tables.InputFileTable;
import reckon.tables.PurchaseOrderTable;
import reckon.tables.QuotaGrantTable;
import reckon.tables.RefusedFileTable;
import reckon.tables.RejectTable;
import reckon.tables.RejectedLineTable;
import reckon.tables.RequestTable;
import reckon.tables.ResourceTable;

/** One delivery after the other: what is refused until when, what a file of fewer columns changes, whose a request is. */
class DeliveriesIT {
    private static final LocalDate DATE = StagedFolder.DATE;

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final Map<DatabaseKind, OpenDatabase> OPEN = new EnumMap<>(DatabaseKind.class);

    private final Path folder;

    DeliveriesIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterAll
    static void close() {
        OPEN.values().forEach(OpenDatabase::close);
    }

    private StagedFolder staged(DatabaseKind kind) {
        OpenDatabase open = OPEN.computeIfAbsent(kind, k -> new OpenDatabase(DATABASES.create(k)));
        open.clear(
                "reject",
                "input_file",
                "refused_file",
                "rejected_line",
                "request",
                "decision",
                "resource",
                "account",
                "purchase_order",
                "quota_grant");
        return new StagedFolder(open, folder);
    }

    private static List<String> refused(StagedFolder staged) {
        return staged.rows(
                "SELECT kind, name, business_date, problem FROM refused_file ORDER BY kind, name",
                row -> row.get(RefusedFileTable.KIND) + " " + row.get(RefusedFileTable.NAME) + " "
                        + row.get(RefusedFileTable.BUSINESS_DATE) + ": " + row.get(RefusedFileTable.PROBLEM));
    }

    private static TakenFile.Outcome take(StagedFolder staged, String name, String content, int night) {
        return staged.take(InputKind.GRANTS, name, content.getBytes(StandardCharsets.UTF_8), DATE.plusDays(night))
                .outcome();
    }

    private static final String GRANTS = "grant_id,account_id,points,granted_at\n";
    private static final String GRANT = GRANTS + "g-1,a-1,5,2026-10-05T12:00:00Z\n";

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void refusedFileIsKnownAsThatUntilOneOfItsNameIsTaken(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        assertThat(take(staged, "grants-1.csv", "grant,account_id\n", 0)).isEqualTo(REFUSED);
        assertThat(take(staged, "grants-2.csv", GRANTS + "?,?,?,?\n", 1)).isEqualTo(REFUSED);
        assertThat(take(staged, "grants-1.csv", "", 1)).isEqualTo(REFUSED);
        assertThat(take(staged, "grants-3.csv", GRANT, 1)).isEqualTo(TAKEN);
        assertThat(refused(staged))
                .containsExactly(
                        "GRANTS grants-1.csv " + DATE + ": the file is empty, it has 0 bytes: a file without lines has"
                                + " a header",
                        "GRANTS grants-2.csv " + DATE.plusDays(1) + ": 1 of 1 lines are bad, see rejects.csv");

        assertThat(take(staged, "grants-1.csv", GRANTS, 2)).as("just a header").isEqualTo(TAKEN);
        assertThat(take(staged, "grants-2.csv", GRANT, 2)).isEqualTo(TAKEN);
        assertThat(refused(staged)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void refusedContentIsTriedAgainAndSoIsTheGoodOneFromBeforeIt(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        assertThat(take(staged, "grants.csv", GRANT, 0)).isEqualTo(TAKEN);
        assertThat(take(staged, "grants.csv", "x", 1)).isEqualTo(REFUSED);
        assertThat(take(staged, "grants.csv", "x", 2)).isEqualTo(REFUSED);
        assertThat(take(staged, "grants.csv", GRANT, 3)).as("not passed over").isEqualTo(TAKEN);
        assertThat(take(staged, "grants.csv", GRANT, 4)).isEqualTo(TAKEN_BEFORE);
        assertThat(refused(staged)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void contentWithBadLinesThatTablesOfVersion2TookIsTakenAgainOnce(DatabaseKind kind) {
        TestDatabase named = DATABASES.create(kind);
        String bad = GRANT + "g-2,a-2,many,2026-10-05T12:00:00Z\n";
        try (OpenDatabase before = new OpenDatabase(named)) {
            StagedFolder staged = new StagedFolder(before, folder);
            assertThat(take(staged, "grants-1.csv", GRANT, 0)).isEqualTo(TAKEN);
            assertThat(take(staged, "grants-2.csv", bad, 0)).isEqualTo(TAKEN);
        }
        named.execute("DROP TABLE rejected_line");
        named.execute("ALTER TABLE input_file DROP COLUMN bad_lines_forgotten");
        named.execute((kind == DatabaseKind.H2
                        ? "DELETE FROM \"flyway_schema_history\" WHERE \"version\""
                        : "DELETE FROM flyway_schema_history WHERE version")
                + " NOT IN ('1', '2')");
        try (OpenDatabase upgraded = new OpenDatabase(named)) {
            StagedFolder staged = new StagedFolder(upgraded, folder);
            assertThat(take(staged, "grants-1.csv", GRANT, 1)).isEqualTo(TAKEN_BEFORE);
            assertThat(take(staged, "grants-2.csv", bad, 1)).isEqualTo(TAKEN);
            assertThat(staged.rows("SELECT grant_id FROM rejected_line", row -> row.get(RejectedLineTable.GRANT_ID)))
                    .containsExactly("g-2");
            assertThat(take(staged, "grants-2.csv", bad, 2)).isEqualTo(TAKEN_BEFORE);
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void mendedFileCountsThoughAnUnchangedOneComesLaterByNameAndThatIsSaid(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        take(staged, "grants-1.csv", GRANT.replace(",5,", ",many,"), 0);
        take(staged, "grants-2.csv", GRANT.replace(",5,", ",6,"), 0);
        Staging staging = staged.staging();
        try (LogCapture log = new LogCapture(IntakeLog.class)) {
            staged.take(staging, InputKind.GRANTS, "grants-1.csv", GRANT);
            staged.take(staging, InputKind.GRANTS, "grants-2.csv", GRANT.replace(",5,", ",6,"));
            staging.finishNews();
            staged.take(staging, InputKind.GRANTS, "grants-2.csv", GRANT.replace(",5,", ",6,"));

            assertThat(log.messages())
                    .singleElement()
                    .asString()
                    .contains("grants-2.csv: passed over", "where grants-1.csv has a line", "under a new name");
        }
        assertThat(staged.rows("SELECT points FROM quota_grant", row -> row.get(QuotaGrantTable.POINTS)
                        .toString()))
                .containsExactly("5.00");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void checksumBesideTheFileHasToMatch(DatabaseKind kind) throws IOException {
        StagedFolder staged = staged(kind);
        Path checksum = staged.file("grants.csv.sha256");
        Files.writeString(checksum, "0".repeat(64) + "  grants.csv\n");

        assertThat(take(staged, "grants.csv", GRANT, 0)).isEqualTo(REFUSED);
        assertThat(staged.rejects()).containsExactly("1  ");
        assertThat(refused(staged)).singleElement().asString().contains("grants.csv.sha256", "SHA-256");
        Files.writeString(checksum, InputContent.sha256(staged.file("grants.csv")) + " *grants.csv\n");
        assertThat(take(staged, "grants.csv", GRANT, 0)).isEqualTo(TAKEN);
        Files.writeString(checksum, "1".repeat(64) + "  grants.csv\n");
        assertThat(take(staged, "grants.csv", GRANT, 0))
                .as("the file that the checksum is of has not come")
                .isEqualTo(REFUSED);
        Files.delete(checksum);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void fileWaitsForItsChecksumWhereOneIsRequired(DatabaseKind kind) throws IOException {
        StagedFolder staged = staged(kind).requiringChecksums();

        assertThat(take(staged, "grants.csv", GRANT, 0)).isEqualTo(REFUSED);
        assertThat(refused(staged)).singleElement().asString().contains("waits for its checksum", "grants.csv.sha256");
        Path checksum = staged.file("grants.csv.sha256");
        Files.writeString(checksum, InputContent.sha256(staged.file("grants.csv")) + "  grants.csv\n");
        assertThat(take(staged, "grants.csv", GRANT, 1)).isEqualTo(TAKEN);
        Files.delete(checksum);
        assertThat(take(staged, "grants.csv", GRANT, 2))
                .as("it changes nothing any more")
                .isEqualTo(TAKEN_BEFORE);
        assertThat(refused(staged)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void checksumThatIsWrongOrMissingRefusesAFileOfTheLongestNameAsAnyOther(DatabaseKind kind) throws IOException {
        StagedFolder staged = staged(kind);
        String name = "grants-" + "7".repeat(237) + ".csv";
        Path checksum = staged.file(name + ".sha256");
        Files.writeString(checksum, "0".repeat(64) + "\n");

        assertThat(take(staged, name, GRANT, 0)).isEqualTo(REFUSED);
        assertThat(refused(staged)).singleElement().asString().endsWith("Deliver both again");
        Files.delete(checksum);
        assertThat(take(staged.requiringChecksums(), name, GRANT, 0)).isEqualTo(REFUSED);
        assertThat(refused(staged)).singleElement().asString().endsWith("as sha256sum writes it");
        assertThat(staged.rows("SELECT error FROM reject", row -> row.get(RejectTable.ERROR)))
                .singleElement()
                .asString()
                .startsWith("the file waits for its checksum: deliver grants-777")
                .endsWith("7…")
                .hasSize(255);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void fileInGb18030IsRefusedOnceByWhatItIsUnlessTheSettingSaysSo(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        String text = "request_id,account_id,resource_id,submitted_at,reason\n"
                + requests(20, i -> "a-1,i-1,2026-10-05T12:00:00Z," + (i % 5 == 0 ? "买错了" : "ok"));
        byte[] content = text.getBytes(Charset.forName("GB18030"));

        assertThat(staged.take(InputKind.REQUESTS, "requests.csv", content).outcome())
                .isEqualTo(REFUSED);
        assertThat(staged.rejects()).containsExactly("1  ");
        assertThat(refused(staged)).singleElement().asString().contains("GB18030", "RECKON_CHARSET");
        assertThat(staged.withCharset("GB18030").take(InputKind.REQUESTS, "requests.csv", content))
                .isEqualTo(new TakenFile("requests.csv", TAKEN, 20, 0, 0));
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void oneLineThatIsNotUtf8IsABadLine(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        String text = "request_id,account_id,resource_id,submitted_at,reason\n"
                + requests(200, i -> "a-1,i-1,2026-10-05T12:00:00Z," + (i == 7 ? "买错了" : "ok"));

        assertThat(staged.take(InputKind.REQUESTS, "requests.csv", text.getBytes(Charset.forName("GB18030"))))
                .isEqualTo(new TakenFile("requests.csv", TAKEN, 200, 1, 0));
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
        take(staged, "grants.csv", GRANT, 0);
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

    @Test
    void hundredsOfFilesWithTheSameFaultsMakeAFewLines() {
        StagedFolder staged = staged(DatabaseKind.H2);
        try (LogCapture log = new LogCapture(IntakeLog.class)) {
            Staging staging = staged.staging();
            for (int i = 0; i < 100; i++) {
                staged.take(staging, InputKind.GRANTS, "grants-" + i + ".csv", "grant,account_id\n" + i);
                staged.take(
                        staging,
                        InputKind.GRANTS,
                        "grants-" + (100 + i) + ".csv",
                        "what," + GRANT.replace("g-1", ",g-" + i) + ",g,a,1,2026-10-05T12:00:00Z\n,?,1,1,1\n,?,1,1,1");
            }
            staging.finishNews();

            assertThat(log.messages()).hasSizeLessThan(24);
            assertThat(String.join("\n", log.messages()))
                    .contains("grants-0.csv: refused", "97 more files are refused")
                    .contains("2 of 4 lines are rejected: line 4, 5 grant_id is not an id")
                    .contains("grants-100.csv: unknown columns are ignored: what")
                    .contains("97 more files end without a line end");
        }
    }
}
