package reckon.reconciliation;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.facts.OrderType;
import reckon.policy.Policies;
import reckon.tables.PurchaseOrderTable;
import reckon.tables.ResourceTable;
import reckon.tables.UnsubscriptionTable;

/** Looks at orders as exported, some at a time: the rows that they get. */
final class OrderReview {
    private static final String ORDERS = """
            SELECT o.order_id, o.account_id, o.order_type, o.status, o.purchased_at, o.effective_at, o.expires_at,
                   o.paid_cash, COALESCE(r.product, o.product) AS product, u.submitted_at
              FROM purchase_order o
              LEFT JOIN resource r ON r.resource_id = o.resource_id
              LEFT JOIN unsubscription u ON u.resource_id = o.resource_id
             WHERE o.order_id IN (:ids)
            """;
    private static final String DISKS = """
            SELECT c.order_id, d.resource_id, t.order_type, t.charge_type, t.status, t.purchased_at, t.effective_at,
                   t.expires_at
              FROM purchase_order c
              JOIN resource d ON d.attached_to = c.resource_id AND d.product = 'CDS' AND d.status IN ('ACTIVE', 'FROZEN')
              LEFT JOIN purchase_order t ON t.resource_id = d.resource_id
             WHERE c.order_type = 'CONVERT' AND c.order_id IN (:ids)
            """;

    private final Database database;
    private final Scope scope;
    private final RunDates dates;
    private final OrderCheck check;
    private final Comparison comparison;

    OrderReview(Database database, Scope scope, RunDates dates, Policies policies) {
        this.database = database;
        this.scope = scope;
        this.dates = dates;
        this.check = new OrderCheck(
                scope.asOf(),
                scope.settings().settlementDays(),
                scope.settings().ordersSince(),
                policies);
        this.comparison = new Comparison(scope.asOf());
    }

    /** Returns the rows of some orders. */
    List<ReconciliationRow> rows(List<String> orderIds) {
        Map<String, List<RecordedRefund>> refunds = RefundFacts.byOrder(database, dates, orderIds);
        Map<String, Map<String, List<Disk.DiskOrder>>> disks = disks(orderIds);
        Map<String, Map<Break, ReconciliationRow>> before = before(orderIds);
        Map<String, List<Acceptance>> acceptances =
                RefundFacts.acceptances(database, "break_name NOT LIKE 'SETTLEMENT%' AND order_id", orderIds);
        List<ReconciliationRow> rows = new ArrayList<>();
        for (ExportedOrder order : database.listByIds(ORDERS, orderIds, OrderReview::order)) {
            String orderId = order.orderId();
            List<Finding> found = check.of(
                    order,
                    refunds.getOrDefault(orderId, List.of()),
                    disks.getOrDefault(orderId, Map.of()).entrySet().stream()
                            .map(disk -> new Disk(disk.getKey(), disk.getValue()))
                            .toList());
            Map<Break, ReconciliationRow> stood = before.getOrDefault(orderId, Map.of());
            rows.addAll(rows(found, stood, acceptances.getOrDefault(orderId, List.of())));
        }
        return rows;
    }

    private List<ReconciliationRow> rows(
            List<Finding> found, Map<Break, ReconciliationRow> before, List<Acceptance> acceptances) {
        Map<Break, ReconciliationRow> left = new HashMap<>(before);
        List<ReconciliationRow> rows = new ArrayList<>();
        for (Finding finding : found) {
            rows.addAll(comparison.rows(finding, left.remove(finding.kind()), acceptances));
        }
        left.values().forEach(gone -> rows.addAll(comparison.rows(null, gone, acceptances)));
        return rows;
    }

    private static ExportedOrder order(ResultRow row) throws SQLException {
        return new ExportedOrder(
                row.get(PurchaseOrderTable.ORDER_ID),
                row.get(PurchaseOrderTable.ACCOUNT_ID),
                row.get(PurchaseOrderTable.ORDER_TYPE),
                row.get(PurchaseOrderTable.STATUS),
                row.get(PurchaseOrderTable.PURCHASED_AT),
                row.find(PurchaseOrderTable.EFFECTIVE_AT),
                row.find(PurchaseOrderTable.EXPIRES_AT),
                row.get(PurchaseOrderTable.PAID_CASH),
                row.get(PurchaseOrderTable.PRODUCT),
                row.find(UnsubscriptionTable.SUBMITTED_AT));
    }

    private Map<String, Map<String, List<Disk.DiskOrder>>> disks(List<String> orderIds) {
        Map<String, Map<String, List<Disk.DiskOrder>>> disks = new HashMap<>();
        database.listByIds(DISKS, orderIds, row -> {
            List<Disk.DiskOrder> ofDisk = disks.computeIfAbsent(
                            row.get(PurchaseOrderTable.ORDER_ID), none -> new LinkedHashMap<>())
                    .computeIfAbsent(row.get(ResourceTable.RESOURCE_ID), none -> new ArrayList<>());
            Disk.DiskOrder order = diskOrder(row);
            return order != null && ofDisk.add(order);
        });
        return disks;
    }

    private static Disk.@Nullable DiskOrder diskOrder(ResultRow row) throws SQLException {
        OrderType type = row.find(PurchaseOrderTable.ORDER_TYPE);
        return type == null
                ? null
                : new Disk.DiskOrder(
                        type,
                        row.get(PurchaseOrderTable.CHARGE_TYPE),
                        row.get(PurchaseOrderTable.STATUS),
                        row.get(PurchaseOrderTable.PURCHASED_AT),
                        row.find(PurchaseOrderTable.EFFECTIVE_AT),
                        row.find(PurchaseOrderTable.EXPIRES_AT));
    }

    private Map<String, Map<Break, ReconciliationRow>> before(List<String> orderIds) {
        Map<String, Map<Break, ReconciliationRow>> before = new HashMap<>();
        database.listByIds(
                "SELECT " + Reconciliations.ROW_COLUMNS + " FROM reconciliation_row WHERE run_no = "
                        + (scope.runNo() - 1)
                        + " AND state <> 'RESOLVED' AND break_name NOT LIKE 'SETTLEMENT%' AND order_id IN (:ids)",
                orderIds,
                row -> {
                    ReconciliationRow stood = Reconciliations.row(row);
                    return before.computeIfAbsent(stood.orderId(), none -> new HashMap<>())
                            .put(stood.kind(), stood);
                });
        return before;
    }
}
