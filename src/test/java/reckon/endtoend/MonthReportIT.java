package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
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

/** The report of a month, worked by hand: each account bought a year for 600.00 at 60.00 a month. */
final class MonthReportIT {
    private static final String REQUESTS = "request_id,account_id,resource_id,submitted_at\n";
    private static final String SETTLEMENTS = "settlement_id,refund_id,amount,settled_at,status\n";

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private final Path folder;

    MonthReportIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        write("29", "accounts.csv", "account_id\na\nb\nc\n");
        write("29", "prices.csv", YearOfBcc.PRICES);
        write("29", "orders.csv", YearOfBcc.ORDERS_HEADER + order("a") + order("b") + order("c"));
        write("29", "requests.csv", REQUESTS + request("a", 29));
        write("31", "requests.csv", REQUESTS + request("b", 31) + "gone,c,nothing,2026-10-31T12:00:00+08:00\n");
        write("01", "requests.csv", REQUESTS + "c,c,bcc-c,2026-11-01T12:00:00+08:00\n");
        write("01", "consumption-2026-10.csv", "account_id,month,amount\na,2026-10,5.00\n");
    }

    /** Bought on the 1st of June: five months are over on the 1st of November. */
    private static String order(String account) {
        return YearOfBcc.order("order-" + account, account, "bcc-" + account, LocalDate.of(2026, 6, 1));
    }

    private static String request(String account, int day) {
        return account + "," + account + ",bcc-" + account + ",2026-10-" + day + "T09:00:00+08:00\n";
    }

    private void write(String input, String name, String content) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve(input)).resolve(name), content);
    }

    private Path night(TestDatabase database, String date, String input) {
        return new Nights(database, folder.resolve("output")).run(LocalDate.parse(date), folder.resolve(input));
    }

    private Outcome month(TestDatabase database, String month) {
        return new Nights(database, folder)
                .execute("month", month, "--output", folder.resolve("output").toString());
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void theFirstRunOfAMonthWritesWhatTheMonthBeforeCameTo(DatabaseKind kind) throws IOException {
        TestDatabase database = DATABASES.create(kind);
        Map<String, String> refund = CsvRows.read(
                        night(database, "2026-10-29", "29").resolve("refunds.csv"))
                .get(0);
        // 149 days and 23 hours used: 4 whole months and 28 days
        assertThat(refund).containsEntry("refund_amount", "304.00");
        write(
                "31",
                "settlements.csv",
                SETTLEMENTS + "s," + refund.get("refund_id") + ",304.00,2026-10-30T12:00:00+08:00,PAID\n");
        night(database, "2026-10-31", "31");
        assertThat(folder.resolve("output/month-2026-10.csv")).doesNotExist();
        night(database, "2026-11-01", "01");

        assertThat(Files.readAllLines(folder.resolve("output/month-2026-10.csv")))
                .containsExactly(
                        "business_date,product,kind,decision,rule,decisions,requests,refunds,refund_amount,"
                                + "points_spent,paid_amount,open_amount,currency",
                        "2026-10-29,BCC,RESOURCE,PARTIAL,F3,1,1,1,304.00,304.00,304.00,0.00,CNY",
                        "2026-10-31,,RESOURCE,REJECTED,E01,1,1,0,0.00,0.00,0.00,0.00,CNY",
                        "2026-10-31,BCC,RESOURCE,PARTIAL,F3,1,1,1,300.00,300.00,0.00,300.00,CNY");
        String json = Files.readString(folder.resolve("output/month-2026-10.json"));
        assertThat(json)
                .contains("\"month\" : \"2026-10\"", "\"through\" : \"2026-10-31\"", "\"refunded\" : \"604.00\"")
                .containsPattern("\"from_days\" : 0,\\s+\"to_days\" : 3,\\s+\"count\" : 1,\\s+\"amount\" : \"300.00\"")
                .containsPattern("\"SPEND\" : \\{\\s+\"count\" : 2,\\s+\"points\" : \"-604.00\"")
                .containsPattern("\"INITIAL\" : \\{\\s+\"count\" : 3,\\s+\"points\" : \"4500.00\"");

        String csv = Files.readString(folder.resolve("output/month-2026-10.csv"));
        Outcome again = month(database, "2026-10");
        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(folder.resolve("output/month-2026-10.csv")).hasContent(csv);
        assertThat(folder.resolve("output/month-2026-10.json")).hasContent(json);
    }

    @Test
    void anOlderDateThatIsRunLateEndsNoMonthAndIsInTheReportThatTheNextRunWrites() throws IOException {
        TestDatabase database = DATABASES.create(DatabaseKind.H2);
        night(database, "2026-10-29", "29");
        night(database, "2026-11-01", "01");
        assertThat(folder.resolve("output/month-2026-10.csv")).content().doesNotContain("2026-10-31");

        night(database, "2026-10-31", "31");
        assertThat(folder.resolve("output/month-2026-11.csv")).doesNotExist();

        night(database, "2026-11-02", "01");
        assertThat(folder.resolve("output/month-2026-10.csv")).content().contains("2026-10-31,BCC");
    }

    @Test
    void aMonthEndsAlsoWhereAnOlderDateWasRunLateBehindItsLastRun() throws IOException {
        TestDatabase database = DATABASES.create(DatabaseKind.H2);
        write("nothing", "accounts.csv", "account_id\n");
        night(database, "2026-10-29", "29");
        night(database, "2026-10-31", "31");
        night(database, "2026-09-15", "nothing");
        night(database, "2026-11-01", "01");
        assertThat(folder.resolve("output/month-2026-09.csv")).exists();
        assertThat(folder.resolve("output/month-2026-10.csv")).content().contains("2026-10-31,BCC");
    }

    @Test
    void whatALaterMonthLeftOpenIsNotOfTheMonthThatAnOlderDateWasRunLateFor() throws IOException {
        TestDatabase database = DATABASES.create(DatabaseKind.H2);
        night(database, "2026-10-29", "29");
        Map<String, String> later = CsvRows.read(
                        night(database, "2026-11-01", "01").resolve("refunds.csv"))
                .get(0);
        night(database, "2026-10-31", "31");
        assertThat(month(database, "2026-10").exitCode()).isZero();

        String json = Files.readString(folder.resolve("output/month-2026-10.json"));
        assertThat(later).containsEntry("refund_amount", "298.00");
        assertThat(json)
                .contains("\"through\" : \"2026-10-31\"")
                .containsPattern("\"from_days\" : 0,\\s+\"to_days\" : 3,\\s+\"count\" : 2,\\s+\"amount\" : \"604.00\"");
    }

    @Test
    void aMonthIsAPageBesideItsFiguresAndTheMonthBefore() throws IOException {
        TestDatabase database = DATABASES.create(DatabaseKind.H2);
        Nights nights = new Nights(database, folder.resolve("output")).with("RECKON_REPORT", "true");
        write("first", "accounts.csv", "account_id\na\nb\nc\n");
        nights.run(LocalDate.of(2026, 9, 30), folder.resolve("first"));
        nights.run(LocalDate.of(2026, 10, 29), folder.resolve("29"));
        nights.run(LocalDate.of(2026, 10, 31), folder.resolve("31"));
        nights.run(LocalDate.of(2026, 11, 1), folder.resolve("01"));
        String first = Files.readString(folder.resolve("output/month-2026-09.html"));
        assertThat(first).contains("This is the first month", "这是第一个月");
        Path page = folder.resolve("output/month-2026-10.html");
        String html = Files.readString(page);
        assertThat(html)
                .contains(
                        "Monthly refund report 2026-10", "604.00", "2026-09 is shown as its run of 2026-09-30 found it")
                .doesNotContain("order-a", "bcc-a");

        Outcome again = nights.execute(
                "month", "2026-10", "--output", folder.resolve("output").toString());
        assertThat(again.out()).contains("month-2026-10.csv, month-2026-10.json, month-2026-10.html");
        assertThat(page).hasContent(html);

        month(database, "2026-10");
        assertThat(page)
                .as("RECKON_REPORT=false leaves no page of figures that may be others")
                .doesNotExist();
    }

    @Test
    void figuresOfTheMonthBeforeThatCannotBeReadAreNamed() throws IOException {
        TestDatabase database = DATABASES.create(DatabaseKind.H2);
        Nights nights = new Nights(database, folder.resolve("output")).with("RECKON_REPORT", "true");
        write("first", "accounts.csv", "account_id\na\nb\nc\n");
        nights.run(LocalDate.of(2026, 9, 30), folder.resolve("first"));
        nights.run(LocalDate.of(2026, 10, 29), folder.resolve("29"));
        Files.writeString(folder.resolve("output/month-2026-09.json"), "{\"month\" : \"2026-09\"}");
        nights.execute("month", "2026-10", "--output", folder.resolve("output").toString());
        assertThat(Files.readString(folder.resolve("output/month-2026-10.html")))
                .contains("The figures of 2026-09 are not beside these or cannot be read");
    }

    @Test
    void aMonthWithoutARunHasNoReport() {
        TestDatabase database = DATABASES.create(DatabaseKind.H2);
        night(database, "2026-10-29", "29");
        Outcome none = month(database, "2026-09");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("No run has a business date in 2026-09.");
    }

    @Test
    void aMonthWhoseLastRunWasNeverReconciledKeepsNoNightFromFinishing() {
        TestDatabase database = DATABASES.create(DatabaseKind.H2);
        night(database, "2026-10-29", "29");
        database.execute("DELETE FROM reconciliation");
        night(database, "2026-11-01", "01");
        assertThat(folder.resolve("output/month-2026-10.csv")).doesNotExist();
        assertThat(month(database, "2026-10").err()).contains("was never reconciled");
    }

    @Test
    void aMonthThatWasChangedIsFoundByVerify() throws IOException {
        TestDatabase database = DATABASES.create(DatabaseKind.H2);
        night(database, "2026-10-29", "29");
        night(database, "2026-10-31", "31");
        night(database, "2026-11-01", "01");
        Nights nights = new Nights(database, folder);
        String output = folder.resolve("output").toString();
        assertThat(nights.execute("verify", "--all", output).exitCode()).isZero();
        Path csv = folder.resolve("output/month-2026-10.csv");
        Files.writeString(csv, Files.readString(csv).replace("304.00", "204.00"));
        Outcome wrong = nights.execute("verify", "--all", output);
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.out()).contains("month-2026-10.csv: it is not what the ledger says");
    }

    @Test
    void aMonthThatWasReportedBeforeItsLastRunIsHeldAgainstTheRunsThatItNames() throws IOException {
        TestDatabase database = DATABASES.create(DatabaseKind.H2);
        night(database, "2026-10-29", "29");
        assertThat(month(database, "2026-10").exitCode()).isZero();
        night(database, "2026-10-31", "31");
        Nights nights = new Nights(database, folder);
        String output = folder.resolve("output").toString();
        Outcome verified = nights.execute("verify", "--all", output);
        assertThat(verified.exitCode()).as(verified.toString()).isZero();
        Path json = folder.resolve("output/month-2026-10.json");
        Files.writeString(json, Files.readString(json).replace("2026-10-29", "2026-10-28"));
        assertThat(nights.execute("verify", "--all", output).out())
                .contains("month-2026-10.json: it is not what the ledger says");
    }

    /** A figure that the ledger does not bear out is not written. */
    @Test
    void aMonthThatDoesNotAddUpToItsRunsIsNotWritten() throws IOException {
        TestDatabase database = DATABASES.create(DatabaseKind.H2);
        Path manifest = night(database, "2026-10-29", "29").resolve("manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest).replace("\"refund_amount\" : \"304.00\"", "\"refund_amount\" : \"304.01\""));
        Outcome failed = month(database, "2026-10");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("run of 2026-10-29 add up to 304.00, but its manifest to 304.01");
        assertThat(folder.resolve("output/month-2026-10.csv")).doesNotExist();
    }
}
