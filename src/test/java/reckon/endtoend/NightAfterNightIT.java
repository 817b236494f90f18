package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.support.CsvRows;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.TestDatabase;
import reckon.support.YearOfBcc;

/** What one night leaves for the next to do. */
final class NightAfterNightIT {
    private static final String REQUESTS_HEADER = "request_id,account_id,resource_id,submitted_at\n";

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private final Path folder;

    NightAfterNightIT(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A night only looks at accounts that can lack a reset: those that the night before did not know. Requests of others change nothing. */
    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void everyAccountIsOpenedByTheNightThatFirstKnowsItAndResetOnceAMonth(DatabaseKind kind) throws IOException {
        TestDatabase database = DATABASES.create(kind);
        write("04", "accounts.csv", "account_id\na\n");
        write("05", "accounts.csv", "account_id\na\nb\n");
        write("05 again", "accounts.csv", "account_id\na\nb\ne\n");
        Files.createDirectories(folder.resolve("nothing"));
        write("02", "accounts.csv", "account_id\nc\n");
        write("05", "requests.csv", REQUESTS_HEADER + request("a", "2026-11-05"));
        write("05 again", "requests.csv", REQUESTS_HEADER + request("b", "2026-11-05"));
        write("02", "requests.csv", REQUESTS_HEADER + request("c", "2026-11-02"));
        write("december", "accounts.csv", "account_id\nd\n");
        write("december", "consumption-2026-11.csv", "account_id,month,amount\na,2026-11,10.00\n");

        assertThat(movements(database, "2026-11-04", "04")).containsExactly("a INITIAL", "a RESET 2026-11");
        assertThat(movements(database, "2026-11-05", "05")).containsExactly("b INITIAL", "b RESET 2026-11");
        assertThat(movements(database, "2026-11-05", "05 again"))
                .containsExactly("b INITIAL", "b RESET 2026-11", "e INITIAL", "e RESET 2026-11");
        assertThat(movements(database, "2026-11-06", "nothing")).isEmpty();
        assertThat(movements(database, "2026-11-02", "02")).containsExactly("c INITIAL", "c RESET 2026-11");
        assertThat(movements(database, "2026-11-07", "nothing")).isEmpty();
        assertThat(movements(database, "2026-12-01", "december"))
                .containsExactly(
                        "a RESET 2026-12",
                        "b RESET 2026-12",
                        "c RESET 2026-12",
                        "d INITIAL",
                        "d RESET 2026-12",
                        "e RESET 2026-12");
        assertThat(movements(database, "2026-12-02", "nothing")).isEmpty();
    }

    /** Whoever inserts a request that was decided before, or delivers it again, does not get it decided twice. */
    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void aRequestThatAnEarlierNightDecidedIsReadByNoLaterOneAndStaysDecided(DatabaseKind kind) throws IOException {
        TestDatabase database = DATABASES.create(kind);
        write("04", "accounts.csv", "account_id\na\nb\n");
        write("04", "prices.csv", YearOfBcc.PRICES);
        write("04", "orders.csv", orders("a", "b"));
        write("04", "requests.csv", REQUESTS_HEADER + request("a", "2026-11-04"));
        write("05", "requests.csv", REQUESTS_HEADER + request("a", "2026-11-04") + request("b", "2026-11-05"));
        Files.createDirectories(folder.resolve("nothing"));
        assertThat(night(database, "2026-11-04", "04", "output").exitCode()).isZero();
        Outcome next = night(database, "2026-11-05", "05", "output");
        assertThat(next.out()).contains("with 1 requests that were decided before");
        assertThat(database.query("SELECT request_id FROM request")).containsExactly(List.of("b"));
        database.execute("INSERT INTO request (request_id, account_id, resource_id, submitted_at)"
                + " SELECT request_id, account_id, resource_id, submitted_at FROM decision WHERE request_id = 'a'");
        assertThat(night(database, "2026-11-06", "nothing", "output").exitCode())
                .isZero();
        assertThat(database.query("SELECT request_id FROM decision WHERE request_id IN ('a', 'b')"))
                .hasSize(2);
        assertThat(night(database, "2026-11-07", "nothing", "output").exitCode())
                .isZero();
        assertThat(database.query("SELECT request_id FROM request")).doesNotContain(List.of("a"));
    }

    /** Rule Q4: a night reads the grants that may be due, which are not those that an earlier one booked. */
    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void aGrantThatAnEarlierNightBookedIsReadByNoLaterOneAndOneOfALaterMonthWaitsForIt(DatabaseKind kind)
            throws IOException {
        TestDatabase database = DATABASES.create(kind);
        String grants = "grant_id,account_id,points,granted_at,month\n";
        String booked = "booked,a,5.00,2026-11-03T10:00:00+08:00,\n";
        write("04", "accounts.csv", "account_id\na\nb\n");
        write("04", "grants.csv", grants + booked + "of-december,b,7.00,2026-11-03T10:00:00+08:00,2026-12\n");
        write("06", "grants-2.csv", grants + booked.replace("5.00", "9.00"));
        write("december", "consumption-2026-11.csv", "account_id,month,amount\n");
        Files.createDirectories(folder.resolve("nothing"));

        assertThat(movements(database, "2026-11-04", "04"))
                .containsExactly("a INITIAL", "a RESET 2026-11", "b INITIAL", "b RESET 2026-11", "a GRANT booked");
        assertThat(movements(database, "2026-11-05", "nothing")).isEmpty();
        assertThat(notBooked(database)).containsExactly(List.of("of-december"));
        assertThat(movements(database, "2026-11-06", "06")).isEmpty();
        assertThat(movements(database, "2026-11-07", "nothing")).isEmpty();
        assertThat(notBooked(database)).containsExactly(List.of("of-december"));
        assertThat(movements(database, "2026-12-01", "december"))
                .containsExactly("a RESET 2026-12", "b RESET 2026-12", "b GRANT of-december");
        assertThat(movements(database, "2026-12-02", "nothing")).isEmpty();
        assertThat(notBooked(database)).isEmpty();
    }

    private static List<List<String>> notBooked(TestDatabase database) {
        return database.query("SELECT grant_id FROM quota_grant WHERE is_booked = FALSE");
    }

    /** A night with few requests reads the accounts of those users alone who may have something due, but all of theirs. */
    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void aRequestIsDecidedByThePointsAndTheChanceOfAllAccountsOfItsUser(DatabaseKind kind) throws IOException {
        TestDatabase database = DATABASES.create(kind);
        write("04", "accounts.csv", "account_id,mobile\na,1\nb,1\nc,3\n");
        write("04", "prices.csv", YearOfBcc.PRICES);
        write("04", "orders.csv", orders(LocalDate.of(2026, 11, 1), "a", "b", "c"));
        write("04", "requests.csv", REQUESTS_HEADER + request("a", "2026-11-04"));
        write("06", "requests.csv", REQUESTS_HEADER + request("b", "2026-11-06") + request("c", "2026-11-06"));
        Files.createDirectories(folder.resolve("nothing"));

        assertThat(decided(database, "2026-11-04", "04")).containsExactly("a FULL");
        assertThat(decided(database, "2026-11-05", "nothing")).isEmpty();
        assertThat(decided(database, "2026-11-06", "06")).containsExactly("b PARTIAL", "c FULL");
    }

    private List<String> decided(TestDatabase database, String date, String input) {
        Path run = nights(database).run(LocalDate.parse(date), folder.resolve(input));
        return CsvRows.read(run.resolve("audit.csv")).stream()
                .map(row -> row.get("request_id") + " " + row.get("decision"))
                .toList();
    }

    /** Rule U1: users are only found anew where an account came. */
    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void accountsThatShareAnAttributeBecomeOneUserInTheNightToWhichTheyCome(DatabaseKind kind) throws IOException {
        TestDatabase database = DATABASES.create(kind);
        write("04", "accounts.csv", "account_id,mobile\na,1\nb,2\n");
        write("06", "accounts.csv", "account_id,mobile\na,1\nb,1\n");
        Files.createDirectories(folder.resolve("nothing"));

        movements(database, "2026-11-04", "04");
        database.execute("UPDATE account_user SET user_id = 'by hand' WHERE account_id = 'b'");
        movements(database, "2026-11-05", "nothing");
        assertThat(users(database)).containsExactly(List.of("a", "a"), List.of("b", "by hand"));
        movements(database, "2026-11-06", "06");
        movements(database, "2026-11-07", "nothing");
        assertThat(users(database)).containsExactly(List.of("a", "a"), List.of("b", "a"));
    }

    private static List<List<String>> users(TestDatabase database) {
        return database.query("SELECT account_id, user_id FROM account_user ORDER BY account_id");
    }

    /**
     * Rules A1 and A2: a night only looks at orders that came since the last night that looked, at resources that were given
     * back since, and at orders that waited then.
     */
    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void anOrderThatWaitedIsRefundedWithoutARequestByTheNightThatItWaitedFor(DatabaseKind kind) throws IOException {
        TestDatabase database = DATABASES.create(kind);
        write("04", "accounts.csv", "account_id\na\n");
        write("04", "prices.csv", YearOfBcc.PRICES);
        write(
                "04",
                "orders.csv",
                orders("a")
                        + bought("failed-on-6", "bcc-b", "NEW", "CREATE_FAILED", 6)
                        + bought("renewed-on-6", "bcc-a", "RENEW", "COMPLETED", 6)
                        + bought("renewed-on-5", "bcc-c", "RENEW", "COMPLETED", 5));
        write("04", "requests.csv", REQUESTS_HEADER + request("a", "2026-11-04"));
        write(
                "05",
                "orders-2.csv",
                YearOfBcc.ORDERS_HEADER
                        + bought("behind-a-bad-line", "bcc-a", "RENEW", "COMPLETED", 5)
                        + bought("an id of blanks", "bcc-a", "RENEW", "COMPLETED", 5));
        write("07", "orders-3.csv", YearOfBcc.ORDERS_HEADER + bought("good", "bcc-a", "NEW", "PENDING", 5));
        write("noon", "orders-4.csv", YearOfBcc.ORDERS_HEADER + bought("at-noon", "bcc-a", "RENEW", "COMPLETED", 7));
        Files.createDirectories(folder.resolve("nothing"));

        assertThat(automatic(database, "2026-11-04", "04")).isEmpty();
        assertThat(automatic(database, "2026-11-05", "05")).isEmpty();
        assertThat(automatic(database, "2026-11-06", "nothing")).containsExactly("CREATE_FAILED failed-on-6");
        assertThat(automatic(database, "2026-11-07", "07"))
                .containsExactly("NOT_DELIVERED behind-a-bad-line", "NOT_DELIVERED renewed-on-6");
        Outcome noon = nights(database)
                .execute(
                        "reconcile",
                        "--input",
                        folder.resolve("noon").toString(),
                        "--output",
                        folder.resolve("output").toString());
        assertThat(noon.exitCode()).as(noon.err()).isZero();
        assertThat(automatic(database, "2026-11-08", "nothing")).containsExactly("NOT_DELIVERED at-noon");
        assertThat(database.query("SELECT order_id FROM waiting_order")).isEmpty();
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
    private List<String> automatic(TestDatabase database, String date, String input) {
        Path run = nights(database).run(LocalDate.parse(date), folder.resolve(input));
        return CsvRows.read(run.resolve("refunds.csv")).stream()
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
        write("october", "accounts.csv", "account_id\na\n");
        write("october", "consumption-2026-09.csv", "account_id,month,amount\na,2026-09,10.00\n");
        write("06", "consumption-2026-10.csv", "account_id,month,amount\na,2026-10,30.00\n");
        Files.createDirectories(folder.resolve("nothing"));

        assertThat(movements(database, "2026-10-10", "october")).containsExactly("a INITIAL", "a RESET 2026-10");
        assertThat(night(database, "2026-11-04", "nothing", "output").exitCode())
                .isEqualTo(3);
        assertThat(night(database, "2026-11-05", "nothing", "output").exitCode())
                .isEqualTo(3);
        assertThat(movements(database, "2026-11-06", "06")).containsExactly("a LAPSE 2026-11", "a RESET 2026-11");
    }

    /** Rule Q3: what was booked without it stays booked. */
    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void aMonthThatIsDeliveredBehindItsResetsDoesNotMakeAFinishedNightIncomplete(DatabaseKind kind) throws IOException {
        TestDatabase database = DATABASES.create(kind);
        write("04", "accounts.csv", "account_id\na\n");
        write("04 again", "consumption-2026-08.csv", "account_id,month,amount\na,2026-08,10.00\n");

        List<String> booked = movements(database, "2026-11-04", "04");
        assertThat(movements(database, "2026-11-04", "04 again")).isEqualTo(booked);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void whatAFinishedNightRecordsWhenItFailsTheSecondTimeIsInItsFilesBeforeTheNextBegins(DatabaseKind kind)
            throws IOException {
        TestDatabase database = DATABASES.create(kind);
        write("first", "accounts.csv", "account_id\nearly\n");
        write("first", "prices.csv", YearOfBcc.PRICES);
        write("first", "orders.csv", orders("early", "late", "next"));
        write("first", "requests.csv", REQUESTS_HEADER + request("early", "2026-11-04"));
        write("late", "accounts.csv", "account_id\nearly\nlate\nnext\n");
        write("late", "requests.csv", REQUESTS_HEADER + request("late", "2026-11-04"));
        write("next", "requests.csv", REQUESTS_HEADER + request("next", "2026-11-05"));
        write("elsewhere", "2026-11-04", "a file where the night's folder should be");

        assertThat(night(database, "2026-11-04", "first", "output").exitCode()).isZero();
        assertThat(night(database, "2026-11-04", "late", "elsewhere").exitCode())
                .isEqualTo(1);
        assertThat(database.query("SELECT COUNT(*) FROM decision")).containsExactly(List.of("2"));
        assertThat(nights(database)
                        .execute("verify", folder + "/output/2026-11-04")
                        .out())
                .contains("was started again and is not finished");
        Outcome next = night(database, "2026-11-05", "next", "output");

        assertThat(next.exitCode()).as(next.toString()).isZero();
        assertThat(audited("2026-11-04")).containsExactly("1 early", "2 late");
        assertThat(audited("2026-11-05")).containsExactly("3 next");
        for (String date : List.of("2026-11-04", "2026-11-05")) {
            Outcome verified = nights(database).execute("verify", folder + "/output/" + date);
            assertThat(verified.exitCode()).as(verified.out()).isZero();
        }
    }

    /** What was not taken yet may say that a request has to be refused (Rule E05). */
    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void aNightThatWasCutOffWhileItTookFilesTakesTheRestBeforeALaterOneFinishesIt(DatabaseKind kind)
            throws IOException {
        TestDatabase database = DATABASES.create(kind);
        write("04", "accounts.csv", "account_id\na\n");
        write("04", "prices.csv", YearOfBcc.PRICES);
        write("04", "orders.csv", orders("a"));
        write("04", "requests.csv", REQUESTS_HEADER + request("a", "2026-11-04"));
        write("04", "resources.csv", "resource_id,account_id,product,spec,status\nbcc-a,a,BCC,small,FROZEN\n");
        assertThat(nights(database).execute("init").exitCode()).isZero();
        database.execute("ALTER TABLE resource RENAME TO resource_away");
        assertThat(night(database, "2026-11-04", "04", "output").exitCode()).isEqualTo(1);
        database.execute("ALTER TABLE resource_away RENAME TO resource");
        assertThat(database.number("SELECT COUNT(*) FROM decision")).isZero();

        Outcome next = night(database, "2026-11-05", "04", "output");

        assertThat(next.exitCode()).as(next.toString()).isZero();
        assertThat(CsvRows.read(folder.resolve("output/2026-11-04/audit.csv")))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("reason", "FROZEN"));
    }

    private void write(String input, String name, String content) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve(input)).resolve(name), content);
    }

    private static String orders(String... accounts) {
        return orders(LocalDate.of(2026, 6, 1), accounts);
    }

    private static String orders(LocalDate purchasedOn, String... accounts) {
        StringBuilder orders = new StringBuilder(YearOfBcc.ORDERS_HEADER);
        for (String account : accounts) {
            orders.append(YearOfBcc.order("order-" + account, account, "bcc-" + account, purchasedOn));
        }
        return orders.toString();
    }

    private static String request(String account, String date) {
        return account + "," + account + ",bcc-" + account + "," + date + "T12:00:00+08:00\n";
    }

    private Nights nights(TestDatabase database) {
        return new Nights(database, folder.resolve("output"));
    }

    private Outcome night(TestDatabase database, String date, String input, String output) {
        return nights(database)
                .execute(
                        "nightly",
                        "--date",
                        date,
                        "--input",
                        folder.resolve(input).toString(),
                        "--output",
                        folder.resolve(output).toString());
    }

    private List<String> audited(String date) {
        return CsvRows.read(folder.resolve("output/" + date + "/audit.csv")).stream()
                .map(row -> row.get("seq") + " " + row.get("request_id"))
                .toList();
    }

    /** Returns the movements that a night books. */
    private List<String> movements(TestDatabase database, String date, String input) {
        Path run = nights(database).run(LocalDate.parse(date), folder.resolve(input));
        return CsvRows.read(run.resolve("quota.csv")).stream()
                .map(row -> (row.get("account_id") + " " + row.get("movement") + " " + row.get("reference")).strip())
                .toList();
    }
}
