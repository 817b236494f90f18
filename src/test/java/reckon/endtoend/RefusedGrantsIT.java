package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.support.CsvRows;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Nights;
import reckon.support.YearOfBcc;

/** Rule I3: points that a refused file may have are not missing for good. */
final class RefusedGrantsIT {
    private static final String GRANTS = "grant_id,account_id,points,granted_at,month\n";

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    @TempDir
    private Path folder;

    private void write(String input, String name, String content) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve(input)).resolve(name), content);
    }

    private String decided(Nights nights, String date) {
        Path run = nights.runMaybeIncomplete(LocalDate.parse(date), folder.resolve(date));
        return CsvRows.read(run.resolve("audit.csv")).stream()
                .map(row -> row.get("request_id") + " " + row.get("decision") + " " + row.get("reason"))
                .reduce((one, other) -> one + ", " + other)
                .orElse("nothing");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    @DisplayName(
            "I3 Q7: a request that lacks points waits for the file, and spends its grant though the month is over by then")
    void requestThatLacksPointsWaitsForTheFile(DatabaseKind kind) throws IOException {
        write("2026-10-30", "accounts.csv", "account_id\na\nb\n");
        write("2026-10-30", "prices.csv", YearOfBcc.PRICES.replace("0.00,", "00.00,"));
        write("2026-10-30", "orders.csv", YearOfBcc.ORDERS_HEADER + order("a", "6000.00") + order("b", "4000.00"));
        write("2026-10-30", "grants.csv", GRANTS + "g,a,\"2,000\",2026-10-29T12:00:00+08:00,2026-10\n");
        write("2026-10-30", "requests.csv", """
                request_id,account_id,resource_id,submitted_at
                r,a,bcc-a,2026-10-30T12:00:00+08:00
                s,b,bcc-b,2026-10-30T12:00:00+08:00
                """);
        write("2026-11-01", "consumption-2026-10.csv", "account_id,month,amount\nb,2026-10,1.00\n");
        write("2026-11-02", "grants.csv", GRANTS + "g,a,2000.00,2026-10-29T12:00:00+08:00,2026-10\n");
        Nights nights = new Nights(DATABASES.create(kind), folder.resolve("output"));

        assertThat(decided(nights, "2026-10-30")).isEqualTo("r HELD FILE_REFUSED, s PARTIAL ");
        assertThat(decided(nights, "2026-11-01")).isEqualTo("r HELD FILE_REFUSED");
        assertThat(decided(nights, "2026-11-02")).isEqualTo("r PARTIAL ");
    }

    private static String order(String account, String cash) {
        return YearOfBcc.order("order-" + account, account, "bcc-" + account, LocalDate.of(2026, 6, 1))
                .replace("600.00", cash);
    }
}
