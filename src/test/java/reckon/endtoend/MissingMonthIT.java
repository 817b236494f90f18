package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

/** Rule Q3: a month whose consumption was never delivered stops the reset behind it and what depends on that. */
final class MissingMonthIT {
    private static final String REQUESTS = """
            request_id,account_id,resource_id,submitted_at
            req-september,acct,bcc-1,2026-09-30T23:59:59+08:00
            req-october,acct,bcc-2,2026-10-15T12:00:00+08:00
            req-november,acct,bcc-3,2026-11-03T12:00:00+08:00
            """;

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    @TempDir
    private Path folder;

    private void write(String input, String name, String content) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve(input)).resolve(name), content);
    }

    private Path writtenInputs() throws IOException {
        write("first", "accounts.csv", "account_id\nacct\n");
        write("first", "prices.csv", YearOfBcc.PRICES);
        StringBuilder orders = new StringBuilder(YearOfBcc.ORDERS_HEADER);
        for (int i = 1; i <= 3; i++) {
            orders.append(YearOfBcc.order("order-" + i, "acct", "bcc-" + i, LocalDate.of(2026, 6, 1)));
        }
        write("first", "orders.csv", orders.toString());
        write("first", "requests.csv", REQUESTS);
        write("first", "consumption-2026-08.csv", "account_id,month,amount\nacct,2026-08,10.00\n");
        write("later", "consumption-2026-09.csv", "account_id,month,amount\nacct,2026-09,20.00\n");
        write("last", "consumption-2026-10.csv", "account_id,month,amount\nacct,2026-10,30.00\n");
        return folder;
    }

    private Outcome night(TestDatabase database, String input) {
        return new Nights(database, folder.resolve("output"))
                .execute(
                        "nightly",
                        "--date",
                        "2026-11-04",
                        "--input",
                        folder.resolve(input).toString(),
                        "--output",
                        folder.resolve("output").toString());
    }

    private List<String> decided() {
        return CsvRows.read(folder.resolve("output/2026-11-04/audit.csv")).stream()
                .map(row -> row.get("request_id") + " " + row.get("decision"))
                .toList();
    }

    private Map<String, String> resets() {
        return CsvRows.read(folder.resolve("output/2026-11-04/quota.csv")).stream()
                .filter(row -> row.get("movement").equals("RESET"))
                .collect(Collectors.toMap(row -> row.get("reference"), row -> row.get("points")));
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatComesBeforeTheMissingMonthIsDecidedAndTheRestWaitsUntilItIsDelivered(DatabaseKind kind)
            throws IOException {
        writtenInputs();
        TestDatabase database = DATABASES.create(kind);

        Outcome stopped = night(database, "first");
        assertThat(stopped.exitCode()).isEqualTo(3);
        assertThat(stopped.out()).contains("consumption of 2026-09 was never delivered");
        assertThat(decided()).containsExactly("req-september PARTIAL");
        assertThat(resets()).containsOnly(Map.entry("2026-09", "10.00"));
        assertThat(folder.resolve("output/2026-11-04/manifest.json")).content().contains("2026-09");

        Outcome further = night(database, "later");
        assertThat(further.exitCode()).isEqualTo(3);
        assertThat(further.out()).contains("consumption of 2026-10 was never delivered");
        assertThat(decided()).containsExactly("req-september PARTIAL", "req-october PARTIAL");

        Outcome done = night(database, "last");
        assertThat(done.exitCode()).as(done.toString()).isZero();
        assertThat(decided()).containsExactly("req-september PARTIAL", "req-october PARTIAL", "req-november PARTIAL");
        assertThat(resets())
                .containsOnly(
                        Map.entry("2026-09", "10.00"), Map.entry("2026-10", "20.00"), Map.entry("2026-11", "30.00"));
    }
}
