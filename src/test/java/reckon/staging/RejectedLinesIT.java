package reckon.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.intake.InputKind;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.OpenDatabase;
import reckon.tables.RejectedLineTable;

/** Which lines wait for a good one: those whose last delivery was bad, as far as their key can be read (Rule I3). */
class RejectedLinesIT {
    private static final String ORDERS =
            "order_id,account_id,resource_id,product,order_type,charge_type,status,purchased_at,paid_cash,paid_coupon\n";
    private static final String PRICES = "product,spec,term_months,list_price,valid_from\n";
    private static final String CONSUMPTION = "account_id,month,amount\n";
    private static final String RESOURCES = "resource_id,account_id,product,status\n";

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final Map<DatabaseKind, OpenDatabase> OPEN = new EnumMap<>(DatabaseKind.class);

    private final Path folder;
    private int files;

    RejectedLinesIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterAll
    static void close() {
        OPEN.values().forEach(OpenDatabase::close);
    }

    private StagedFolder staged(DatabaseKind kind) {
        OpenDatabase open = OPEN.computeIfAbsent(kind, k -> new OpenDatabase(DATABASES.create(k)));
        open.clear("reject", "input_file", "refused_file", "rejected_line", "request", "settlement_line");
        return new StagedFolder(open, folder);
    }

    /** Takes a file of some lines and as many good ones that nobody asks about, so that it is not refused. */
    private void take(StagedFolder staged, InputKind kind, String header, String... lines) {
        take(staged, kind, 0, header, lines);
    }

    private void take(StagedFolder staged, InputKind kind, int night, String header, String... lines) {
        String others = IntStream.range(0, lines.length)
                .mapToObj(i -> otherLine(kind, i) + "\n")
                .collect(Collectors.joining());
        TakenFile taken = staged.take(
                kind,
                kind + "-" + ++files + ".csv",
                (header + others + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8),
                StagedFolder.DATE.plusDays(night));
        assertThat(taken.outcome()).isEqualTo(TakenFile.Outcome.TAKEN);
    }

    private static String otherLine(InputKind kind, int i) {
        return switch (kind) {
            case ORDERS -> order("other-" + i, "other-r-" + i, "1");
            case PRICES -> "OTHER,s,1,1,2020-01-01T00:00:00Z";
            case CONSUMPTION -> "other,2026-10,1";
            case RESOURCES -> "other-" + i + ",other,CDS,ACTIVE";
            case ACCOUNTS -> "other-" + i;
            case GRANTS -> "other-" + i + ",other,1,2026-10-05T12:00:00Z";
            case REQUESTS -> "other-" + i + ",a,r,2026-10-05T12:00:00Z";
            case SETTLEMENTS -> "other-" + i + ",rf,1,2026-10-05T12:00:00Z,PAID";
            case ACCEPTANCES -> "SETTLEMENT_MISSING,other-" + i + ",T";
        };
    }

    private static String order(String orderId, String resourceId, String paidCash) {
        return orderId + ",a-1," + resourceId + ",BCC,NEW,POSTPAID,PENDING,2026-10-05T12:00:00Z," + paidCash + ",0";
    }

    /** Returns what waits, as its key and what of it could be read. */
    private static List<String> open(StagedFolder staged) {
        return staged.rows(
                "SELECT kind, line_key, order_id, account_id, resource_id, grant_id, product, spec, term_months,"
                        + " consumption_month FROM rejected_line ORDER BY kind, line_key",
                row -> row.get(RejectedLineTable.KIND) + " " + row.get(RejectedLineTable.LINE_KEY) + ": "
                        + Stream.of(
                                        row.find(RejectedLineTable.ORDER_ID),
                                        row.find(RejectedLineTable.ACCOUNT_ID),
                                        row.find(RejectedLineTable.RESOURCE_ID),
                                        row.find(RejectedLineTable.GRANT_ID),
                                        row.find(RejectedLineTable.PRODUCT),
                                        row.find(RejectedLineTable.SPEC),
                                        row.find(RejectedLineTable.TERM_MONTHS),
                                        row.find(RejectedLineTable.CONSUMPTION_MONTH))
                                .map(String::valueOf)
                                .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void badLineWaitsForAGoodOneOfItsKeyAndNoOther(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        take(staged, InputKind.RESOURCES, RESOURCES, "r-1,a-1,BCC,?", " r-2 ,?,BCC,ACTIVE", "r 3,a-1,BCC,ACTIVE");
        assertThat(open(staged))
                .containsExactly(
                        "RESOURCES r-1: null a-1 r-1 null null null null null",
                        "RESOURCES r-2: null null r-2 null null null null null");

        take(staged, InputKind.RESOURCES, RESOURCES, "r-2,a-1,BCC,ACTIVE");
        assertThat(open(staged)).containsExactly("RESOURCES r-1: null a-1 r-1 null null null null null");
        take(staged, InputKind.RESOURCES, RESOURCES, "r-1,a-1,BCC,FROZEN");
        assertThat(open(staged)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void lastLineOfAFileCounts(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        take(
                staged,
                InputKind.RESOURCES,
                RESOURCES,
                "r-1,a-1,BCC,?",
                "r-2,a-1,BCC,ACTIVE",
                "r-1,a-1,BCC,ACTIVE",
                "r-2,a-1,BCC,?");

        assertThat(open(staged)).containsExactly("RESOURCES r-2: null a-1 r-2 null null null null null");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void lineSaysWhereItStandsAndSinceWhenItWaits(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        take(staged, InputKind.RESOURCES, 0, RESOURCES, "r-1,a-1,BCC,?");
        take(staged, InputKind.RESOURCES, 1, RESOURCES, "r-1,?,BCC,ACTIVE");
        take(staged, InputKind.RESOURCES, 2, RESOURCES, "r-2,a-1,BCC,?");
        take(staged, InputKind.RESOURCES, 3, RESOURCES, "r-2,a-1,BCC,ACTIVE", "r-2,a-1,BCC,?");

        assertThat(staged.rows(
                        "SELECT line_key, file_name, line, column_name, business_date FROM rejected_line"
                                + " ORDER BY line_key",
                        row -> List.of(
                                row.get(RejectedLineTable.LINE_KEY),
                                row.get(RejectedLineTable.FILE_NAME),
                                row.get(RejectedLineTable.LINE),
                                row.get(RejectedLineTable.COLUMN_NAME),
                                row.get(RejectedLineTable.BUSINESS_DATE))))
                .containsExactly(
                        List.of("r-1", "RESOURCES-2.csv", 3L, "account_id", StagedFolder.DATE),
                        List.of("r-2", "RESOURCES-4.csv", 5L, "status", StagedFolder.DATE.plusDays(3)));
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void orderWhoseIdCannotBeReadWaitsForAnyGoodLineOfItsResource(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        take(
                staged,
                InputKind.ORDERS,
                ORDERS,
                order("o-1", "r-1", "?"),
                order("o 2", "r-2", "1"),
                order("o-3", "r 3", "1"),
                order("?", "?", "1"));
        assertThat(open(staged))
                .containsExactly(
                        "ORDERS ?r-2: null a-1 r-2 null null null null null",
                        "ORDERS o-1: o-1 a-1 r-1 null null null null null",
                        "ORDERS o-3: o-3 a-1 null null null null null null");

        take(staged, InputKind.ORDERS, ORDERS, order("o-9", "r-1", "1"), order("o-8", "r-2", "1"));
        assertThat(open(staged))
                .extracting(line -> line.substring(0, 11))
                .containsExactly("ORDERS o-1:", "ORDERS o-3:");
        take(staged, InputKind.ORDERS, ORDERS, order("o-1", "r-7", "1"), order("o-3", "r-3", "1"));
        assertThat(open(staged)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void consumptionOfAMonthThatCannotBeReadWaitsForAnyGoodLineOfItsAccount(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        take(staged, InputKind.CONSUMPTION, CONSUMPTION, "a-1,2026-10,?", "a-2,2026/10,1", "?,2026-10,1");
        assertThat(open(staged))
                .containsExactly(
                        "CONSUMPTION 2026-10/a-1: null a-1 null null null null null 2026-10",
                        "CONSUMPTION ?a-2: null a-2 null null null null null null");

        take(staged, InputKind.CONSUMPTION, CONSUMPTION, "a-1,2026-09,1", "a-2,2026-09,1");
        assertThat(open(staged)).singleElement().asString().startsWith("CONSUMPTION 2026-10/a-1");
        take(staged, InputKind.CONSUMPTION, CONSUMPTION, "a-1,2026-10,1");
        assertThat(open(staged)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void priceOfWhichAPartCannotBeReadWaitsForAGoodOneOfTheRestInALaterFile(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        take(
                staged,
                InputKind.PRICES,
                PRICES,
                "BCC,s1,1,?,2020-01-01T08:00:00+08:00",
                "bcc,s2,13,1,2020-01-01T00:00:00Z",
                "BCC,s2,12,1,2020-01-01T00:00:00Z",
                "CDS,s|3,12,1,soon",
                "CDS,s|3,12,1,2019-01-01T00:00:00Z",
                "BCC,,1,1,2020-01-01T00:00:00Z");
        assertThat(open(staged))
                .containsExactly(
                        "PRICES BCC|?|1|?: null null null null BCC null 1 null",
                        "PRICES BCC|s1|1|2020-01-01T00:00:00Z: null null null null BCC s1 1 null",
                        "PRICES BCC|s2|?|?: null null null null BCC s2 null null",
                        "PRICES CDS|s\\|3|12|?: null null null null CDS s|3 12 null");

        take(
                staged,
                InputKind.PRICES,
                PRICES,
                "BCC,s1,1,1,2021-01-01T00:00:00Z",
                "BCC,s2,12,1,2021-01-01T00:00:00Z",
                "CDS,s|3,1,1,2021-01-01T00:00:00Z");
        assertThat(open(staged)).hasSize(2).allMatch(line -> line.contains("|s1|") || line.contains("3|12|"));
        take(staged, InputKind.PRICES, PRICES, "BCC,s1,1,1,2020-01-01T00:00:00Z", "CDS,s|3,12,1,2021-01-01T00:00:00Z");
        assertThat(open(staged)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void priceOfAnUnreadableProductOrSpecWaitsForAGoodOneOfTheRestInALaterFile(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        take(
                staged,
                InputKind.PRICES,
                PRICES,
                "BCC,,1,1,2020-01-01T00:00:00Z",
                ",s1,12,1,2020-01-01T00:00:00Z",
                ",,1,1,2020-01-01T00:00:00Z",
                "BCC,s1,1,1,2020-01-01T00:00:00Z",
                "BCC,,12,1,2020-01-01T00:00:00Z",
                "BCC,s4,1,1,2020-01-01T00:00:00Z",
                "BCC,?,13,1,2020-01-01T00:00:00Z");
        assertThat(open(staged))
                .containsExactly(
                        "PRICES ?|?|1|?: null null null null null null 1 null",
                        "PRICES ?|s1|12|?: null null null null null s1 12 null",
                        "PRICES BCC|?|12|?: null null null null BCC null 12 null",
                        "PRICES BCC|?|1|?: null null null null BCC null 1 null",
                        "PRICES BCC|\\?|?|?: null null null null BCC ? null null");

        take(staged, InputKind.PRICES, PRICES, "BCC,s2,1,1,2020-01-01T00:00:00Z");
        assertThat(open(staged))
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .containsExactly("PRICES ?|s1|12|?", "PRICES BCC|?|12|?", "PRICES BCC|\\?|?|?");
        take(
                staged,
                InputKind.PRICES,
                PRICES,
                "CDS,s1,12,1,2020-01-01T00:00:00Z",
                "BCC,s9,12,1,2020-01-01T00:00:00Z",
                "BCC,?,1,1,2020-01-01T00:00:00Z");
        assertThat(open(staged)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void accountsAndGrantsWaitAndOtherKindsHoldNobody(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        take(staged, InputKind.ACCOUNTS, "account_id\n", "a-1,x");
        take(
                staged,
                InputKind.GRANTS,
                "grant_id,account_id,points,granted_at\n",
                "g-1,a-1,?,2026-10-05T12:00:00Z",
                "?,a-2,1,2026-10-05T12:00:00Z",
                "g-3,?,1,2026-10-05T12:00:00Z");
        take(staged, InputKind.REQUESTS, "request_id,account_id,resource_id,submitted_at\n", "r-1,a,r,?");
        take(staged, InputKind.SETTLEMENTS, "settlement_id,refund_id,amount,settled_at,status\n", "s,rf,?,?,?");
        take(staged, InputKind.ACCEPTANCES, "break,refund_id,ticket\n", "SETTLEMENT_MISSING,rf-1,");

        assertThat(open(staged))
                .containsExactly(
                        "ACCOUNTS a-1: null a-1 null null null null null null",
                        "GRANTS ?a-2: null a-2 null null null null null null",
                        "GRANTS g-1: null a-1 null g-1 null null null null",
                        "GRANTS g-3: null null null g-3 null null null null");
        take(
                staged,
                InputKind.GRANTS,
                "grant_id,account_id,points,granted_at\n",
                "g-9,a-2,1,2026-10-05T12:00:00Z",
                "g-3,a-3,1,2026-10-05T12:00:00Z");
        assertThat(open(staged)).hasSize(2).noneMatch(line -> line.contains("a-2") || line.contains("g-3"));
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void lineOfAWrongNumberOfFieldsOrBrokenQuotesWaitsAsFarAsItCanBeRead(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        take(
                staged,
                InputKind.RESOURCES,
                RESOURCES,
                "r-1,a-1,BCC,FROZEN,",
                "r-2,a-1",
                "r-3,a-1,\"BCC\"x,FROZEN",
                "r-4,a-1,\"BCC,FROZEN");

        assertThat(open(staged))
                .extracting(line -> line.substring(0, 13))
                .containsExactly("RESOURCES r-1", "RESOURCES r-2", "RESOURCES r-3", "RESOURCES r-4");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void refusedFileOpensAndEndsNothing(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        take(staged, InputKind.RESOURCES, RESOURCES, "r-1,a-1,BCC,?");
        List<String> before = open(staged);

        staged.take(
                InputKind.RESOURCES, "resources.csv", RESOURCES + "r-1,a-1,BCC,ACTIVE\nr-2,a-1,BCC,?\nr-3,a-1,BCC,?\n");

        assertThat(open(staged)).isEqualTo(before).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void thousandsOfLinesWaitAndEnd(DatabaseKind kind) {
        StagedFolder staged = staged(kind).withMaxRejectRate("1");
        String[] bad =
                IntStream.range(0, 3_000).mapToObj(i -> "r-" + i + ",a,BCC,?").toArray(String[]::new);
        String[] good = IntStream.range(0, 2_999)
                .mapToObj(i -> "r-" + i + ",a,BCC,ACTIVE")
                .toArray(String[]::new);
        take(staged, InputKind.RESOURCES, RESOURCES, bad);
        assertThat(open(staged)).hasSize(3_000);
        take(staged, InputKind.RESOURCES, RESOURCES, good);

        assertThat(open(staged)).singleElement().asString().startsWith("RESOURCES r-2999:");
    }
}
