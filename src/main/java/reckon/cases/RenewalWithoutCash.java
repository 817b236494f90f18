package reckon.cases;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import reckon.database.ResultRow;
import reckon.facts.AcceptedRequest;
import reckon.facts.ResourceCollector;
import reckon.money.Money;
import reckon.tables.RenewalWithoutCashTable;

/** A renewal that an accepted request took while no cash of it was left: the ledger has no line of 0.00 for it. */
record RenewalWithoutCash(String orderId, @Nullable AcceptedRequest takenBy) {
    static final String TAKEN = "SELECT w.order_id, d.request_id, d.submitted_at FROM renewal_without_cash w"
            + " JOIN decision d ON d.run_no = w.run_no AND d.line_no = w.line_no WHERE w.order_id IN (:ids)";

    static RenewalWithoutCash read(ResultRow row) throws SQLException {
        return new RenewalWithoutCash(row.get(RenewalWithoutCashTable.ORDER_ID), ResourceRow.acceptedRequest(row));
    }

    void addTo(ResourceCollector resource) {
        resource.addReturned(orderId, Money.ZERO, takenBy);
    }
}
