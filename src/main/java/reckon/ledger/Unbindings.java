package reckon.ledger;

import java.util.List;
import reckon.database.Database;
import reckon.tables.UnbindingTable;

/** Records what one run unbinds from what its decisions release (Rule R1). Several threads may record at the same time. */
public final class Unbindings {
    private final Database database;
    private final int runNo;

    public Unbindings(Database database, Run run) {
        this.database = database;
        this.runNo = run.runNo();
    }

    /** A resource that is unbound from the one that a decision releases. */
    public record Unbinding(int lineNo, String resourceId) {}

    /** Forgets what the run unbinds, as it is going to be found out anew from all its decisions. */
    public void forget() {
        database.update("DELETE FROM unbinding WHERE run_no = ?", runNo);
    }

    /** Records what is unbound. */
    public void record(List<? extends Unbinding> unbindings) {
        database.writeAll(
                UnbindingTable.TABLE, unbindings.iterator(), (row, unbinding) -> row.set(UnbindingTable.RUN_NO, runNo)
                        .set(UnbindingTable.LINE_NO, unbinding.lineNo())
                        .set(UnbindingTable.RESOURCE_ID, unbinding.resourceId()));
    }
}
