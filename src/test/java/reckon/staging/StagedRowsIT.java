package reckon.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.staging.TakenFile.Outcome.TAKEN;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.intake.InputKind;
import reckon.money.Money;
import reckon.money.Points;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.OpenDatabase;
import reckon.support.TestDatabase;
import reckon.tables.AcceptanceTable;
import reckon.tables.AccountTable;
import reckon.tables.ListPriceTable;
import reckon.tables.PurchaseOrderTable;
import reckon.tables.QuotaGrantTable;
import reckon.tables.RequestTable;
import reckon.tables.ResourceTable;
import reckon.tables.SettlementLineTable;

/** A line of each kind, in the table where the other rooms look for it. */
class StagedRowsIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final Map<DatabaseKind, OpenDatabase> OPEN = new EnumMap<>(DatabaseKind.class);

    private final Path folder;

    StagedRowsIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterAll
    static void close() {
        OPEN.values().forEach(OpenDatabase::close);
    }

    private StagedFolder staged(DatabaseKind kind) {
        OpenDatabase open = OPEN.computeIfAbsent(kind, k -> new OpenDatabase(DATABASES.create(k)));
        for (InputKind input : InputKind.values()) {
            open.clear(table(input));
        }
        open.clear("reject", "input_file", "refused_file", "rejected_line");
        return new StagedFolder(open, folder);
    }

    private static String table(InputKind kind) {
        return switch (kind) {
            case ACCOUNTS -> "account";
            case PRICES -> "list_price";
            case RESOURCES -> "resource";
            case ORDERS -> "purchase_order";
            case CONSUMPTION -> "consumption";
            case GRANTS -> "quota_grant";
            case REQUESTS -> "request";
            case SETTLEMENTS -> "settlement_line";
            case ACCEPTANCES -> "acceptance";
        };
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void personalDataOfAnAccountIsKeptAsHashesOnly(DatabaseKind kind) throws GeneralSecurityException {
        StagedFolder staged = staged(kind);
        staged.take(
                InputKind.ACCOUNTS,
                "accounts.csv",
                csv(
                        "account_id,mobile,certification_id,payment_source,content_fingerprint,login_ip,risk",
                        "a-1,13900000001,,card 13900000001,,13900000001,REJECTED",
                        "A-1,,,,,,",
                        "?,13900000001,,,,,"));
        Mac hmac = Mac.getInstance("HmacSHA256");
        hmac.init(new SecretKeySpec(StagedFolder.KEY, "HmacSHA256"));
        String mobile = HexFormat.of().formatHex(hmac.doFinal("13900000001".getBytes(StandardCharsets.UTF_8)));

        assertThat(staged.rows(
                        "SELECT account_id, risk, mobile_hash, certification_id_hash, login_ip_hash FROM account"
                                + " ORDER BY risk DESC",
                        row -> Arrays.asList(
                                row.get(AccountTable.ACCOUNT_ID),
                                row.get(AccountTable.RISK).name(),
                                hex(row.find(AccountTable.MOBILE_HASH)),
                                hex(row.find(AccountTable.CERTIFICATION_ID_HASH)),
                                hex(row.find(AccountTable.LOGIN_IP_HASH)))))
                .containsExactly(
                        Arrays.asList("a-1", "REJECTED", mobile, null, mobile),
                        Arrays.asList("A-1", "CLEAR", null, null, null));
        assertThat(staged.rejects()).containsExactly("4 account_id ");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void pricesAreToldApartByTheirExactText(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        staged.take(
                InputKind.PRICES,
                "prices.csv",
                csv(
                        "product,spec,term_months,list_price,valid_from",
                        "BCC,c1,1,60,2020-01-01T00:00:00+08:00",
                        "BCC,C1,1,61,2020-01-01T00:00:00+08:00",
                        "BCC,ç1,1,62,2020-01-01T00:00:00+08:00",
                        "BCC,c1,12,63,2020-01-01T00:00:00+08:00",
                        "BCC,c1,1,64,2020-01-01T00:00:00.000001+08:00",
                        "BCC,c1,1,65,2019-12-31T16:00:00Z",
                        "BCC,\"=\\N\t\n😀\",1,66,2020-01-01T00:00:00+08:00"));

        assertThat(staged.rows(
                        "SELECT spec, term_months, list_price, valid_from FROM list_price ORDER BY list_price",
                        row -> List.of(
                                row.get(ListPriceTable.SPEC),
                                row.get(ListPriceTable.TERM_MONTHS),
                                row.get(ListPriceTable.LIST_PRICE),
                                row.get(ListPriceTable.VALID_FROM))))
                .containsExactly(
                        List.of("C1", 1, Money.of("61"), Instant.parse("2019-12-31T16:00:00Z")),
                        List.of("ç1", 1, Money.of("62"), Instant.parse("2019-12-31T16:00:00Z")),
                        List.of("c1", 12, Money.of("63"), Instant.parse("2019-12-31T16:00:00Z")),
                        List.of("c1", 1, Money.of("64"), Instant.parse("2019-12-31T16:00:00.000001Z")),
                        List.of("c1", 1, Money.of("65"), Instant.parse("2019-12-31T16:00:00Z")),
                        List.of("=\\N\t\n😀", 1, Money.of("66"), Instant.parse("2019-12-31T16:00:00Z")));
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void orderIsKeptWithWhatThePolicyAsks(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        staged.take(
                InputKind.ORDERS,
                "orders.csv",
                csv(
                        "order_id,account_id,resource_id,product,spec,order_type,charge_type,status,purchased_at,effective_at,expires_at,duration_months,paid_cash,paid_coupon,offering,promotion,contract_id,bundle_id",
                        "o-1,a,i,BCC,c1,CONVERT,PREPAID,COMPLETED,1970-01-01T00:00Z,2023-01-01T00:00:00Z,2199-12-31T23:59:59.9999999Z,12000,9999999999999.99,0.5,ONE_TIME,NO_FULL_REFUND,c,b",
                        "o-2,a,i,BCC,,NEW,POSTPAID,PENDING,2023-01-01T00:00:00Z,,,,0,0,,,,"));

        assertThat(staged.rows(
                        "SELECT spec, order_type, charge_type, status, purchased_at, effective_at, expires_at,"
                                + " duration_months, paid_cash, paid_coupon, offering, promotion, under_contract, bundle_id"
                                + " FROM purchase_order ORDER BY order_id",
                        row -> Arrays.asList(
                                row.find(PurchaseOrderTable.SPEC),
                                row.get(PurchaseOrderTable.ORDER_TYPE).name(),
                                row.get(PurchaseOrderTable.CHARGE_TYPE).name(),
                                row.get(PurchaseOrderTable.STATUS).name(),
                                row.get(PurchaseOrderTable.PURCHASED_AT),
                                row.find(PurchaseOrderTable.EFFECTIVE_AT),
                                row.find(PurchaseOrderTable.EXPIRES_AT),
                                row.get(PurchaseOrderTable.DURATION_MONTHS),
                                row.get(PurchaseOrderTable.PAID_CASH),
                                row.get(PurchaseOrderTable.PAID_COUPON),
                                row.get(PurchaseOrderTable.OFFERING).name(),
                                row.get(PurchaseOrderTable.PROMOTION).name(),
                                row.get(PurchaseOrderTable.UNDER_CONTRACT),
                                row.find(PurchaseOrderTable.BUNDLE_ID))))
                .containsExactly(
                        Arrays.asList(
                                "c1",
                                "CONVERT",
                                "PREPAID",
                                "COMPLETED",
                                Instant.parse("1970-01-01T00:00:00Z"),
                                Instant.parse("2023-01-01T00:00:00Z"),
                                Instant.parse("2199-12-31T23:59:59.999999Z"),
                                12_000,
                                Money.of("9999999999999.99"),
                                Money.of("0.50"),
                                "ONE_TIME",
                                "NO_FULL_REFUND",
                                true,
                                "b"),
                        Arrays.asList(
                                null,
                                "NEW",
                                "POSTPAID",
                                "PENDING",
                                Instant.parse("2023-01-01T00:00:00Z"),
                                null,
                                null,
                                0,
                                Money.ZERO,
                                Money.ZERO,
                                "REGULAR",
                                "NONE",
                                false,
                                null));
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void otherKindsAreKeptToo(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        staged.take(
                InputKind.RESOURCES,
                "resources.csv",
                csv(
                        "resource_id,account_id,product,status,attached_to,package_used,support_benefit_used,invoiced,in_transaction",
                        "d,a,CDS,FROZEN,i,0.00000000000000000001,true,false,true"));
        staged.take(
                InputKind.GRANTS,
                "grants.csv",
                csv(
                        "grant_id,account_id,points,granted_at,month",
                        "g-1,a,100,2026-10-05T12:00:00Z,2026-10",
                        "g-2,a,0.01,2026-10-05T12:00:00Z,"));
        staged.take(
                InputKind.REQUESTS,
                "requests.csv",
                csv(
                        "request_id,account_id,resource_id,kind,submitted_at",
                        "r-1,a,i,,2023-01-11T15:00:00.5+08:00",
                        "r-2,a,i,RENEWAL,2023-01-11T15:00:00+08:00"));
        staged.take(
                InputKind.SETTLEMENTS,
                "settlements.csv",
                csv(
                        "settlement_id,refund_id,amount,settled_at,status",
                        "s-1,rf-1,28.06,2023-01-13T09:00+08:00,FAILED"));

        staged.take(
                InputKind.ACCEPTANCES,
                "acceptances.csv",
                csv(
                        "break,refund_id,order_id,expected,actual,note,ticket",
                        "SETTLEMENT_UNKNOWN,by-hand-77,,0.00,12.34,s7,T-1",
                        "order_changed,rf-1,o-1,100.00,-10,,T 2"));

        assertThat(staged.rows(
                        "SELECT break_name, refund_id, order_id, expected, actual, note, ticket FROM acceptance"
                                + " ORDER BY refund_id",
                        row -> Arrays.asList(
                                row.get(AcceptanceTable.BREAK_NAME),
                                row.get(AcceptanceTable.REFUND_ID),
                                row.get(AcceptanceTable.ORDER_ID),
                                row.get(AcceptanceTable.EXPECTED),
                                row.get(AcceptanceTable.ACTUAL),
                                row.find(AcceptanceTable.NOTE),
                                row.get(AcceptanceTable.TICKET))))
                .containsExactly(
                        Arrays.asList(
                                "SETTLEMENT_UNKNOWN", "by-hand-77", "", Money.ZERO, Money.of("12.34"), "s7", "T-1"),
                        Arrays.asList("ORDER_CHANGED", "rf-1", "o-1", Money.of("100"), Money.of("-10"), null, "T 2"));
        assertThat(staged.rows(
                        "SELECT resource_id, account_id, product, status, attached_to, package_used,"
                                + " support_benefit_used, invoiced, in_transaction FROM resource",
                        row -> List.of(
                                row.get(ResourceTable.RESOURCE_ID),
                                row.get(ResourceTable.ACCOUNT_ID),
                                row.get(ResourceTable.PRODUCT),
                                row.get(ResourceTable.STATUS).name(),
                                row.get(ResourceTable.ATTACHED_TO),
                                row.get(ResourceTable.PACKAGE_USED),
                                row.get(ResourceTable.SUPPORT_BENEFIT_USED),
                                row.get(ResourceTable.INVOICED),
                                row.get(ResourceTable.IN_TRANSACTION))))
                .containsExactly(List.of("d", "a", "CDS", "FROZEN", "i", true, true, false, true));
        assertThat(staged.rows(
                        "SELECT points, granted_at, grant_month FROM quota_grant ORDER BY grant_id",
                        row -> Arrays.asList(
                                row.get(QuotaGrantTable.POINTS),
                                row.get(QuotaGrantTable.GRANTED_AT),
                                row.find(QuotaGrantTable.GRANT_MONTH))))
                .containsExactly(
                        Arrays.asList(
                                Points.of("100.00"), Instant.parse("2026-10-05T12:00:00Z"), YearMonth.of(2026, 10)),
                        Arrays.asList(Points.of("0.01"), Instant.parse("2026-10-05T12:00:00Z"), null));
        assertThat(staged.rows(
                        "SELECT kind, submitted_at FROM request ORDER BY request_id",
                        row -> List.of(row.get(RequestTable.KIND).name(), row.get(RequestTable.SUBMITTED_AT))))
                .containsExactly(
                        List.of("RESOURCE", Instant.parse("2023-01-11T07:00:00.5Z")),
                        List.of("RENEWAL", Instant.parse("2023-01-11T07:00:00Z")));
        assertThat(staged.rows(
                        "SELECT refund_id, amount, settled_at, status FROM settlement_line",
                        row -> List.of(
                                row.get(SettlementLineTable.REFUND_ID),
                                row.get(SettlementLineTable.AMOUNT),
                                row.get(SettlementLineTable.SETTLED_AT),
                                row.get(SettlementLineTable.STATUS).name())))
                .containsExactly(List.of("rf-1", Money.of("28.06"), Instant.parse("2023-01-13T01:00:00Z"), "FAILED"));
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, mode = EnumSource.Mode.EXCLUDE, names = "H2")
    void databaseOfAnOldCharacterSetKeepsEveryCharacter(DatabaseKind kind) {
        TestDatabase old = DATABASES.create(kind);
        old.execute("ALTER DATABASE CHARACTER SET latin1");
        try (OpenDatabase open = new OpenDatabase(old)) {
            StagedFolder staged = new StagedFolder(open, folder);

            assertThat(staged.take(
                                    InputKind.CONSUMPTION,
                                    "consumption-十月.csv",
                                    csv("account_id,month,amount", "中😀,2026-10,1", "a,2026-10,1"))
                            .outcome())
                    .isEqualTo(TAKEN);
            assertThat(staged.rejects()).containsExactly("2 account_id 中😀");
            assertThat(staged.files()).containsExactly("consumption-十月.csv false 2 1");
        }
    }

    private static String csv(String... lines) {
        return String.join("\n", lines) + "\n";
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }
}
