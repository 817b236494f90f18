package reckon.reconciliation;

import java.util.List;
import reckon.database.Database;
import reckon.ledger.Run;
import reckon.money.Money;

/** How many rows of each kind and state the reconciliation of a run has. */
public final class BreakCounts {
    private final Database database;

    public BreakCounts(Database database) {
        this.database = database;
    }

    /**
     * The rows of one kind and state.
     *
     * @param difference between what was expected and what was paid, added up without signs; rows that lack one add nothing
     */
    public record Count(Break kind, State state, long rows, Money difference) {}

    /** Returns the counts of a run, by kind and state; sorts of which there is none are not among them. */
    public List<Count> of(Run run) {
        return database.list(
                "SELECT break_name, state, COUNT(*),"
                        + " COALESCE(SUM(ABS(expected - actual)), 0) FROM reconciliation_row"
                        + " WHERE run_no = ? AND state <> 'PENDING' GROUP BY break_name, state ORDER BY break_name, state",
                row -> new Count(Break.valueOf(row.text()), State.valueOf(row.text()), row.large(), row.money()),
                run.runNo());
    }
}
