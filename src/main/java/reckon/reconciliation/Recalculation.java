package reckon.reconciliation;

import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.ledger.Run;
import reckon.policy.Policies;

/** Works out anew, from the first run on, what a run's reconciliation carried on from the run before. */
public final class Recalculation {
    private final Database database;
    private final Policies policies;

    /** Works on a database, which it only reads, with the policies by which payment is due. */
    public Recalculation(Database database, Policies policies) {
        this.database = database;
        this.policies = policies;
    }

    /**
     * Returns how the totals of ledger and payments that a run carried on differ from those worked out anew, or null; a run
     * that was never reconciled carried on nothing.
     *
     * @throws IllegalStateException if more was returned on an order than was paid (Rule I2)
     */
    public @Nullable String firstProblem(Run run) {
        Figures figures = new Reconciliations(database).of(run.runNo());
        if (figures == null) {
            return null;
        }
        LedgerSums ledger = new LedgerSums(database);
        ledger.checkCash(1, run.runNo());
        SettlementLines settlements = new SettlementLines(database);
        String problem = difference("the ledger", figures.ledger(), ledger.ofRuns(1, run.runNo()));
        return problem != null
                ? problem
                : difference(
                        "what was paid", figures.paid(), settlements.paid(run.runNo(), policies.endOf(figures.asOf())));
    }

    private static @Nullable String difference(String what, Tally carriedOn, Tally anew) {
        return carriedOn.equals(anew)
                ? null
                : "the reconciliation carried on " + what + " as " + carriedOn.amount() + " (" + carriedOn.count()
                        + "), and from the first run on it is " + anew.amount() + " (" + anew.count() + ")";
    }
}
