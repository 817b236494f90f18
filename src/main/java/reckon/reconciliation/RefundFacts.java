package reckon.reconciliation;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reckon.database.Column;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.facts.SettlementStatus;
import reckon.tables.AcceptanceTable;
import reckon.tables.DecisionTable;
import reckon.tables.RefundTable;
import reckon.tables.SettlementLineTable;

/** What is known of some refund_ids, by refund_id. */
final class RefundFacts {
    private static final String COLUMNS =
            "f.refund_amount, f.run_no, f.paid_cash, f.effective_at, f.expires_at FROM refund f";
    private static final String REFUNDS =
            "SELECT f.refund_id, f.order_id, '' AS account_id, " + COLUMNS + " WHERE f.refund_id IN (:ids)";
    private static final String OF_ORDERS = "SELECT f.refund_id, f.order_id, d.account_id, " + COLUMNS
            + " JOIN decision d ON d.run_no = f.run_no AND d.line_no = f.line_no WHERE f.order_id IN (:ids)";
    private static final String ACCOUNTS = "SELECT f.refund_id, d.account_id FROM refund f"
            + " JOIN decision d ON d.run_no = f.run_no AND d.line_no = f.line_no WHERE f.refund_id IN (:ids)";
    private static final Column<Integer> UNTIL = Column.integer("until");
    private static final String IN_THEIR_ORDER =
            " ORDER BY f.run_no, d.submitted_at, d.request_id, d.order_id, f.part_no";

    private final Map<String, RecordedRefund> refunds = new HashMap<>();
    private final Map<String, List<Line>> settlements = new HashMap<>();
    private final Map<String, ReconciliationRow> before = new HashMap<>();
    private final Map<String, List<Acceptance>> acceptances = new HashMap<>();

    /**
     * A settlement as a run delivered it.
     *
     * @param until the run that delivered it again; null if none has
     */
    private record Line(
            Settlement settlement, int runNo, @Nullable Integer until) {
        boolean counts(int run, Instant end) {
            return runNo <= run
                    && (until == null || until > run)
                    && settlement.settledAt().isBefore(end);
        }
    }

    RefundFacts(Database database, Scope scope, RunDates dates, List<String> refundIds) {
        database.listByIds(REFUNDS, refundIds, row -> {
            RecordedRefund refund = refund(row, dates);
            return refunds.put(refund.refundId(), refund);
        });
        database.listByIds(
                "SELECT s.refund_id, s.settlement_id, s.amount, s.settled_at, s.status, s.run_no,"
                        + " (SELECT MIN(l.run_no) FROM settlement_line l WHERE l.settlement_id = s.settlement_id"
                        + " AND l.run_no > s.run_no) AS until FROM settlement_line s WHERE s.refund_id IN (:ids)",
                refundIds,
                row -> settlements
                        .computeIfAbsent(row.get(SettlementLineTable.REFUND_ID), none -> new ArrayList<>())
                        .add(line(row)));
        database.listByIds(
                "SELECT " + Reconciliations.ROW_COLUMNS + " FROM reconciliation_row WHERE run_no = "
                        + (scope.runNo() - 1)
                        + " AND state <> 'RESOLVED' AND break_name LIKE 'SETTLEMENT%' AND refund_id IN (:ids)",
                refundIds,
                row -> {
                    ReconciliationRow stood = Reconciliations.row(row);
                    return before.put(stood.refundId(), stood);
                });
        acceptances.putAll(acceptances(database, "break_name LIKE 'SETTLEMENT%' AND refund_id", refundIds));
    }

    /** Returns the refunds on some orders, each order's in the order in which they were recorded. */
    static Map<String, List<RecordedRefund>> byOrder(Database database, RunDates dates, List<String> orderIds) {
        Map<String, List<RecordedRefund>> byOrder = new HashMap<>();
        database.listByIds(OF_ORDERS + IN_THEIR_ORDER, orderIds, row -> {
            RecordedRefund refund = refund(row, dates);
            return byOrder.computeIfAbsent(refund.orderId(), none -> new ArrayList<>())
                    .add(refund);
        });
        return byOrder;
    }

    private static RecordedRefund refund(ResultRow row, RunDates dates) throws SQLException {
        String refundId = row.get(RefundTable.REFUND_ID);
        String orderId = row.get(RefundTable.ORDER_ID);
        String accountId = row.get(DecisionTable.ACCOUNT_ID);
        var amount = row.get(RefundTable.REFUND_AMOUNT);
        int runNo = row.get(RefundTable.RUN_NO);
        return new RecordedRefund(
                refundId,
                orderId,
                accountId,
                amount,
                runNo,
                dates.of(runNo),
                row.get(RefundTable.PAID_CASH),
                row.find(RefundTable.EFFECTIVE_AT),
                row.find(RefundTable.EXPIRES_AT));
    }

    private static Line line(ResultRow row) throws SQLException {
        Settlement settlement = new Settlement(
                row.get(SettlementLineTable.SETTLEMENT_ID),
                row.get(SettlementLineTable.AMOUNT),
                row.get(SettlementLineTable.SETTLED_AT),
                row.get(SettlementLineTable.STATUS) == SettlementStatus.PAID);
        return new Line(settlement, row.get(SettlementLineTable.RUN_NO), row.find(UNTIL));
    }

    /** Returns acceptances by one of their ids. */
    static Map<String, List<Acceptance>> acceptances(Database database, String idColumn, List<String> ids) {
        Map<String, List<Acceptance>> byId = new HashMap<>();
        boolean byRefund = idColumn.endsWith("refund_id");
        database.listByIds(
                "SELECT break_name, refund_id, order_id, expected, actual, note FROM acceptance WHERE " + idColumn
                        + " IN (:ids)",
                ids,
                row -> {
                    Acceptance acceptance = new Acceptance(
                            Break.valueOf(row.get(AcceptanceTable.BREAK_NAME)),
                            row.get(AcceptanceTable.REFUND_ID),
                            row.get(AcceptanceTable.ORDER_ID),
                            row.find(AcceptanceTable.EXPECTED),
                            row.find(AcceptanceTable.ACTUAL),
                            Objects.requireNonNullElse(row.find(AcceptanceTable.NOTE), ""));
                    String id = byRefund ? acceptance.refundId() : acceptance.orderId();
                    return byId.computeIfAbsent(id, none -> new ArrayList<>()).add(acceptance);
                });
        return byId;
    }

    /** Returns rows with the accounts that their refunds were decided for; a row of SETTLEMENT_UNKNOWN has none. */
    static List<ReconciliationRow> withAccounts(Database database, List<ReconciliationRow> rows) {
        Set<String> refundIds = rows.stream()
                .filter(RefundFacts::lacksAccount)
                .map(ReconciliationRow::refundId)
                .collect(Collectors.toSet());
        Map<String, String> accounts = new HashMap<>();
        database.listByIds(
                ACCOUNTS,
                refundIds,
                row -> accounts.put(row.get(RefundTable.REFUND_ID), row.get(DecisionTable.ACCOUNT_ID)) == null);
        return rows.stream()
                .map(row -> lacksAccount(row) ? row.ofAccount(accounts.getOrDefault(row.refundId(), "")) : row)
                .toList();
    }

    private static boolean lacksAccount(ReconciliationRow row) {
        return row.kind() != Break.SETTLEMENT_UNKNOWN && row.accountId().isEmpty();
    }

    /** Returns the refund of the ledger, or null if it has none. */
    @Nullable
    RecordedRefund refund(String refundId) {
        return refunds.get(refundId);
    }

    /** Returns its settlements that count in a scope's run. */
    List<Settlement> settlements(String refundId, Scope scope) {
        return settlements.getOrDefault(refundId, List.of()).stream()
                .filter(line -> line.counts(scope.runNo(), scope.end()))
                .map(Line::settlement)
                .toList();
    }

    /** Returns its row in the run before, or null; a PENDING one has none here. */
    @Nullable
    ReconciliationRow before(String refundId) {
        return before.get(refundId);
    }

    /** Returns what is accepted of it. */
    List<Acceptance> acceptances(String refundId) {
        return acceptances.getOrDefault(refundId, List.of());
    }
}
