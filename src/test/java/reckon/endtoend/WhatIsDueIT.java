package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.endtoend.NightSeries.NOTHING;
import static reckon.endtoend.NightSeries.REQUESTS_HEADER;
import static reckon.endtoend.NightSeries.orders;
import static reckon.endtoend.NightSeries.request;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Outcome;
import reckon.support.TestDatabase;
import reckon.support.YearOfBcc;

/** What a night has to look at: it leaves alone what earlier nights have done, and misses nothing. */
final class WhatIsDueIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private final Path folder;

    WhatIsDueIT(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A night only looks at accounts that can lack a reset: those that the night before did not know. Requests of others change nothing. */
    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void everyAccountIsOpenedByTheNightThatFirstKnowsItAndResetOnceAMonth(DatabaseKind kind) throws IOException {
        TestDatabase database = DATABASES.create(kind);
        NightSeries nights = new NightSeries(database, folder);
        nights.write("04", "accounts.csv", "account_id\na\n");
        nights.write("05", "accounts.csv", "account_id\na\nb\n");
        nights.write("05 again", "accounts.csv", "account_id\na\nb\ne\n");
        nights.write("02", "accounts.csv", "account_id\nc\n");
        nights.write("05", "requests.csv", REQUESTS_HEADER + request("a", "2026-11-05"));
        nights.write("05 again", "requests.csv", REQUESTS_HEADER + request("b", "2026-11-05"));
        nights.write("02", "requests.csv", REQUESTS_HEADER + request("c", "2026-11-02"));
        nights.write("december", "accounts.csv", "account_id\nd\n");
        nights.write("december", "consumption-2026-11.csv", "account_id,month,amount\na,2026-11,10.00\n");

        assertThat(nights.movements("2026-11-04", "04")).containsExactly("a INITIAL", "a RESET 2026-11");
        assertThat(nights.movements("2026-11-05", "05")).containsExactly("b INITIAL", "b RESET 2026-11");
        assertThat(nights.movements("2026-11-05", "05 again"))
                .containsExactly("b INITIAL", "b RESET 2026-11", "e INITIAL", "e RESET 2026-11");
        assertThat(nights.movements("2026-11-06", NOTHING)).isEmpty();
        assertThat(nights.movements("2026-11-02", "02")).containsExactly("c INITIAL", "c RESET 2026-11");
        assertThat(nights.movements("2026-11-07", NOTHING)).isEmpty();
        assertThat(nights.movements("2026-12-01", "december"))
                .containsExactly(
                        "a RESET 2026-12",
                        "b RESET 2026-12",
                        "c RESET 2026-12",
                        "d INITIAL",
                        "d RESET 2026-12",
                        "e RESET 2026-12");
        assertThat(nights.movements("2026-12-02", NOTHING)).isEmpty();
    }

    /** Whoever inserts a request that was decided before, or delivers it again, does not get it decided twice. */
    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void aRequestThatAnEarlierNightDecidedIsReadByNoLaterOneAndStaysDecided(DatabaseKind kind) throws IOException {
        TestDatabase database = DATABASES.create(kind);
        NightSeries nights = new NightSeries(database, folder);
        nights.write("04", "accounts.csv", "account_id\na\nb\n");
        nights.write("04", "prices.csv", YearOfBcc.PRICES);
        nights.write("04", "orders.csv", orders("a", "b"));
        nights.write("04", "requests.csv", REQUESTS_HEADER + request("a", "2026-11-04"));
        nights.write("05", "requests.csv", REQUESTS_HEADER + request("a", "2026-11-04") + request("b", "2026-11-05"));
        assertThat(nights.night("2026-11-04", "04").exitCode()).isZero();
        Outcome next = nights.night("2026-11-05", "05");
        assertThat(next.out()).contains("with 1 requests that were decided before");
        assertThat(database.query("SELECT request_id FROM request")).containsExactly(List.of("b"));
        database.execute("INSERT INTO request (request_id, account_id, resource_id, submitted_at)"
                + " SELECT request_id, account_id, resource_id, submitted_at FROM decision WHERE request_id = 'a'");
        assertThat(nights.night("2026-11-06", NOTHING).exitCode()).isZero();
        assertThat(database.query("SELECT request_id FROM decision WHERE request_id IN ('a', 'b')"))
                .hasSize(2);
        assertThat(nights.night("2026-11-07", NOTHING).exitCode()).isZero();
        assertThat(database.query("SELECT request_id FROM request")).doesNotContain(List.of("a"));
    }

    /** Rule Q4: a night reads the grants that may be due, which are not those that an earlier one booked. */
    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void aGrantThatAnEarlierNightBookedIsReadByNoLaterOneAndOneOfALaterMonthWaitsForIt(DatabaseKind kind)
            throws IOException {
        TestDatabase database = DATABASES.create(kind);
        NightSeries nights = new NightSeries(database, folder);
        String grants = "grant_id,account_id,points,granted_at,month\n";
        String booked = "booked,a,5.00,2026-11-03T10:00:00+08:00,\n";
        nights.write("04", "accounts.csv", "account_id\na\nb\n");
        nights.write("04", "grants.csv", grants + booked + "of-december,b,7.00,2026-11-03T10:00:00+08:00,2026-12\n");
        nights.write("06", "grants-2.csv", grants + booked.replace("5.00", "9.00"));
        nights.write("december", "consumption-2026-11.csv", "account_id,month,amount\n");

        assertThat(nights.movements("2026-11-04", "04"))
                .containsExactly("a INITIAL", "a RESET 2026-11", "b INITIAL", "b RESET 2026-11", "a GRANT booked");
        assertThat(nights.movements("2026-11-05", NOTHING)).isEmpty();
        assertThat(notBooked(database)).containsExactly(List.of("of-december"));
        assertThat(nights.movements("2026-11-06", "06")).isEmpty();
        assertThat(nights.movements("2026-11-07", NOTHING)).isEmpty();
        assertThat(notBooked(database)).containsExactly(List.of("of-december"));
        assertThat(nights.movements("2026-12-01", "december"))
                .containsExactly("a RESET 2026-12", "b RESET 2026-12", "b GRANT of-december");
        assertThat(nights.movements("2026-12-02", NOTHING)).isEmpty();
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
        NightSeries nights = new NightSeries(database, folder);
        nights.write("04", "accounts.csv", "account_id,mobile\na,1\nb,1\nc,3\n");
        nights.write("04", "prices.csv", YearOfBcc.PRICES);
        nights.write("04", "orders.csv", orders(LocalDate.of(2026, 11, 1), "a", "b", "c"));
        nights.write("04", "requests.csv", REQUESTS_HEADER + request("a", "2026-11-04"));
        nights.write("06", "requests.csv", REQUESTS_HEADER + request("b", "2026-11-06") + request("c", "2026-11-06"));

        assertThat(decided(nights, "2026-11-04", "04")).containsExactly("a FULL");
        assertThat(decided(nights, "2026-11-05", NOTHING)).isEmpty();
        assertThat(decided(nights, "2026-11-06", "06")).containsExactly("b PARTIAL", "c FULL");
    }

    private List<String> decided(NightSeries nights, String date, String input) {
        return nights.rows(date, input, "audit.csv").stream()
                .map(row -> row.get("request_id") + " " + row.get("decision"))
                .toList();
    }

    /** Rule U1: users are only found anew where an account came. */
    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void accountsThatShareAnAttributeBecomeOneUserInTheNightToWhichTheyCome(DatabaseKind kind) throws IOException {
        TestDatabase database = DATABASES.create(kind);
        NightSeries nights = new NightSeries(database, folder);
        nights.write("04", "accounts.csv", "account_id,mobile\na,1\nb,2\n");
        nights.write("06", "accounts.csv", "account_id,mobile\na,1\nb,1\n");

        nights.movements("2026-11-04", "04");
        database.execute("UPDATE account_user SET user_id = 'by hand' WHERE account_id = 'b'");
        nights.movements("2026-11-05", NOTHING);
        assertThat(users(database)).containsExactly(List.of("a", "a"), List.of("b", "by hand"));
        nights.movements("2026-11-06", "06");
        nights.movements("2026-11-07", NOTHING);
        assertThat(users(database)).containsExactly(List.of("a", "a"), List.of("b", "a"));
    }

    private static List<List<String>> users(TestDatabase database) {
        return database.query("SELECT account_id, user_id FROM account_user ORDER BY account_id");
    }
}
