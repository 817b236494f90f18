package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.support.CsvRows;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Nights;
import reckon.support.YearOfBcc;

/** What an earlier night decided counts by the facts of now, also where these were corrected in between. */
final class CorrectedLaterIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 9);
    private static final LocalDate SECOND = FIRST.plusDays(1);
    private static final String REQUESTS = "request_id,account_id,resource_id,kind,submitted_at\n";
    private static final String ORDERS =
            "order_id,account_id,resource_id,product,spec,order_type,charge_type,status,purchased_at,effective_at,"
                    + "expires_at,duration_months,paid_cash,paid_coupon,bundle_id\n";
    private static final String TERM =
            "2026-11-08T10:00:00+08:00,2026-11-08T10:00:00+08:00,2027-11-08T10:00:00+08:00,12,";

    @TempDir
    private Path folder;

    @BeforeEach
    void bringTheAccount() throws IOException {
        write("first", "accounts.csv", "account_id,mobile\na-1,13800000001\n");
        write("first", "consumption.csv", "account_id,month,amount\na-1,2026-10,5000.00\n");
        write("first", "prices.csv", YearOfBcc.PRICES);
    }

    /** The disk's request is decided while nothing is known of the disk; the instance's waits for a good line. */
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void membersOfABundleWereAskedForTogetherThoughOneWasDecidedBeforeItWasKnownToBeOne(DatabaseKind kind)
            throws IOException {
        write(
                "first",
                "orders.csv",
                ORDERS + "o-1,a-1,i-1,BCC,c2,NEW,PREPAID,COMPLETED," + TERM + "1000.00,0.00,b-1\n");
        write("first", "resources.csv", """
                resource_id,account_id,product,status
                i-1,a-1,BCC,UNHEARD-OF
                i-2,a-1,BCC,ACTIVE
                i-3,a-1,BCC,ACTIVE
                """);
        write(
                "first",
                "requests.csv",
                REQUESTS
                        + "q-1,a-1,i-1,RESOURCE,2026-11-09T12:00:00+08:00\n"
                        + "q-2,a-1,d-1,RESOURCE,2026-11-09T12:00:00+08:00\n");
        write("second", "orders.csv", ORDERS + "o-2,a-1,d-1,BCC,c2,NEW,PREPAID,COMPLETED," + TERM + "60.00,0.00,b-1\n");
        write("second", "resources.csv", "resource_id,account_id,product,status\ni-1,a-1,BCC,ACTIVE\n");

        Nights nights = new Nights(DATABASES.create(kind), folder.resolve("output"));

        assertThat(decided(nights, FIRST, "first"))
                .containsExactly("q-1 HELD LINE_REJECTED", "q-2 REJECTED RESOURCE_NOT_FOUND");
        assertThat(decided(nights, SECOND, "second")).containsExactly("q-1 FULL ");
    }

    /** The disk's request is decided in the night before; all orders of the bundle are another account's by mistake. */
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void membersOfABundleWereAskedForTogetherThoughTheirOrdersAreAnotherAccounts(DatabaseKind kind) throws IOException {
        write(
                "first",
                "orders.csv",
                ORDERS
                        + "o-1,a-2,i-1,BCC,c2,NEW,PREPAID,COMPLETED," + TERM + "1000.00,0.00,b-1\n"
                        + "o-2,a-2,d-1,BCC,c2,NEW,PREPAID,COMPLETED," + TERM + "60.00,0.00,b-1\n");
        write(
                "first",
                "resources.csv",
                "resource_id,account_id,product,status\ni-1,a-1,BCC,ACTIVE\nd-1,a-1,BCC,ACTIVE\n");
        write("first", "requests.csv", REQUESTS + "q-2,a-1,d-1,RESOURCE,2026-11-09T12:00:00+08:00\n");
        write("second", "requests.csv", REQUESTS + "q-1,a-1,i-1,RESOURCE,2026-11-09T12:00:00+08:00\n");

        Nights nights = new Nights(DATABASES.create(kind), folder.resolve("output"));

        assertThat(decided(nights, FIRST, "first")).containsExactly("q-2 REJECTED BUNDLE_MEMBER");
        assertThat(decided(nights, SECOND, "second")).containsExactly("q-1 HELD ACCOUNT_MISMATCH");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aRenewalThatARequestTookWithoutCashIsGoneForGoodThoughItsCashIsCorrectedLater(DatabaseKind kind)
            throws IOException {
        String renewal =
                "o-3,a-1,i-1,BCC,c2,RENEW,PREPAID,COMPLETED,2026-11-08T12:00:00+08:00,2027-12-08T10:00:00+08:00,"
                        + "2028-01-08T10:00:00+08:00,1,";
        write(
                "first",
                "orders.csv",
                ORDERS
                        + "o-1,a-1,i-1,BCC,c2,NEW,PREPAID,COMPLETED," + TERM + "1000.00,0.00,\n"
                        + "o-2,a-1,i-1,BCC,c2,RENEW,PREPAID,COMPLETED,2026-11-08T11:00:00+08:00,2027-11-08T10:00:00+08:00,"
                        + "2027-12-08T10:00:00+08:00,1,60.00,0.00,\n"
                        + renewal + "0.00,60.00,\n");
        write("first", "requests.csv", REQUESTS + "q-1,a-1,i-1,RENEWAL,2026-11-09T12:00:00+08:00\n");
        write("second", "orders.csv", ORDERS + renewal + "50.00,10.00,\n");
        write("second", "requests.csv", REQUESTS + "q-2,a-1,i-1,RESOURCE,2026-11-10T12:00:00+08:00\n");

        Nights nights = new Nights(DATABASES.create(kind), folder.resolve("output"));

        assertThat(decided(nights, FIRST, "first")).containsExactly("q-1 RENEWAL ");
        assertThat(decided(nights, SECOND, "second")).containsExactly("q-2 FULL ");
        assertThat(CsvRows.read(
                        folder.resolve("output").resolve(SECOND.toString()).resolve("refunds.csv")))
                .extracting(row -> row.get("order_id") + " " + row.get("refund_amount"))
                .containsExactly("o-1 1000.00");
    }

    private List<String> decided(Nights nights, LocalDate date, String input) {
        return CsvRows.read(nights.run(date, folder.resolve(input)).resolve("audit.csv")).stream()
                .map(row -> row.get("request_id") + " " + row.get("decision") + " " + row.get("reason"))
                .toList();
    }

    private void write(String input, String name, String content) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve(input)).resolve(name), content);
    }
}
