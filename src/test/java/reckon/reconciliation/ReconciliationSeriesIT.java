package reckon.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reckon.database.Database;
import reckon.files.RunFolder;
import reckon.ledger.Run;
import reckon.ledger.Runs;
import reckon.money.Money;
import reckon.policy.Policies;
import reckon.policy.PolicyBuilder;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.OpenDatabase;

/**
 * Random nights of refunds, settlements in any order, corrections, exports and acceptances: what is new and what is open gives
 * the rows that all there ever was gives.
 */
final class ReconciliationSeriesIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Policies POLICIES =
            new Policies(List.of(PolicyBuilder.published().build()));
    private static final int NIGHTS = 15;

    @TempDir
    private Path folder = Path.of("");

    private final NaiveReconciliation naive = new NaiveReconciliation();
    private @Nullable Database opened;
    private Random random = new Random(0);
    private int lastNumber;

    @ParameterizedTest
    @CsvSource({"H2,1", "H2,2", "H2,3", "H2,4", "H2,5", "MYSQL,6", "MYSQL,7"})
    void whatIsNewAndOpenGivesTheRowsOfAllThereEverWas(DatabaseKind kind, long seed) throws IOException {
        random = new Random(seed);
        try (OpenDatabase open = new OpenDatabase(DATABASES.create(kind))) {
            opened = open.database();
            List<NaiveReconciliation.Row> before = List.of();
            LocalDate businessDate = LocalDate.parse("2026-10-01");
            LocalDate asOf = businessDate;
            for (int runNo = 1; runNo <= NIGHTS; runNo++) {
                database()
                        .update(
                                "INSERT INTO run (run_no, business_date, previous_seq, previous_hash) VALUES (?, ?, 0, '')",
                                runNo,
                                businessDate);
                refund(runNo, asOf);
                int days = random.nextInt(6) == 0 ? 1 : 3;
                List<NaiveReconciliation.Row> expected = List.of();
                for (int start = random.nextInt(3); start < 3; start++) {
                    deliver(runNo, asOf);
                    accept(expected);
                    expected = naive.rows(asOf, days, before);
                    reconcile(open, run(businessDate), days);
                    assertThat(written(run(businessDate)))
                            .as("run %d, as of %s, seed %d", runNo, asOf, seed)
                            .isEqualTo(lines(expected, asOf));
                }
                before = expected;
                businessDate = random.nextInt(8) == 0
                        ? businessDate.minusDays(40).plusDays(runNo)
                        : asOf.plusDays(1L + random.nextInt(3));
                asOf = businessDate.isAfter(asOf) ? businessDate : asOf;
            }
        }
    }

    private Database database() {
        return Objects.requireNonNull(opened);
    }

    private Run run(LocalDate businessDate) {
        return Objects.requireNonNull(new Runs(database()).of(businessDate));
    }

    private static List<String> lines(List<NaiveReconciliation.Row> rows, LocalDate asOf) {
        return rows.stream().map(row -> row.line(asOf)).sorted().toList();
    }

    private void reconcile(OpenDatabase open, Run run, int days) {
        open.inTransaction(() -> {
            new Reconciler(database(), POLICIES, new ReconciliationSettings(days, null), () -> {}).reconcile(run, true);
            return true;
        });
    }

    /** Returns the lines of both files without account, notes of terms cut short; the figures have to add up. */
    private List<String> written(Run run) throws IOException {
        ReconciliationFiles files = new ReconciliationFiles(database(), run, POLICIES, () -> {});
        files.write(new RunFolder(folder, true));
        Section section = files.section(List.of());
        assertThat(section.bridge().residual()).isEqualTo(Money.ZERO);
        assertThat(section.continuity().holds()).as("%s", section.continuity()).isTrue();
        List<String> lines = new ArrayList<>();
        for (RowFile file : RowFile.values()) {
            try (Stream<String> read = Files.lines(folder.resolve(file.fileName() + ".part"))) {
                read.skip(1).map(ReconciliationSeriesIT::withoutAccount).forEach(lines::add);
            }
        }
        return lines.stream().sorted().toList();
    }

    private static String withoutAccount(String line) {
        String[] fields = line.split(",", -1);
        String note = fields[8].startsWith("term ") ? "term" : fields[8];
        return String.join(",", fields[0], fields[1], fields[2], fields[3], fields[5], fields[6], fields[7], note);
    }

    private void refund(int runNo, LocalDate asOf) {
        for (int i = random.nextInt(6); i > 0; i--) {
            String orderId = "o" + ++lastNumber;
            long cash = 100L + random.nextInt(900);
            Instant end = at(asOf.plusDays(30));
            export(runNo, new NaiveReconciliation.Order(orderId, false, cash, end));
            long first = random.nextBoolean() ? cash : 1 + random.nextInt((int) cash - 1);
            record(runNo, asOf, orderId, 0, first, cash, end);
            if (first < cash && random.nextBoolean()) {
                record(runNo, asOf, orderId, first, cash - first, cash, end);
            }
        }
    }

    private void record(
            int runNo, LocalDate asOf, String orderId, long refundedBefore, long amount, long cash, Instant end) {
        String id = "rf-" + (naive.refunds.size() + 1);
        naive.refunds.put(id, new NaiveReconciliation.Refund(id, orderId, amount, asOf, cash, end));
        int lineNo = naive.refunds.size();
        database()
                .update(
                        "INSERT INTO decision (run_no, line_no, request_id, order_id, account_id, resource_id, kind, submitted_at,"
                                + " decision, rule, refund_amount, points_spent, policy_version, explanation, order_amount)"
                                + " VALUES (?, ?, ?, ?, 'a', 'r', 'RENEWAL', ?, 'FULL', 'F2', ?, 0, 'p', '', ?)",
                        runNo,
                        lineNo,
                        "q" + id,
                        orderId,
                        at(asOf).plusSeconds(lineNo),
                        money(amount),
                        money(cash));
        database()
                .update(
                        "INSERT INTO refund (run_no, line_no, part_no, refund_id, order_id, kind, order_amount, refunded_before,"
                                + " refund_amount, points_spent, paid_cash, effective_at, expires_at)"
                                + " VALUES (?, ?, 1, ?, ?, 'FULL', ?, ?, ?, 0, ?, ?, ?)",
                        runNo,
                        lineNo,
                        id,
                        orderId,
                        money(cash),
                        money(refundedBefore),
                        money(amount),
                        money(cash),
                        at(LocalDate.parse("2026-09-01")),
                        end);
    }

    private void deliver(int runNo, LocalDate asOf) {
        for (int i = random.nextInt(8); i > 0; i--) {
            boolean isKnown = !naive.settlements.isEmpty() && random.nextInt(4) == 0;
            String id = isKnown ? any(naive.settlements) : "s" + ++lastNumber;
            String refundId = "rf-" + (1 + random.nextInt(naive.refunds.size() + 4));
            NaiveReconciliation.Refund refund = naive.refunds.get(refundId);
            long amount = refund == null || random.nextInt(4) == 0 ? random.nextInt(500) : refund.amount();
            Instant at = at(asOf.plusDays(random.nextInt(6) - 3L));
            settle(runNo, new NaiveReconciliation.Paid(id, refundId, amount, at, random.nextInt(4) > 0));
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            if (random.nextInt(4) == 0 || naive.orders.isEmpty()) {
                export(
                        runNo,
                        new NaiveReconciliation.Order(
                                "o" + ++lastNumber, random.nextBoolean(), random.nextInt(3), at(asOf)));
            } else {
                NaiveReconciliation.Order order = Objects.requireNonNull(naive.orders.get(any(naive.orders)));
                export(
                        runNo,
                        new NaiveReconciliation.Order(
                                order.id(),
                                random.nextInt(3) > 0,
                                order.cash() + (random.nextInt(5) == 0 ? 1 : 0),
                                random.nextInt(5) == 0 ? order.end().plusSeconds(60) : order.end()));
            }
        }
    }

    private String any(Map<String, ?> map) {
        return map.keySet().stream()
                .skip(random.nextInt(map.size()))
                .findFirst()
                .orElseThrow();
    }

    private void settle(int runNo, NaiveReconciliation.Paid paid) {
        naive.settlements.put(paid.id(), paid);
        database().update("DELETE FROM settlement_line WHERE settlement_id = ? AND run_no = ?", paid.id(), runNo);
        database()
                .update(
                        "INSERT INTO settlement_line (settlement_id, run_no, refund_id, amount, settled_at, status)"
                                + " VALUES (?, ?, ?, ?, ?, ?)",
                        paid.id(),
                        runNo,
                        paid.refundId(),
                        money(paid.amount()),
                        paid.at(),
                        paid.isPaid() ? "PAID" : "FAILED");
    }

    private void export(int runNo, NaiveReconciliation.Order order) {
        naive.orders.put(order.id(), order);
        database().update("DELETE FROM purchase_order WHERE order_id = ?", order.id());
        database()
                .update(
                        "INSERT INTO purchase_order (order_id, account_id, resource_id, product, order_type, charge_type, status,"
                                + " purchased_at, effective_at, expires_at, paid_cash, paid_coupon, run_no)"
                                + " VALUES (?, 'a', 'r', 'BCC', 'NEW', 'PREPAID', ?, ?, ?, ?, ?, 0, ?)",
                        order.id(),
                        order.isRefunded() ? "REFUNDED" : "COMPLETED",
                        at(LocalDate.parse("2026-09-01")),
                        at(LocalDate.parse("2026-09-01")),
                        order.end(),
                        money(order.cash()),
                        runNo);
    }

    /** Gives one of the rows back, with the notes of terms left out as those are not told apart here. */
    private void accept(List<NaiveReconciliation.Row> rows) {
        List<NaiveReconciliation.Row> breaks = rows.stream()
                .filter(row -> !row.state().equals("PENDING") && !row.note().equals("term"))
                .toList();
        if (breaks.isEmpty()) {
            return;
        }
        NaiveReconciliation.Row row = breaks.get(random.nextInt(breaks.size()));
        naive.acceptances.removeIf(
                other -> other.startsWith(String.join(",", row.kind(), row.refundId(), row.orderId(), "")));
        naive.acceptances.add(NaiveReconciliation.acceptance(row));
        String[] amounts = row.amounts().split(",", -1);
        database()
                .update(
                        "DELETE FROM acceptance WHERE break_name = ? AND refund_id = ? AND order_id = ?",
                        row.kind(),
                        row.refundId(),
                        row.orderId());
        database()
                .update(
                        "INSERT INTO acceptance (break_name, refund_id, order_id, expected, actual, note, ticket)"
                                + " VALUES (?, ?, ?, ?, ?, ?, 'T')",
                        row.kind(),
                        row.refundId(),
                        row.orderId(),
                        amounts[0],
                        amounts[1],
                        row.note().isEmpty() ? null : row.note());
    }

    private static Instant at(LocalDate date) {
        return date.atTime(LocalTime.NOON).atZone(ZONE).toInstant();
    }

    private static String money(long cents) {
        return NaiveReconciliation.cents(cents);
    }
}
