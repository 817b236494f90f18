package reckon.reconciliation;

import java.util.List;
import reckon.database.Column;
import reckon.database.Database;
import reckon.ledger.Run;
import reckon.money.Money;
import reckon.tables.ReconciliationRowTable;

/** How many rows of each kind and state the reconciliation of a run has. */
public final class BreakCounts {
    private static final Column<Long> COUNTED = Column.bigint("counted");
    private static final Column<Money> DIFFERENCE = Column.money("difference");

    private final Database database;

    /** Counts in a database, which it only reads. */
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
                "SELECT break_name, state, COUNT(*) AS counted,"
                        + " COALESCE(SUM(ABS(expected - actual)), 0) AS difference FROM reconciliation_row"
                        + " WHERE run_no = ? AND state <> 'PENDING' GROUP BY break_name, state ORDER BY break_name, state",
                row -> new Count(
                        Break.valueOf(row.get(ReconciliationRowTable.BREAK_NAME)),
                        State.valueOf(row.get(ReconciliationRowTable.STATE)),
                        row.get(COUNTED),
                        row.get(DIFFERENCE)),
                run.runNo());
    }
}
