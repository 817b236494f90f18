package reckon.reconciliation;

import reckon.database.Cursor;
import reckon.database.Database;
import reckon.tables.PurchaseOrderTable;
import reckon.tables.RefundTable;

/**
 * The refunds and orders that a run looks at: what came, what was open, what becomes due; never all there ever was. So joins begin
 * with what came, which the server is told: it takes that for more than it is, and begins with all that ever was (decision note 38).
 */
final class Candidates {
    private static final String REFUNDS = """
            SELECT refund_id FROM settlement_line WHERE run_no >= ?
            UNION
            SELECT /*+ JOIN_ORDER(s, e) */ e.refund_id
              FROM settlement_line s
              JOIN settlement_line e ON e.settlement_id = s.settlement_id AND e.run_no < s.run_no
             WHERE s.run_no >= ?
            UNION
            SELECT refund_id FROM settlement_line WHERE settled_at >= ? AND settled_at < ? AND run_no < ?
            UNION
            SELECT refund_id
              FROM reconciliation_row
             WHERE run_no = ? AND state <> 'RESOLVED' AND break_name LIKE 'SETTLEMENT%'
            UNION
            SELECT f.refund_id FROM refund f WHERE f.run_no >= ? AND f.run_no < ? AND
            """;

    /**
     * A touched order can only have a break if one of these says so; each is looked at in full afterwards. Most orders that come
     * are those of the very requests that are decided: they are left as they were, and not due to be marked.
     */
    private static final String ORDERS = """
            SELECT order_id
              FROM reconciliation_row
             WHERE run_no = ? AND state <> 'RESOLVED' AND break_name NOT LIKE 'SETTLEMENT%'
            UNION
            SELECT o.order_id
              FROM purchase_order o
             WHERE o.run_no >= ? AND o.status = 'REFUNDED' AND o.paid_cash > 0
               AND NOT EXISTS (SELECT 1 FROM refund f WHERE f.order_id = o.order_id)
            UNION
            SELECT /*+ JOIN_ORDER(o, f) */ o.order_id
              FROM purchase_order o
              JOIN refund f ON f.order_id = o.order_id
             WHERE o.run_no >= ?
               AND (o.paid_cash <> f.paid_cash
                    OR (o.status = 'COMPLETED'
                        AND (f.run_no < ? OR COALESCE(o.effective_at, TIMESTAMP '1000-01-01 00:00:00')
                                          <> COALESCE(f.effective_at, TIMESTAMP '1000-01-01 00:00:00')
                                          OR COALESCE(o.expires_at, TIMESTAMP '1000-01-01 00:00:00')
                                          <> COALESCE(f.expires_at, TIMESTAMP '1000-01-01 00:00:00'))))
            UNION
            SELECT f.order_id
              FROM refund f
              JOIN purchase_order o ON o.order_id = f.order_id
             WHERE f.run_no >= ? AND f.run_no < ? AND o.status = 'COMPLETED'
            UNION
            SELECT order_id FROM purchase_order WHERE run_no >= ? AND order_type = 'CONVERT'
            UNION
            SELECT order_id FROM waiting_conversion
            UNION
            SELECT v.order_id
              FROM conversion v
              JOIN resource r ON r.attached_to = v.resource_id
             WHERE r.run_no >= ?
            UNION
            SELECT v.order_id
              FROM conversion v
              JOIN resource r ON r.resource_id = v.resource_id
             WHERE r.run_no >= ?
            UNION
            SELECT v.order_id
              FROM conversion v
              JOIN resource d ON d.attached_to = v.resource_id
              JOIN purchase_order t ON t.resource_id = d.resource_id
             WHERE t.run_no >= ?
            ORDER BY order_id
            """;

    private final Database database;
    private final Scope scope;

    Candidates(Database database, Scope scope) {
        this.database = database;
        this.scope = scope;
    }

    /** Opens a stream of refund_ids, each once. */
    Cursor<String> refunds() {
        return database.stream(
                REFUNDS + PendingRefunds.hasNoSettlement(scope.runNo()) + "ORDER BY refund_id",
                row -> row.get(RefundTable.REFUND_ID),
                scope.cameSince(),
                scope.cameSince(),
                scope.countsSince(),
                scope.end(),
                scope.cameSince(),
                scope.runNo() - 1,
                scope.dueSince(),
                scope.firstUndue(),
                scope.end());
    }

    /** Opens a stream of order_ids, each once. */
    Cursor<String> orders() {
        int came = scope.ordersCameSince();
        return database.stream(
                ORDERS,
                row -> row.get(PurchaseOrderTable.ORDER_ID),
                scope.runNo() - 1,
                came,
                came,
                scope.firstUndue(),
                scope.dueSince(),
                scope.firstUndue(),
                came,
                came,
                came,
                came);
    }
}
