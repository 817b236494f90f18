package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.support.CsvRows;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Folders;
import reckon.support.NightWatch;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.ReckonProcess;
import reckon.support.TestDatabase;
import reckon.support.YearOfBcc;

/** The resets of a month alone, before or without the night. */
final class MonthStartIT {
    private static final String BALANCES = """
            SELECT account_id, balance_after, lasting_after, monthly_after, quota_month
              FROM movement m
             WHERE movement_no = (SELECT MAX(l.movement_no) FROM movement l WHERE l.account_id = m.account_id)
             ORDER BY account_id
            """;

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private final Path folder;

    MonthStartIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        write("30", "accounts.csv", "account_id\na\nb\n");
        write("30", "prices.csv", YearOfBcc.PRICES);
        write("30", "orders.csv", orderOf("a") + orderOf("b").replace(YearOfBcc.ORDERS_HEADER, ""));
        write("30", "consumption-2026-09.csv", "account_id,month,amount\na,2026-09,300.00\n");
        write("start", "consumption-2026-10.csv", "account_id,month,amount\na,2026-10,70.00\n");
        write(
                "31",
                "requests.csv",
                "request_id,account_id,resource_id,submitted_at\nr,a,bcc-a,2026-10-31T12:00:00+08:00\n");
        Files.createDirectories(folder.resolve("nothing"));
    }

    private static String orderOf(String account) {
        return YearOfBcc.ORDERS_HEADER
                + YearOfBcc.order("order-" + account, account, "bcc-" + account, LocalDate.of(2026, 6, 1));
    }

    private void write(String input, String name, String content) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve(input)).resolve(name), content);
    }

    private Nights nights(TestDatabase database, String output) {
        return new Nights(database, folder.resolve(output));
    }

    private List<Map<String, String>> night(TestDatabase database, String output, String date, String input) {
        return CsvRows.read(nights(database, output)
                .run(LocalDate.parse(date), folder.resolve(input))
                .resolve("quota.csv"));
    }

    private Outcome start(TestDatabase database, String output, String month, String input) {
        return nights(database, output)
                .execute(
                        "reset-quotas",
                        "--month",
                        month,
                        "--input",
                        folder.resolve(input).toString(),
                        "--output",
                        folder.resolve(output).toString());
    }

    private static List<String> movements(List<Map<String, String>> quota) {
        return quota.stream()
                .map(row -> row.get("account_id") + " " + row.get("movement") + " " + row.get("points"))
                .toList();
    }

    private TestDatabase nightsWithoutIt(DatabaseKind kind) {
        TestDatabase plain = DATABASES.create(kind);
        night(plain, "plain", "2026-10-30", "30");
        night(plain, "plain", "2026-10-31", "31");
        night(plain, "plain", "2026-11-01", "start");
        return plain;
    }

    /** Rule Q7: the request of the last day has the points of its own month, whenever the reset was booked. */
    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void theNightThatComesLaterFindsTheResetsDoneAndReturnsTheSame(DatabaseKind kind) {
        TestDatabase plain = nightsWithoutIt(kind);
        TestDatabase database = DATABASES.create(kind);
        night(database, "early", "2026-10-30", "30");

        Outcome start = start(database, "early", "2026-11", "start");

        assertThat(start.exitCode()).as(start.toString()).isZero();
        assertThat(start.out()).containsPattern("accounts reset +2\\b").containsPattern("points earned +70.00");
        assertThat(start(database, "early", "2026-11", "start").out())
                .as("started again")
                .containsPattern("accounts reset +2\\b");
        List<String> ofTheLastDay = movements(night(database, "early", "2026-10-31", "31"));
        assertThat(ofTheLastDay)
                .contains("a LAPSE -300.00", "a RESET 70.00", "b RESET 0.00")
                .anyMatch(movement -> movement.startsWith("a RESTORE"));
        assertThat(night(database, "early", "2026-11-01", "nothing")).isEmpty();
        assertThat(folder.resolve("early/2026-10-31/refunds.csv"))
                .hasSameTextualContentAs(folder.resolve("plain/2026-10-31/refunds.csv"));
        assertThat(database.query(BALANCES)).isEqualTo(plain.query(BALANCES));
        for (String date : List.of("2026-10-30", "2026-10-31", "2026-11-01")) {
            Outcome verified = nights(database, "early").execute("verify", folder + "/early/" + date);
            assertThat(verified.exitCode()).as(verified.out()).isZero();
        }
    }

    /** Rule Q4: a grant for the month that ends is booked before its points lapse. */
    @Test
    void aGrantThatIsBoundToTheMonthBeforeIsBookedFirst() throws IOException {
        TestDatabase database = DATABASES.create(DatabaseKind.H2);
        night(database, "output", "2026-10-30", "30");
        write(
                "start",
                "grants.csv",
                "grant_id,account_id,points,granted_at,month\ng,b,40.00,2026-10-31T09:00:00+08:00,2026-10\n");
        assertThat(start(database, "output", "2026-11", "start").exitCode()).isZero();
        assertThat(movements(night(database, "output", "2026-10-31", "nothing")))
                .containsSubsequence("b GRANT 40.00", "b LAPSE -40.00");
    }

    /** Invariant I1: without month start the request of the last day spends 280.00 of the month, 20.00 of the grant and nothing that stays. */
    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void aGrantThatComesBetweenItAndTheNightOfTheLastDayIsSpentAsWithoutIt(DatabaseKind kind) throws IOException {
        write("30", "consumption-2026-09.csv", "account_id,month,amount\na,2026-09,280.00\n");
        write(
                "31",
                "grants.csv",
                "grant_id,account_id,points,granted_at,month\ng,a,40.00,2026-10-31T09:00:00+08:00,2026-10\n");
        write(
                "start",
                "grants.csv",
                "grant_id,account_id,points,granted_at,month\nnext,a,7.00,2026-10-20T09:00:00+08:00,2026-11\n");
        TestDatabase plain = nightsWithoutIt(kind);
        TestDatabase database = DATABASES.create(kind);
        night(database, "early", "2026-10-30", "30");
        assertThat(start(database, "early", "2026-11", "start").exitCode()).isZero();
        assertThat(movements(night(database, "early", "2026-10-31", "31")))
                .containsSubsequence("a GRANT 40.00", "a LAPSE -40.00", "a RESTORE 300.00", "a SPEND -300.00");
        assertThat(night(database, "early", "2026-11-01", "nothing")).isEmpty();

        assertThat(database.query(BALANCES)).isEqualTo(plain.query(BALANCES));
        assertThat(database.number("SELECT COUNT(*) FROM quota_grant g WHERE NOT EXISTS"
                        + " (SELECT 1 FROM booked_grant b WHERE b.grant_id = g.grant_id)"))
                .as("grants that later nights read again")
                .isZero();
        assertThat(nights(database, "early").execute("explain", "r").out())
                .as("month start does not count as something that changed behind the decision")
                .contains("300.00")
                .doesNotContain("changed");
        Outcome verified = nights(database, "early").execute("verify", folder + "/early/2026-10-31");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void itsFilesAreThoseOfTheRunThatComesNextAndARunThatWasPublishedStaysAsItIs(DatabaseKind kind) throws IOException {
        TestDatabase database = DATABASES.create(kind);
        night(database, "output", "2026-10-31", "30");
        Path first =
                nights(database, "output").runMaybeIncomplete(LocalDate.of(2026, 11, 1), folder.resolve("nothing"));
        Path published = Files.createDirectory(folder.resolve("published"));
        Folders.copy(first, published);
        write("start", "consumption-2026-10.csv", "account_id,month,amount\na,2026-10,70.00\nb,2026-10,much\n");
        assertThat(start(database, "output", "2026-11", "start").exitCode()).isZero();

        Path next = nights(database, "output").run(LocalDate.of(2026, 11, 3), folder.resolve("nothing"));

        assertThat(CsvRows.read(next.resolve("rejects.csv"))).singleElement().satisfies(reject -> assertThat(reject)
                .containsEntry("file", "consumption-2026-10.csv")
                .containsEntry("line", "3"));
        assertThat(next.resolve("manifest.json")).content().contains("consumption-2026-10.csv");
        nights(database, "output").runMaybeIncomplete(LocalDate.of(2026, 11, 1), folder.resolve("nothing"));
        assertThat(Folders.differences(first, published)).isEmpty();
        for (Path run : List.of(first, next)) {
            Outcome verified = nights(database, "output").execute("verify", run.toString());
            assertThat(verified.exitCode()).as(verified.out()).isZero();
        }
    }

    @Test
    void aBadLineOfItIsToldByTheNightOfTheLastDay() throws IOException {
        TestDatabase database = DATABASES.create(DatabaseKind.H2);
        night(database, "output", "2026-10-30", "30");
        write("start", "consumption-2026-10.csv", "account_id,month,amount\na,2026-10,70.00\nb,2026-10,much\n");
        assertThat(start(database, "output", "2026-11", "start").exitCode()).isZero();
        night(database, "output", "2026-10-31", "31");
        assertThat(CsvRows.read(folder.resolve("output/2026-10-31/rejects.csv")))
                .hasSize(1);
        night(database, "output", "2026-11-01", "nothing");
        assertThat(CsvRows.read(folder.resolve("output/2026-11-01/rejects.csv")))
                .isEmpty();
    }

    /** Rule Q3. */
    @Test
    void aMonthWhoseConsumptionIsMissingStopsItAndIsNamed() {
        TestDatabase database = DATABASES.create(DatabaseKind.H2);
        night(database, "output", "2026-10-30", "30");
        Outcome stopped = start(database, "output", "2026-11", "nothing");
        assertThat(stopped.exitCode()).as(stopped.toString()).isEqualTo(3);
        assertThat(stopped.out()).contains("consumption of 2026-10 is missing").containsPattern("accounts reset +0");
        assertThat(start(database, "output", "2026-11", "start").exitCode()).isZero();
    }

    @Test
    void aMonthThatHasNotBegunIsNotReset() {
        TestDatabase database = DATABASES.create(DatabaseKind.H2);
        night(database, "output", "2026-10-30", "30");
        Outcome refused = start(database, "output", "2199-12", "start");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("2199-12 has not begun");
    }

    @Test
    void aNightThatDidNotFinishComesFirst() {
        TestDatabase database = DATABASES.create(DatabaseKind.H2);
        night(database, "output", "2026-10-30", "30");
        database.execute("UPDATE run SET last_hash = NULL");
        Outcome refused = start(database, "output", "2026-11", "start");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("the night of 2026-10-30 did not finish", "nightly --date 2026-10-30 first");
    }

    @Test
    void itEndsTheSameIfItIsKilledAndStartedAgain() throws IOException {
        StringBuilder accounts = new StringBuilder("account_id\n");
        for (int i = 0; i < 20_000; i++) {
            accounts.append("acc-").append(i).append('\n');
        }
        write("30", "accounts.csv", accounts.toString());
        TestDatabase undisturbed = DATABASES.create(DatabaseKind.MYSQL);
        night(undisturbed, "undisturbed", "2026-10-30", "30");
        assertThat(start(undisturbed, "undisturbed", "2026-11", "start").exitCode())
                .isZero();
        TestDatabase database = DATABASES.create(DatabaseKind.MYSQL);
        night(database, "output", "2026-10-30", "30");
        ReckonProcess.Setup setup = ReckonProcess.Setup.in(folder).with(database);
        String[] command = {
            "reset-quotas", "--month", "2026-11", "--input", folder + "/start", "--output", folder + "/output"
        };
        try (NightWatch watch = new NightWatch(database);
                ReckonProcess first = setup.start(command)) {
            assertThat(first.killOnce(() -> watch.isIn("resetQuotas"))).isTrue();
            first.await();
        }
        Outcome again = setup.start(command).await();
        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(database.query(BALANCES)).isEqualTo(undisturbed.query(BALANCES));
        String count = "SELECT movement, COUNT(*) FROM movement GROUP BY movement ORDER BY movement";
        assertThat(database.query(count)).isEqualTo(undisturbed.query(count));
    }
}
