package reckon.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.Column;
import reckon.database.Database;
import reckon.money.Money;
import reckon.money.Points;
import reckon.tables.DecisionTable;

/** How many decisions of each sort a run made, and how many requests it held. */
public final class DecisionCounts {
    /** The embedded database takes HELD for a decision unless the column is made a text. */
    private static final String COUNTS =
            "SELECT CONCAT(decision, '') AS outcome, reason, COUNT(*) AS requests, SUM(refund_amount) AS refunded,"
                    + " SUM(points_spent) AS spent FROM decision"
                    + " WHERE run_no = ? GROUP BY decision, reason"
                    + " UNION ALL SELECT 'HELD', reason, COUNT(*), 0, 0 FROM held_request"
                    + " WHERE run_no = ? GROUP BY reason ORDER BY 1, 2";

    private static final Column<String> OUTCOME = Column.text("outcome");
    private static final Column<Long> REQUESTS = Column.bigint("requests");
    private static final Column<Money> REFUNDED = Column.money("refunded");
    private static final Column<Points> SPENT = Column.points("spent");

    private final Database database;

    /** Counts in a database, which it only reads. */
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
                row -> new Count(
                        row.get(OUTCOME),
                        row.find(DecisionTable.REASON),
                        row.get(REQUESTS),
                        row.get(REFUNDED),
                        row.get(SPENT)),
                run.runNo(),
                run.runNo());
    }
}
