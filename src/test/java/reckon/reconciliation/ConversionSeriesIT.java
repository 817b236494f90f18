package reckon.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reckon.database.Database;
import reckon.facts.ChargeType;
import reckon.facts.OrderStatus;
import reckon.facts.OrderType;
import reckon.facts.ResourceStatus;
import reckon.files.RunFolder;
import reckon.ledger.Run;
import reckon.ledger.Runs;
import reckon.policy.Policies;
import reckon.policy.PolicyBuilder;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.OpenDatabase;

/**
 * Random nights of conversions, disks and their orders, delivered in any order and again, while the first day of orders changes:
 * what came gives the rows of CDS_NOT_CONVERTED that a look at everything gives (Rule C3).
 */
final class ConversionSeriesIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Policies POLICIES =
            new Policies(List.of(PolicyBuilder.published().build()));
    private static final int NIGHTS = 20;
    private static final int INSTANCES = 6;

    private record Bought(
            String id,
            String resource,
            OrderType type,
            ChargeType chargeType,
            OrderStatus status,
            Instant purchasedAt,
            Instant from,
            Instant to) {}

    private record AttachedDisk(String id, @Nullable String instance, ResourceStatus status) {}

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, Bought> orders = new TreeMap<>();
    private final Map<String, AttachedDisk> disks = new TreeMap<>();
    private final Map<String, LocalDate> openSince = new TreeMap<>();
    private final Map<String, String> lastNotes = new TreeMap<>();
    private @Nullable Database opened;
    private Random random = new Random(0);

    @ParameterizedTest
    @CsvSource({"H2,1", "H2,2", "H2,3", "MYSQL,4", "MYSQL,5"})
    void whatCameGivesTheConversionsThatLeftDisksOut(DatabaseKind kind, long seed) throws IOException {
        random = new Random(seed);
        try (OpenDatabase open = new OpenDatabase(DATABASES.create(kind))) {
            opened = open.database();
            LocalDate ordersSince = null;
            int rows = 0;
            for (int runNo = 1; runNo <= NIGHTS; runNo++) {
                LocalDate date = LocalDate.parse("2026-10-01").plusDays(runNo);
                database()
                        .update(
                                "INSERT INTO run (run_no, business_date, previous_seq, previous_hash) VALUES (?, ?, 0, '')",
                                runNo,
                                date);
                if (random.nextInt(5) == 0) {
                    ordersSince = random.nextBoolean() ? null : date.minusDays(random.nextInt(6));
                }
                deliver(runNo, date);
                ReconciliationSettings settings = new ReconciliationSettings(3, ordersSince);
                Run run = Objects.requireNonNull(new Runs(database()).of(date));
                open.inTransaction(() -> {
                    new Reconciler(database(), POLICIES, settings, () -> {}).reconcile(run, false);
                    return true;
                });
                List<String> expected = expected(date, ordersSince);
                assertThat(written(run)).as("run %d, seed %d", runNo, seed).isEqualTo(expected);
                rows += expected.size();
            }
            assertThat(rows).isGreaterThan(NIGHTS / 2);
        }
    }

    private Database database() {
        return Objects.requireNonNull(opened);
    }

    private List<String> written(Run run) throws IOException {
        new ReconciliationFiles(database(), run, POLICIES, () -> {}).write(new RunFolder(folder, true));
        try (Stream<String> lines = Files.lines(folder.resolve("reconciliation.csv.part"))) {
            return lines.skip(1).toList();
        }
    }

    private List<String> expected(LocalDate asOf, @Nullable LocalDate ordersSince) {
        List<String> rows = new ArrayList<>();
        for (Bought order : orders.values()) {
            String leftOut = leftOut(order, asOf, ordersSince);
            boolean isOpen = !leftOut.isEmpty();
            LocalDate since = openSince.get(order.id());
            if (isOpen || since != null) {
                LocalDate counted = since == null ? asOf : since;
                String state = isOpen ? since == null ? "NEW" : "PERSISTING" : "RESOLVED";
                String note = isOpen ? leftOut : lastNotes.getOrDefault(order.id(), "");
                rows.add("CDS_NOT_CONVERTED," + state + ",," + order.id() + ",a,,,"
                        + ChronoUnit.DAYS.between(counted, asOf) + "," + note);
                openSince.put(order.id(), counted);
                lastNotes.put(order.id(), note);
            }
            if (!isOpen) {
                openSince.remove(order.id());
            }
        }
        return rows;
    }

    private String leftOut(Bought convert, LocalDate asOf, @Nullable LocalDate ordersSince) {
        Instant at = convert.from();
        boolean isAsked = convert.type() == OrderType.CONVERT
                && convert.status() == OrderStatus.COMPLETED
                && at.isBefore(start(asOf.plusDays(1)))
                && (ordersSince == null || !convert.purchasedAt().isBefore(start(ordersSince)));
        if (!isAsked) {
            return "";
        }
        Instant endOfDay = start(LocalDate.ofInstant(at, ZONE).plusDays(1));
        List<String> names = disks.values().stream()
                .filter(disk -> convert.resource().equals(disk.instance()))
                .filter(disk -> disk.status() == ResourceStatus.ACTIVE || disk.status() == ResourceStatus.FROZEN)
                .filter(disk -> wasThere(disk, at) && !isCovered(disk, at, endOfDay))
                .map(AttachedDisk::id)
                .toList();
        return names.stream().limit(5).collect(Collectors.joining(" "))
                + (names.size() > 5 ? " +" + (names.size() - 5) : "");
    }

    private boolean wasThere(AttachedDisk disk, Instant at) {
        List<Bought> bought = of(disk).filter(order -> order.status() != OrderStatus.CREATE_FAILED)
                .toList();
        return bought.isEmpty()
                || bought.stream().anyMatch(order -> !order.purchasedAt().isAfter(at));
    }

    private boolean isCovered(AttachedDisk disk, Instant at, Instant endOfDay) {
        return of(disk).anyMatch(order -> order.chargeType() == ChargeType.PREPAID
                && order.type() != OrderType.RESIZE
                && (order.status() == OrderStatus.COMPLETED || order.status() == OrderStatus.REFUNDED)
                && order.from().isBefore(endOfDay)
                && order.to().isAfter(at));
    }

    private Stream<Bought> of(AttachedDisk disk) {
        return orders.values().stream().filter(order -> order.resource().equals(disk.id()));
    }

    private void deliver(int runNo, LocalDate date) {
        for (int i = random.nextInt(3); i > 0; i--) {
            deliver(runNo, order("c" + (1 + random.nextInt(2 * INSTANCES)), "i", OrderType.CONVERT, date));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            String instance = random.nextInt(6) == 0 ? null : "i" + random.nextInt(INSTANCES);
            deliver(runNo, new AttachedDisk("d" + random.nextInt(12), instance, one(ResourceStatus.values())));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            OrderType type = random.nextInt(4) == 0 ? OrderType.RESIZE : OrderType.NEW;
            deliver(runNo, order("t" + random.nextInt(24), "d", type, date));
        }
    }

    /** The number of an order says which of its kind of resource it is for, for good. */
    private Bought order(String id, String resource, OrderType type, LocalDate date) {
        int number = Integer.parseInt(id.substring(1)) % (resource.equals("i") ? INSTANCES : 12);
        Instant purchased = at(date.minusDays(random.nextInt(8)));
        Instant from = at(date.plusDays(random.nextInt(6) - 3L));
        return new Bought(
                id,
                resource + number,
                type,
                random.nextInt(4) == 0 ? ChargeType.POSTPAID : ChargeType.PREPAID,
                random.nextInt(3) == 0 ? one(OrderStatus.values()) : OrderStatus.COMPLETED,
                purchased,
                from,
                from.plus(1L + random.nextInt(5), ChronoUnit.DAYS));
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private void deliver(int runNo, Bought order) {
        orders.put(order.id(), order);
        database().update("DELETE FROM purchase_order WHERE order_id = ?", order.id());
        database()
                .update(
                        "INSERT INTO purchase_order (order_id, account_id, resource_id, product, order_type, charge_type, status,"
                                + " purchased_at, effective_at, expires_at, paid_cash, paid_coupon, run_no)"
                                + " VALUES (?, 'a', ?, 'BCC', ?, ?, ?, ?, ?, ?, 0, 0, ?)",
                        order.id(),
                        order.resource(),
                        order.type().name(),
                        order.chargeType().name(),
                        order.status().name(),
                        order.purchasedAt(),
                        order.from(),
                        order.to(),
                        runNo);
    }

    private void deliver(int runNo, AttachedDisk disk) {
        disks.put(disk.id(), disk);
        database().update("DELETE FROM resource WHERE resource_id = ?", disk.id());
        database()
                .update(
                        "INSERT INTO resource (resource_id, account_id, product, status, attached_to, run_no)"
                                + " VALUES (?, 'a', 'CDS', ?, ?, ?)",
                        disk.id(),
                        disk.status().name(),
                        disk.instance(),
                        runNo);
    }

    private static Instant at(LocalDate date) {
        return date.atTime(LocalTime.NOON).atZone(ZONE).toInstant();
    }

    private static Instant start(LocalDate date) {
        return date.atStartOfDay(ZONE).toInstant();
    }
}
