package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/** Rule R1: disks go on without the instance that is released, and a dry run says the same. */
final class UnbindingIT {
    private static final LocalDate DATE = LocalDate.of(2026, 11, 9);
    private static final int MORE_DISKS_THAN_ARE_RECORDED_AT_A_TIME = 10_001;

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void everyDiskOfEveryReleasedInstanceIsUnboundOnceHoweverManyThereAre(DatabaseKind kind) throws IOException {
        StringBuilder resources = new StringBuilder("resource_id,account_id,product,status,attached_to\n");
        resources.append("few,first,BCC,ACTIVE,\nmany,second,BCC,ACTIVE,\nkept,second,BCC,ACTIVE,\n");
        resources.append("disk-few,first,CDS,ACTIVE,few\ndisk-kept,second,CDS,ACTIVE,kept\n");
        List<String> disks = IntStream.range(0, MORE_DISKS_THAN_ARE_RECORDED_AT_A_TIME)
                .mapToObj(number -> "disk-%05d".formatted(number))
                .toList();
        disks.forEach(disk -> resources.append(disk).append(",second,CDS,ACTIVE,many\n"));
        write("resources.csv", resources.toString());
        write("accounts.csv", "account_id,mobile\nfirst,13800000001\nsecond,13800000002\n");
        write("consumption.csv", "account_id,month,amount\nfirst,2026-10,5000.00\nsecond,2026-10,5000.00\n");
        write("prices.csv", YearOfBcc.PRICES);
        LocalDate bought = LocalDate.of(2026, 11, 8);
        write(
                "orders.csv",
                YearOfBcc.ORDERS_HEADER
                        + YearOfBcc.order("order-1", "first", "few", bought)
                        + YearOfBcc.order("order-2", "second", "many", bought)
                        + YearOfBcc.order("order-3", "second", "kept", bought));
        write("requests.csv", """
                request_id,account_id,resource_id,submitted_at
                req-1,first,few,2026-11-09T12:00:00+08:00
                req-2,second,many,2026-11-09T12:00:00+08:00
                """);

        List<String> unbound = Stream.concat(
                        Stream.of("req-1 disk-few"), disks.stream().map(disk -> "req-2 " + disk))
                .toList();
        TestDatabase database = DATABASES.create(kind);
        Path output = folder.resolve("output");
        Nights nights = new Nights(database, output);
        assertThat(nights.execute("init").exitCode()).isZero();
        Outcome dryRun = nights.execute(
                "nightly",
                "--dry-run",
                "--date",
                DATE.toString(),
                "--input",
                folder.resolve("input").toString(),
                "--output",
                output.toString());
        assertThat(dryRun.exitCode()).describedAs(dryRun.err()).isZero();
        assertThat(unbound(output.resolve(DATE + ".dry-run"))).containsExactlyInAnyOrderElementsOf(unbound);
        assertThat(database.number("SELECT COUNT(*) FROM unbinding")).isZero();
        assertThat(unbound(nights.run(DATE, folder.resolve("input")))).containsExactlyInAnyOrderElementsOf(unbound);
    }

    private static List<String> unbound(Path run) {
        return CsvRows.read(run.resolve("releases.csv")).stream()
                .filter(row -> row.get("action").equals("UNBIND"))
                .map(row -> row.get("request_id") + " " + row.get("resource_id"))
                .toList();
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("input")).resolve(name), content);
    }
}
