package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.endtoend.NightSeries.NOTHING;
import static reckon.endtoend.NightSeries.REQUESTS_HEADER;
import static reckon.endtoend.NightSeries.orders;
import static reckon.endtoend.NightSeries.request;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.support.CsvRows;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Outcome;
import reckon.support.TestDatabase;
import reckon.support.YearOfBcc;

/** What one night leaves for the next to do. */
final class NightAfterNightIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private final Path folder;

    NightAfterNightIT(@TempDir Path folder) {
        this.folder = folder;
    }

    /**
     * Rules A1 and A2: a night only looks at orders that came since the last night that looked, at resources that were given
     * back since, and at orders that waited then.
     */
    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void anOrderThatWaitedIsRefundedWithoutARequestByTheNightThatItWaitedFor(DatabaseKind kind) throws IOException {
        TestDatabase database = DATABASES.create(kind);
        NightSeries nights = new NightSeries(database, folder);
        nights.write("04", "accounts.csv", "account_id\na\n");
        nights.write("04", "prices.csv", YearOfBcc.PRICES);
        nights.write(
                "04",
                "orders.csv",
                orders("a")
                        + bought("failed-on-6", "bcc-b", "NEW", "CREATE_FAILED", 6)
                        + bought("renewed-on-6", "bcc-a", "RENEW", "COMPLETED", 6)
                        + bought("renewed-on-5", "bcc-c", "RENEW", "COMPLETED", 5));
        nights.write("04", "requests.csv", REQUESTS_HEADER + request("a", "2026-11-04"));
        nights.write(
                "05",
                "orders-2.csv",
                YearOfBcc.ORDERS_HEADER
                        + bought("behind-a-bad-line", "bcc-a", "RENEW", "COMPLETED", 5)
                        + bought("an id of blanks", "bcc-a", "RENEW", "COMPLETED", 5));
        nights.write("07", "orders-3.csv", YearOfBcc.ORDERS_HEADER + bought("good", "bcc-a", "NEW", "PENDING", 5));
        nights.write(
                "noon", "orders-4.csv", YearOfBcc.ORDERS_HEADER + bought("at-noon", "bcc-a", "RENEW", "COMPLETED", 7));

        assertThat(automatic(nights, "2026-11-04", "04")).isEmpty();
        assertThat(automatic(nights, "2026-11-05", "05")).isEmpty();
        assertThat(automatic(nights, "2026-11-06", NOTHING)).containsExactly("CREATE_FAILED failed-on-6");
        assertThat(automatic(nights, "2026-11-07", "07"))
                .containsExactly("NOT_DELIVERED behind-a-bad-line", "NOT_DELIVERED renewed-on-6");
        Outcome noon = nights.nights()
                .execute(
                        "reconcile",
                        "--input",
                        folder.resolve("noon").toString(),
                        "--output",
                        folder.resolve("output").toString());
        assertThat(noon.exitCode()).as(noon.err()).isZero();
        assertThat(automatic(nights, "2026-11-08", NOTHING)).containsExactly("NOT_DELIVERED at-noon");
        assertThat(database.query("SELECT order_id FROM waiting_order")).isEmpty();
    }

    /** Rule A2: nights of older dates, which an operator asks for, do not lose an order that is bought later. */
    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void anOrderWhoseResourceALateNightOfAnOlderDateGivesBackIsRefundedWhenItsDayComes(DatabaseKind kind)
            throws IOException {
        NightSeries nights = new NightSeries(DATABASES.create(kind), folder);
        nights.write("04", "accounts.csv", "account_id\na\n");
        nights.write("04", "prices.csv", YearOfBcc.PRICES);
        nights.write("04", "orders.csv", orders("a") + bought("renewed-on-4", "bcc-a", "RENEW", "COMPLETED", 4));
        nights.write("02", "requests.csv", REQUESTS_HEADER + request("a", "2026-11-02"));

        assertThat(automatic(nights, "2026-11-04", "04")).isEmpty();
        assertThat(automatic(nights, "2026-11-05", NOTHING)).isEmpty();
        assertThat(automatic(nights, "2026-11-02", "02")).isEmpty();
        assertThat(automatic(nights, "2026-11-03", NOTHING)).isEmpty();
        assertThat(automatic(nights, "2026-11-06", NOTHING)).containsExactly("NOT_DELIVERED renewed-on-4");
    }

    private static String bought(String orderId, String resourceId, String type, String status, int day) {
        String begin = "2026-11-0" + day + "T10:00:00+08:00";
        return String.join(
                        ",",
                        orderId,
                        "a",
                        resourceId,
                        "BCC,small",
                        type,
                        "PREPAID",
                        status,
                        begin,
                        "2027-06-01T10:00:00+08:00,2028-06-01T10:00:00+08:00,12,600.00,0.00")
                + "\n";
    }

    /** Returns what a night refunds without a request, as rule and order. */
    private List<String> automatic(NightSeries nights, String date, String input) {
        return nights.rows(date, input, "refunds.csv").stream()
                .filter(row -> row.get("request_id").isEmpty())
                .map(row -> row.get("kind") + " " + row.get("order_id"))
                .sorted()
                .toList();
    }

    /** Rule Q3. */
    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void aMonthThatTheNightBeforeMissedIsBookedByTheNightThatItIsDeliveredTo(DatabaseKind kind) throws IOException {
        TestDatabase database = DATABASES.create(kind);
        NightSeries nights = new NightSeries(database, folder);
        nights.write("october", "accounts.csv", "account_id\na\n");
        nights.write("october", "consumption-2026-09.csv", "account_id,month,amount\na,2026-09,10.00\n");
        nights.write("06", "consumption-2026-10.csv", "account_id,month,amount\na,2026-10,30.00\n");

        assertThat(nights.movements("2026-10-10", "october")).containsExactly("a INITIAL", "a RESET 2026-10");
        assertThat(nights.night("2026-11-04", NOTHING).exitCode()).isEqualTo(3);
        assertThat(nights.night("2026-11-05", NOTHING).exitCode()).isEqualTo(3);
        assertThat(nights.movements("2026-11-06", "06")).containsExactly("a LAPSE 2026-11", "a RESET 2026-11");
    }

    /** Rule Q3: what was booked without it stays booked. */
    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void aMonthThatIsDeliveredBehindItsResetsDoesNotMakeAFinishedNightIncomplete(DatabaseKind kind) throws IOException {
        TestDatabase database = DATABASES.create(kind);
        NightSeries nights = new NightSeries(database, folder);
        nights.write("04", "accounts.csv", "account_id\na\n");
        nights.write("04 again", "consumption-2026-08.csv", "account_id,month,amount\na,2026-08,10.00\n");

        List<String> booked = nights.movements("2026-11-04", "04");
        assertThat(nights.movements("2026-11-04", "04 again")).isEqualTo(booked);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void whatAFinishedNightRecordsWhenItFailsTheSecondTimeIsInItsFilesBeforeTheNextBegins(DatabaseKind kind)
            throws IOException {
        TestDatabase database = DATABASES.create(kind);
        NightSeries nights = new NightSeries(database, folder);
        nights.write("first", "accounts.csv", "account_id\nearly\n");
        nights.write("first", "prices.csv", YearOfBcc.PRICES);
        nights.write("first", "orders.csv", orders("early", "late", "next"));
        nights.write("first", "requests.csv", REQUESTS_HEADER + request("early", "2026-11-04"));
        nights.write("late", "accounts.csv", "account_id\nearly\nlate\nnext\n");
        nights.write("late", "requests.csv", REQUESTS_HEADER + request("late", "2026-11-04"));
        nights.write("next", "requests.csv", REQUESTS_HEADER + request("next", "2026-11-05"));
        nights.write("elsewhere", "2026-11-04", "a file where the night's folder should be");

        assertThat(nights.night("2026-11-04", "first").exitCode()).isZero();
        assertThat(nights.night("2026-11-04", "late", "elsewhere").exitCode()).isEqualTo(1);
        assertThat(database.query("SELECT COUNT(*) FROM decision")).containsExactly(List.of("2"));
        assertThat(nights.nights()
                        .execute("verify", folder + "/output/2026-11-04")
                        .out())
                .contains("was started again and is not finished");
        Outcome next = nights.night("2026-11-05", "next");

        assertThat(next.exitCode()).as(next.toString()).isZero();
        assertThat(audited("2026-11-04")).containsExactly("1 early", "2 late");
        assertThat(audited("2026-11-05")).containsExactly("3 next");
        for (String date : List.of("2026-11-04", "2026-11-05")) {
            Outcome verified = nights.nights().execute("verify", folder + "/output/" + date);
            assertThat(verified.exitCode()).as(verified.out()).isZero();
        }
    }

    /** What was not taken yet may say that a request has to be refused (Rule E05). */
    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void aNightThatWasCutOffWhileItTookFilesTakesTheRestBeforeALaterOneFinishesIt(DatabaseKind kind)
            throws IOException {
        TestDatabase database = DATABASES.create(kind);
        NightSeries nights = new NightSeries(database, folder);
        nights.write("04", "accounts.csv", "account_id\na\n");
        nights.write("04", "prices.csv", YearOfBcc.PRICES);
        nights.write("04", "orders.csv", orders("a"));
        nights.write("04", "requests.csv", REQUESTS_HEADER + request("a", "2026-11-04"));
        nights.write("04", "resources.csv", "resource_id,account_id,product,spec,status\nbcc-a,a,BCC,small,FROZEN\n");
        assertThat(nights.nights().execute("init").exitCode()).isZero();
        database.execute("ALTER TABLE resource RENAME TO resource_away");
        assertThat(nights.night("2026-11-04", "04").exitCode()).isEqualTo(1);
        database.execute("ALTER TABLE resource_away RENAME TO resource");
        assertThat(database.number("SELECT COUNT(*) FROM decision")).isZero();

        Outcome next = nights.night("2026-11-05", "04");

        assertThat(next.exitCode()).as(next.toString()).isZero();
        assertThat(CsvRows.read(folder.resolve("output/2026-11-04/audit.csv")))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("reason", "FROZEN"));
    }

    private List<String> audited(String date) {
        return CsvRows.read(folder.resolve("output/" + date + "/audit.csv")).stream()
                .map(row -> row.get("seq") + " " + row.get("request_id"))
                .toList();
    }
}
