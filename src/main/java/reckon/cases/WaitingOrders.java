package reckon.cases;

import java.time.Instant;
import java.util.Objects;
import reckon.database.Database;
import reckon.tables.RunTable;

/**
 * The orders that may have to be refunded without a request and wait: for the day on which they were bought, or for a good line
 * behind a rejected one (Rule I3). They stand in the table {@code waiting_order}.
 *
 * <p>What one run has looked through need not be looked through again. An order can only become due when it comes (again), when
 * its resource is given back, or when it no longer waits.
 */
public final class WaitingOrders {
    /** The orders of Rule A1 that came since a run. */
    static final String FAILED = "SELECT order_id FROM purchase_order WHERE run_no >= ? AND status = 'CREATE_FAILED'";

    /** The orders of Rule A2 that came since a run, or whose resource was given back since. */
    static final String NOT_DELIVERED = """
            SELECT order_id
              FROM purchase_order
             WHERE run_no >= ? AND order_type IN ('RENEW', 'RESIZE') AND status = 'COMPLETED'
            UNION
            SELECT b.order_id
              FROM unsubscription g
              JOIN purchase_order b ON b.resource_id = g.resource_id AND b.purchased_at > g.submitted_at
             WHERE g.run_no >= ?
            """;

    static final String AND_WAITING = " UNION SELECT order_id FROM waiting_order";

    private static final String IS_NEW =
            " AND NOT EXISTS (SELECT 1 FROM waiting_order w WHERE w.order_id = o.order_id)";
    private static final String WITHOUT_GOOD_LINE = """
            INSERT INTO waiting_order (order_id)
            SELECT DISTINCT o.order_id
              FROM rejected_line j
              JOIN purchase_order o ON %s
             WHERE j.kind = 'ORDERS'
            """ + IS_NEW;

    private final Database database;
    private final int since;

    /** Takes those that waited when a run, which has begun, looks for orders. */
    public WaitingOrders(Database database, int runNo) {
        this.database = database;
        this.since = Objects.requireNonNull(database.first(
                "SELECT COALESCE(MAX(run_no), 0) AS run_no FROM run WHERE automatic_refunds_found AND run_no < ?",
                row -> row.get(RunTable.RUN_NO),
                runNo));
    }

    /** Returns the last run before this one that looked for orders; more may have come with it behind its look. */
    int since() {
        return since;
    }

    /**
     * Keeps those that wait now, within the caller's transaction, once the run has refunded all that are due.
     *
     * @param until as for {@link AutomaticRefunds}
     */
    public void keep(Instant until) {
        database.update(
                "DELETE FROM waiting_order WHERE EXISTS (SELECT 1 FROM purchase_order o"
                        + " WHERE o.order_id = waiting_order.order_id AND o.purchased_at < ?)",
                until);
        database.update(boughtLater(FAILED), since, until);
        database.update(boughtLater(NOT_DELIVERED), since, since, until);
        database.update(WITHOUT_GOOD_LINE.formatted("o.order_id = j.order_id"));
        database.update(WITHOUT_GOOD_LINE.formatted("j.order_id IS NULL AND o.resource_id = j.resource_id"));
    }

    private static String boughtLater(String candidates) {
        return "INSERT INTO waiting_order (order_id) SELECT DISTINCT o.order_id FROM (" + candidates
                + ") c JOIN purchase_order o ON o.order_id = c.order_id WHERE o.purchased_at >= ?" + IS_NEW;
    }
}
