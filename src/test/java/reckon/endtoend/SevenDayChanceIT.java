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
import reckon.support.YearOfBcc;

/** Rule F2: a user has one seven-day full refund for a product, whichever night and account it was. */
final class SevenDayChanceIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aChanceOfAnEarlierNightIsGoneForAllAccountsOfTheUserAndForNobodyElse(DatabaseKind kind) throws IOException {
        write("first", "accounts.csv", "account_id,mobile\nfirst,13800000001\nsecond,13800000001\nother,13800000002\n");
        write("first", "consumption.csv", """
                account_id,month,amount
                first,2026-10,5000.00
                second,2026-10,5000.00
                other,2026-10,5000.00
                """);
        write("first", "prices.csv", YearOfBcc.PRICES);
        StringBuilder orders = new StringBuilder(YearOfBcc.ORDERS_HEADER);
        for (String account : List.of("first", "second", "other")) {
            orders.append(YearOfBcc.order("order-" + account, account, "bcc-" + account, LocalDate.of(2026, 11, 8)));
        }
        write("first", "orders.csv", orders.toString());
        write("first", "requests.csv", """
                request_id,account_id,resource_id,submitted_at
                req-1,first,bcc-first,2026-11-09T12:00:00+08:00
                """);
        write("second", "requests.csv", """
                request_id,account_id,resource_id,submitted_at
                req-2,second,bcc-second,2026-11-10T12:00:00+08:00
                req-3,other,bcc-other,2026-11-10T12:00:00+08:00
                """);

        Nights nights = new Nights(DATABASES.create(kind), folder.resolve("output"));
        assertThat(decided(nights, LocalDate.of(2026, 11, 9), "first")).containsExactly("req-1 FULL F2");
        assertThat(decided(nights, LocalDate.of(2026, 11, 10), "second"))
                .containsExactly("req-2 PARTIAL F3", "req-3 FULL F2");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void anAccountThatUsedTheChancesOfTwoProductsHasNeitherAgain(DatabaseKind kind) throws IOException {
        write("first", "accounts.csv", "account_id\nfirst\n");
        write("first", "consumption.csv", "account_id,month,amount\nfirst,2026-10,5000.00\n");
        write(
                "first",
                "prices.csv",
                YearOfBcc.PRICES
                        + YearOfBcc.PRICES
                                .substring(YearOfBcc.PRICES.indexOf("BCC"))
                                .replace("BCC", "CDS"));
        StringBuilder orders = new StringBuilder(YearOfBcc.ORDERS_HEADER);
        for (String number : List.of("1", "2")) {
            String bcc = YearOfBcc.order("order-" + number, "first", "bcc-" + number, LocalDate.of(2026, 11, 8));
            orders.append(bcc)
                    .append(bcc.replace("BCC", "CDS").replace("bcc", "cds").replace("order-", "disk-"));
        }
        write("first", "orders.csv", orders.toString());
        write("first", "requests.csv", """
                request_id,account_id,resource_id,submitted_at
                req-1,first,bcc-1,2026-11-09T12:00:00+08:00
                req-2,first,cds-1,2026-11-09T12:00:00+08:00
                """);
        write("second", "requests.csv", """
                request_id,account_id,resource_id,submitted_at
                req-3,first,bcc-2,2026-11-10T12:00:00+08:00
                req-4,first,cds-2,2026-11-10T12:00:00+08:00
                """);

        Nights nights = new Nights(DATABASES.create(kind), folder.resolve("output"));
        assertThat(decided(nights, LocalDate.of(2026, 11, 9), "first"))
                .containsExactly("req-1 FULL F2", "req-2 FULL F2");
        assertThat(decided(nights, LocalDate.of(2026, 11, 10), "second"))
                .containsExactly("req-3 PARTIAL F3", "req-4 PARTIAL F3");
    }

    private List<String> decided(Nights nights, LocalDate date, String input) {
        return CsvRows.read(nights.run(date, folder.resolve(input)).resolve("audit.csv")).stream()
                .map(row -> row.get("request_id") + " " + row.get("decision") + " " + row.get("rule"))
                .toList();
    }

    private void write(String input, String name, String content) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve(input)).resolve(name), content);
    }
}
