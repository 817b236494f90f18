package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.endtoend.NightSeries.REQUESTS_HEADER;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reckon.support.CsvRows;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.YearOfBcc;

/** Rule I3: a bad line of an order of a bundle of which an instance and a disk are asked for together. */
final class BadLineOfAMemberIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final String HEADER = YearOfBcc.ORDERS_HEADER.replace("\n", ",bundle_id,auto_renew\n");

    private final Path folder;

    BadLineOfAMemberIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest(name = "{0}: instance {4}, disk {5}")
    @DisplayName("I3 E18: the other member waits unless the line is for sure about a member that is asked for together")
    @CsvSource({
        "'a line of which only the status is bad', disk, LOST, 'b,', PARTIAL, HELD",
        "'a line whose resource can be read from its order only', 'no id', COMPLETED, 'b,', PARTIAL, HELD",
        "'a line that names another resource than its order has', other, LOST, 'b,', HELD, HELD",
        "'a line without its last value', disk, COMPLETED, b, HELD, HELD"
    })
    void theOtherMemberWaitsUnlessTheLineIsForSureAboutOneAskedForTogether(
            String line, String resource, String status, String lastValues, String instance, String disk)
            throws IOException {
        NightSeries nights = new NightSeries(DATABASES.create(DatabaseKind.H2), folder);
        nights.write("03", "accounts.csv", "account_id\na\n");
        nights.write("03", "prices.csv", YearOfBcc.PRICES);
        nights.write(
                "03",
                "orders.csv",
                HEADER
                        + order("of-instance", "instance", "COMPLETED", "b,")
                        + order("of-disk", "disk", "COMPLETED", "b,"));
        nights.write(
                "04",
                "orders-2.csv",
                HEADER
                        + order("of-disk", resource, status, lastValues)
                        + order("good", "another", "COMPLETED", ",")
                        + order("good-too", "one-more", "COMPLETED", ","));
        nights.write(
                "04",
                "requests.csv",
                REQUESTS_HEADER
                        + "instance,a,instance,2026-11-04T12:00:00+08:00\ndisk,a,disk,2026-11-04T12:00:00+08:00\n");
        assertThat(nights.night("2026-11-03", "03").exitCode()).isZero();
        assertThat(nights.night("2026-11-04", "04").exitCode()).isZero();

        Map<String, String> decisions = CsvRows.read(folder.resolve("output/2026-11-04/audit.csv")).stream()
                .collect(Collectors.toMap(row -> row.get("request_id"), row -> row.get("decision")));
        assertThat(decisions).as(line).isEqualTo(Map.of("instance", instance, "disk", disk));
    }

    private static String order(String orderId, String resourceId, String status, String lastValues) {
        return String.join(
                        ",",
                        orderId,
                        "a",
                        resourceId,
                        "BCC,small,NEW,PREPAID",
                        status,
                        "2026-06-01T10:00:00+08:00,2026-06-01T10:00:00+08:00,2027-06-01T10:00:00+08:00,12,600.00,0.00",
                        lastValues)
                + "\n";
    }
}
