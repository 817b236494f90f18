package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.endtoend.NightSeries.NOTHING;
import static reckon.endtoend.NightSeries.REQUESTS_HEADER;
import static reckon.endtoend.NightSeries.orders;
import static reckon.endtoend.NightSeries.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.support.CsvRows;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Outcome;
import reckon.support.YearOfBcc;

/** What is said after a night of an older date than that of the night before, which an operator asks for. */
final class LateDateIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private final Path folder;

    LateDateIT(@TempDir Path folder) {
        this.folder = folder;
    }

    private NightSeries laterAndThenOlder(DatabaseKind kind) throws IOException {
        NightSeries nights = new NightSeries(DATABASES.create(kind), folder);
        nights.write("05", "accounts.csv", "account_id\na\nb\n");
        nights.write("05", "prices.csv", YearOfBcc.PRICES);
        nights.write("05", "orders.csv", orders("a"));
        nights.write("05", "requests.csv", REQUESTS_HEADER + "without-order,b,bcc-b,2026-11-02T12:00:00+08:00\n");
        nights.write("05", "resources.csv", "resource_id,account_id,product,spec,status\nbcc-b,b,BCC,small,ACTIVE\n");
        nights.write("03", "requests.csv", REQUESTS_HEADER + request("a", "2026-11-03"));
        assertThat(nights.night("2026-11-05", "05").exitCode()).isZero();
        assertThat(nights.night("2026-11-03", "03").exitCode()).isZero();
        return nights;
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void aDecisionOfALateNightIsExplainedByWhatThatNightKnew(DatabaseKind kind) throws IOException {
        Outcome explained = laterAndThenOlder(kind).nights().execute("explain", "a");

        assertThat(explained.exitCode()).as(explained.err()).isZero();
        assertThat(explained.out())
                .contains("PARTIAL", "from the facts as they stand now it is the same, to the letter", "accounts.csv")
                .doesNotContain("from no file that was taken");
    }

    @Test
    void aBadLineOfALateNightIsNoneOfTheBusinessOfTheNightBeforeIt() throws IOException {
        NightSeries nights = new NightSeries(DATABASES.create(DatabaseKind.H2), folder);
        nights.write("05", "accounts.csv", "account_id\na\n");
        nights.write("05", "prices.csv", YearOfBcc.PRICES);
        nights.write("05", "orders.csv", orders("a"));
        nights.write("05", "requests.csv", REQUESTS_HEADER + request("a", "2026-11-05"));
        nights.write("03", "orders-2.csv", orders("a", "b", "c").replaceFirst("COMPLETED", "LOST"));
        assertThat(nights.night("2026-11-05", "05").exitCode()).isZero();
        assertThat(nights.night("2026-11-03", "03").exitCode()).isZero();

        assertThat(nights.nights().execute("explain", "a").out())
                .contains("from the facts as they stand now it is the same, to the letter");
    }

    @Test
    void aRefundOfALateNightIsDueOnTheSameDayWhereverThatIsSaid() throws IOException {
        NightSeries nights = laterAndThenOlder(DatabaseKind.H2);

        assertThat(CsvRows.read(folder.resolve("output/2026-11-03/pending.csv")))
                .filteredOn(row -> !row.get("refund_id").isEmpty())
                .extracting(row -> row.get("note"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("due 2026-11-08");
        assertThat(nights.nights().execute("explain", "a").out()).contains("not paid yet, due on 2026-11-08");
    }

    @Test
    void noRequestIsHeldForLessThanNoTime() throws IOException {
        NightSeries nights = laterAndThenOlder(DatabaseKind.H2);
        String output = folder.resolve("output").toString();

        assertThat(nights.nights().execute("status", "--output", output).out()).contains("1 since 2026-11-05, 0 days");
        assertThat(nights.night("2026-11-07", NOTHING).exitCode()).isZero();
        assertThat(nights.nights().execute("status", "--output", output).out()).contains("1 since 2026-11-05, 2 days");

        Path metrics = Files.createDirectory(folder.resolve("metrics"));
        Outcome older = nights.nights()
                .with("RECKON_METRICS_DIR", metrics.toString())
                .execute(
                        "nightly",
                        "--date",
                        "2026-11-04",
                        "--output",
                        output,
                        "--input",
                        folder.resolve(NOTHING).toString());
        assertThat(older.exitCode()).as(older.err()).isZero();
        assertThat(Files.readString(metrics.resolve("reckon_run.prom"))).contains("\nreckon_held_oldest_days 2.0\n");
    }
}
