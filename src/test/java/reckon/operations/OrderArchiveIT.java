package reckon.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;
import reckon.reconciliation.OrderArchive;
import reckon.support.CsvRows;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Folders;
import reckon.support.NightInputs;
import reckon.support.Nights;
import reckon.support.OpenDatabase;
import reckon.support.Outcome;
import reckon.support.TestDatabase;

/** Orders that {@code purge} moves out of the database: no night after it writes another byte, whatever comes again. */
final class OrderArchiveIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final List<LocalDate> DATES = List.of(
            LocalDate.of(2025, 11, 3),
            LocalDate.of(2025, 11, 4),
            LocalDate.of(2026, 3, 10),
            LocalDate.of(2026, 3, 11),
            LocalDate.of(2026, 3, 12));

    private static final int REQUESTS = 120;
    private static final int ACCOUNTS = 30;
    private static final int STATUS_OF_A_RESOURCE = 4;
    private static final int STATUS_OF_AN_ORDER = 7;
    private static final int RESOURCE = 2;
    private static final int TYPE = 5;
    private static final int PURCHASED_AT = 8;
    private static final int CASH = 12;
    private static final int COLUMNS_ALWAYS_DELIVERED = 14;

    @TempDir
    private Path folder;

    private record Site(TestDatabase database, Path output) {
        Outcome run(LocalDate date, Path input) {
            Outcome outcome = new Nights(database, output)
                    .execute(
                            "nightly",
                            "--date",
                            date.toString(),
                            "--input",
                            input.toString(),
                            "--output",
                            output.toString());
            assertThat(output.resolve(date.toString()).resolve("manifest.json"))
                    .as("%s", outcome)
                    .exists();
            return outcome;
        }

        Path audit(LocalDate date) {
            return output.resolve(date.toString()).resolve("audit.csv");
        }
    }

    private Site site(DatabaseKind kind, String name) {
        return new Site(DATABASES.create(kind), folder.resolve(name));
    }

    private Path input(int night) {
        return folder.resolve("input-" + night);
    }

    private Outcome purge(Site site) {
        return new Nights(site.database(), site.output())
                .execute(
                        "purge",
                        "--older-than",
                        "2026",
                        "--output",
                        site.output().toString(),
                        "--archive",
                        folder.resolve("archive").toString());
    }

    /** Three nights; what the first one refunded is paid, marked and released in the second. */
    private void runThreeNights(long seed, Site... sites) throws IOException {
        for (int night = 0; night < 3; night++) {
            NightInputs.writeOneOfMany(input(night), night, DATES.get(night), REQUESTS, ACCOUNTS, seed);
            if (night == 1) {
                writeWhatFollowed(sites[0]);
            }
            for (Site site : sites) {
                site.run(DATES.get(night), input(night));
            }
        }
    }

    private void writeWhatFollowed(Site site) throws IOException {
        Path run = site.output().resolve(DATES.get(0).toString());
        List<String> settlements = new ArrayList<>(List.of("settlement_id,refund_id,amount,settled_at,status"));
        Set<String> orders = new HashSet<>();
        for (var refund : CsvRows.read(run.resolve("refunds.csv"))) {
            orders.add(refund.get("order_id"));
            settlements.add("s-" + refund.get("refund_id") + "," + refund.get("refund_id") + ","
                    + refund.get("refund_amount") + ",2025-11-04T09:00:00+08:00,PAID");
        }
        Set<String> released = new HashSet<>();
        for (var release : CsvRows.read(run.resolve("releases.csv"))) {
            if (release.get("action").equals("RELEASE")) {
                released.add(release.get("resource_id"));
            }
        }
        Files.write(input(1).resolve("settlements.csv"), settlements);
        Files.write(
                input(1).resolve("orders-2.csv"), with(lines(0, "orders.csv", orders), STATUS_OF_AN_ORDER, "REFUNDED"));
        Files.write(
                input(1).resolve("resources-2.csv"),
                with(lines(0, "resources.csv", released), STATUS_OF_A_RESOURCE, "RELEASED"));
    }

    /** Returns the header of a file of a night and the lines whose first field is one of some ids. */
    private List<String> lines(int night, String name, Set<String> ids) throws IOException {
        try (Stream<String> lines = Files.lines(input(night).resolve(name))) {
            List<String> all = lines.toList();
            return Stream.concat(
                            Stream.of(all.get(0)),
                            all.stream().filter(line -> ids.contains(line.substring(0, line.indexOf(',')))))
                    .toList();
        }
    }

    /** Changes a field of all lines but the header. */
    private static List<String> with(List<String> lines, int field, String value) {
        List<String> changed = new ArrayList<>(lines.subList(0, 1));
        lines.stream().skip(1).forEach(line -> changed.add(with(line, field, value)));
        return changed;
    }

    private static String with(String line, int field, String value) {
        String[] fields = line.split(",", -1);
        fields[field] = value;
        return String.join(",", fields);
    }

    private static String firstColumns(String line) {
        return String.join(",", List.of(line.split(",", -1)).subList(0, COLUMNS_ALWAYS_DELIVERED));
    }

    /** Asks for what was given back, and delivers it again, some of it as something else and some of it so that it cannot be read. */
    private void writeLaterNight(int night, SplittableRandom random) throws IOException {
        NightInputs.writeOneOfMany(input(night), night, DATES.get(night), REQUESTS, ACCOUNTS, random.nextLong());
        List<String> orders = Files.readAllLines(input(1).resolve("orders-2.csv"));
        List<String> orderLines = new ArrayList<>(orders.subList(0, 1));
        List<String> fewColumns = new ArrayList<>(List.of(firstColumns(orders.get(0))));
        for (String order : orders.subList(1, orders.size())) {
            String late = with(
                    with(with(order, 0, "late-" + night + "-" + orderLines.size()), STATUS_OF_AN_ORDER, "COMPLETED"),
                    PURCHASED_AT,
                    DATES.get(night) + "T01:00:00+08:00");
            switch (random.nextInt(12)) {
                case 0 -> orderLines.add(order);
                case 1 -> orderLines.add(with(order, STATUS_OF_AN_ORDER, "COMPLETED"));
                case 2 -> orderLines.add(with(order, STATUS_OF_AN_ORDER, "CREATE_FAILED"));
                case 3 -> orderLines.add(with(order, CASH, "1.23"));
                case 4 -> orderLines.add(with(with(order, CASH, "x"), RESOURCE, "?"));
                case 5 -> orderLines.add(with(late, TYPE, "RENEW"));
                case 6 -> orderLines.add(with(late, TYPE, "CONVERT"));
                case 7 -> orderLines.add(with(order, RESOURCE, "another-" + night));
                case 8 -> fewColumns.add(firstColumns(with(order, STATUS_OF_AN_ORDER, "COMPLETED")));
                default -> {}
            }
        }
        Files.write(input(night).resolve("orders-4.csv"), fewColumns);
        List<String> resources = Files.readAllLines(input(1).resolve("resources-2.csv"));
        List<String> resourceLines = new ArrayList<>(resources.subList(0, 1));
        List<String> requestLines = new ArrayList<>(List.of("request_id,account_id,resource_id,kind,submitted_at"));
        for (String resource : resources.subList(1, resources.size())) {
            String[] fields = resource.split(",", -1);
            switch (random.nextInt(8)) {
                case 0 -> resourceLines.add(resource);
                case 1 -> resourceLines.add(with(resource, STATUS_OF_A_RESOURCE, "ARCHIVED"));
                case 2 -> resourceLines.add(with(resource, 1, "nobody"));
                case 3 -> resourceLines.add(with(resource, STATUS_OF_A_RESOURCE, "ACTIVE"));
                default -> {}
            }
            String submitted =
                    random.nextBoolean() ? "2025-11-01" : DATES.get(night).toString();
            requestLines.add("again-" + night + "-" + requestLines.size() + ","
                    + (random.nextInt(5) == 0 ? "acct-else" : fields[1]) + "," + fields[0] + ","
                    + (random.nextInt(3) == 0 ? "RENEWAL" : "") + "," + submitted + "T10:00:00+08:00");
        }
        Files.write(input(night).resolve("orders-3.csv"), orderLines);
        Files.write(input(night).resolve("resources-3.csv"), resourceLines);
        Files.write(input(night).resolve("requests-3.csv"), requestLines);
    }

    @ParameterizedTest
    @CsvSource({"H2, 1", "H2, 2", "H2, 3", "H2, 6", "H2, 7", "MYSQL, 4"})
    void theNightsAfterItAreThoseWithoutItWhateverComesAgain(DatabaseKind kind, long seed) throws Exception {
        Site purged = site(kind, "purged");
        Site other = site(kind, "other");
        runThreeNights(seed, other, purged);

        Outcome said = purge(purged);

        assertThat(said.exitCode()).as("%s", said).isZero();
        long moved = purged.database().number("SELECT COUNT(*) FROM archived_order");
        assertThat(moved).isGreaterThan(10);
        assertThat(said.out()).contains("orders moved     " + moved + " to ");
        assertThat(purged.database().number("SELECT COUNT(*) FROM purchase_order"))
                .isEqualTo(other.database().number("SELECT COUNT(*) FROM purchase_order") - moved);
        SplittableRandom random = new SplittableRandom(seed);
        for (int night = 3; night < DATES.size(); night++) {
            writeLaterNight(night, random);
            Outcome one = purged.run(DATES.get(night), input(night));
            Outcome two = other.run(DATES.get(night), input(night));
            Path run = Path.of(DATES.get(night).toString());
            assertThat(Folders.differences(
                            purged.output().resolve(run), other.output().resolve(run)))
                    .as("night %s of seed %s", night, seed)
                    .isEmpty();
            assertThat(one.exitCode()).isEqualTo(two.exitCode());
        }
        assertThat(purged.audit(DATES.get(3)))
                .content()
                .contains("ALREADY_UNSUBSCRIBED")
                .contains("NOT_DELIVERED");
        assertThat(folder.resolve("purged").resolve(DATES.get(3).toString()).resolve("audit.csv"))
                .content()
                .contains("LINE_REJECTED");
    }

    /** Rule C3: the term of a disk counts though its order was refunded since. */
    @Test
    void theOrdersOfADiskThatWasGivenBackStay() throws Exception {
        Site site = site(DatabaseKind.H2, "site");
        runThreeNights(1, site);

        purge(site);

        assertThat(site.database()
                        .number("SELECT COUNT(*) FROM purchase_order o JOIN resource r ON r.resource_id = o.resource_id"
                                + " WHERE r.product = 'CDS' AND r.status = 'RELEASED' AND o.status = 'REFUNDED'"))
                .isPositive();
        assertThat(site.database()
                        .number("SELECT COUNT(*) FROM archived_order a JOIN resource r ON r.resource_id = a.resource_id"
                                + " WHERE r.product = 'CDS'"))
                .isZero();
    }

    /** Rule A1 may still wait for it, as for a good line or for its day. */
    @Test
    void whatIsLeftOfAFailedOrderIsReturnedWhenItsDayHasCome() throws Exception {
        Site site = site(DatabaseKind.H2, "site");
        runThreeNights(1, site);
        String partial = site.database()
                .query(
                        "SELECT MIN(f.order_id) FROM refund f JOIN unsubscription u ON u.run_no = f.run_no AND u.line_no ="
                                + " f.line_no JOIN resource r ON r.resource_id = u.resource_id"
                                + " WHERE f.kind = 'PARTIAL' AND r.product <> 'CDS' AND f.run_no = 1")
                .get(0)
                .get(0);
        site.database()
                .execute(
                        "UPDATE purchase_order SET status = 'CREATE_FAILED', purchased_at = '2026-03-11 01:00:00' WHERE"
                                + " order_id = '" + partial + "'");
        site.database().execute("INSERT INTO waiting_order (order_id) VALUES ('" + partial + "')");

        purge(site);
        NightInputs.writeOneOfMany(input(3), 3, DATES.get(3), REQUESTS, ACCOUNTS, 1);
        site.run(DATES.get(3), input(3));

        assertThat(site.database()
                        .number("SELECT COUNT(*) FROM refund WHERE kind = 'CREATE_FAILED' AND order_id = '" + partial
                                + "'"))
                .isOne();
    }

    @Test
    void theFileCanBeDeliveredAgain() throws Exception {
        Site site = site(DatabaseKind.H2, "site");
        runThreeNights(1, site);
        purge(site);
        Path input = Files.createDirectories(input(3));
        Files.copy(
                folder.resolve("archive").resolve("orders-before-2026-01-01.csv"), input.resolve("orders-again.csv"));

        site.run(DATES.get(3), input);

        assertThat(site.database().number("SELECT COUNT(*) FROM reject")).isZero();
        assertThat(
                        site.database()
                                .number(
                                        "SELECT COUNT(*) FROM archived_order a JOIN purchase_order o ON o.order_id = a.order_id"))
                .isEqualTo(site.database().number("SELECT COUNT(*) FROM archived_order"));
    }

    @Test
    void aDecisionOnAnOrderThatWasMovedIsExplainedAsItWasRecorded() throws Exception {
        Site site = site(DatabaseKind.H2, "site");
        runThreeNights(1, site);
        purge(site);
        String order = site.database()
                .query("SELECT MIN(order_id) FROM archived_order")
                .get(0)
                .get(0);

        Outcome explained = new Nights(site.database(), site.output())
                .execute("explain", order, "--output", site.output().toString());

        assertThat(explained.exitCode()).as("%s", explained).isZero();
        assertThat(explained.out())
                .contains("orders of the resource were moved to an archive since: what is below is as recorded")
                .contains("orders-before-2026-01-01.csv");
    }

    @ParameterizedTest
    @CsvSource({"H2", "MYSQL"})
    void stoppedBeforeTheOrdersAreDeletedItIsDoneByTheNextOne(DatabaseKind kind) throws Exception {
        Site site = site(kind, "site");
        runThreeNights(5, site);
        Path archive = folder.resolve("archive");
        try (OpenDatabase open = new OpenDatabase(site.database())) {
            OrderArchive orders = new OrderArchive(
                    open.database(), new TransactionTemplate(open.transactions()), ZoneId.of("Asia/Shanghai"));
            LocalDate before = LocalDate.of(2026, 1, 1);

            assertThatThrownBy(() -> orders.moveOut(before, 3, archive, () -> {
                        throw new IllegalStateException("the lock is lost");
                    }))
                    .hasMessage("the lock is lost");
            assertThat(site.database().number("SELECT COUNT(*) FROM archived_order"))
                    .isZero();
            OrderArchive.Moved moved = orders.moveOut(before, 3, archive, () -> {});

            assertThat(moved.file()).isEqualTo(archive.resolve("orders-before-2026-01-01-2.csv"));
            assertThat(moved.orders())
                    .isEqualTo(site.database().number("SELECT COUNT(*) FROM archived_order"))
                    .isEqualTo(CsvRows.read(moved.file()).size());
            assertThat(orders.moveOut(before, 3, archive, () -> {})).isEqualTo(new OrderArchive.Moved(0, null));
        }
    }
}
