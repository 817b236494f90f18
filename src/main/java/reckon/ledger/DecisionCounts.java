package reckon.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.money.Money;
import reckon.money.Points;

/** How many decisions of each sort a run made, and how many requests it held. */
public final class DecisionCounts {
    /** The embedded database takes HELD for a decision unless the column is made a text. */
    private static final String COUNTS =
            "SELECT CONCAT(decision, ''), reason, COUNT(*), SUM(refund_amount), SUM(points_spent) FROM decision"
                    + " WHERE run_no = ? GROUP BY decision, reason"
                    + " UNION ALL SELECT 'HELD', reason, COUNT(*), 0, 0 FROM held_request"
                    + " WHERE run_no = ? GROUP BY reason ORDER BY 1, 2";

    private final Database database;

    public DecisionCounts(Database database) {
        this.database = database;
    }

    /**
     * The decisions of one sort.
     *
     * @param decision such as FULL, or HELD
     * @param reason such as COUPON_ONLY; null where the decision has none
     */
    public record Count(String decision, @Nullable String reason, long requests, Money refunded, Points spent) {}

    /** Returns the counts of a run, by decision and reason. */
    public List<Count> of(Run run) {
        return database.list(
                COUNTS,
                row -> new Count(row.text(), row.optionalText(), row.large(), row.money(), row.points()),
                run.runNo(),
                run.runNo());
    }
}
