package reckon.reconciliation;

import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.ledger.Run;
import reckon.policy.Policies;

/** Works out anew what a run's reconciliation carried on from the run before: the totals of ledger and payments. */
public final class Recalculation {
    private final Policies policies;
    private final Database database;
    private final LedgerSums ledger;
    private final SettlementLines settlements;

    /** Works on a database, which it only reads, with the policies by which payment is due. */
    public Recalculation(Database database, Policies policies) {
        this.policies = policies;
        this.database = database;
        this.ledger = new LedgerSums(database);
        this.settlements = new SettlementLines(database);
    }

    /**
     * Returns how the totals that a run carried on differ from those worked out anew from the first run on, or null; a run that
     * was never reconciled carried on nothing. It reads the refunds and settlements of all runs.
     *
     * @throws IllegalStateException if more was returned on an order than was paid (Rule I2)
     */
    public @Nullable String firstProblem(Run run) {
        Figures figures = figures(run.runNo());
        return figures == null ? null : firstProblem(figures);
    }

    private @Nullable String firstProblem(Figures figures) {
        int runNo = figures.runNo();
        ledger.checkCash(1, runNo);
        return difference(
                figures, "first run", ledger.ofRuns(1, runNo), settlements.paid(runNo, policies.endOf(figures.asOf())));
    }

    /**
     * Returns how the totals that a run carried on differ from those of the run before and what this one added, or null. It reads
     * what this run added, but all of it if the run before was never reconciled.
     *
     * @throws IllegalStateException if more was returned on an order of this run than was paid (Rule I2)
     */
    public @Nullable String firstProblemSinceRunBefore(Run run) {
        int runNo = run.runNo();
        Figures figures = figures(runNo);
        Figures before = figures(runNo - 1);
        if (figures == null || before == null) {
            return figures == null ? null : firstProblem(figures);
        }
        RunDates dates = RunDates.read(database);
        Scope scope = Scope.of(runNo, dates, figures.settings(), policies)
                .after(Scope.of(runNo - 1, dates, before.settings(), policies));
        ledger.checkCash(runNo, runNo);
        return difference(
                figures,
                "run before",
                before.ledger().plus(ledger.ofRuns(runNo, runNo)),
                before.paid().plus(settlements.paidSince(scope)));
    }

    private @Nullable Figures figures(int runNo) {
        return new Reconciliations(database).of(runNo);
    }

    private static @Nullable String difference(Figures carriedOn, String from, Tally ledger, Tally paid) {
        String problem = difference("the ledger", carriedOn.ledger(), from, ledger);
        return problem != null ? problem : difference("what was paid", carriedOn.paid(), from, paid);
    }

    private static @Nullable String difference(String what, Tally carriedOn, String from, Tally anew) {
        return carriedOn.equals(anew)
                ? null
                : "the reconciliation carried on " + what + " as " + carriedOn.amount() + " (" + carriedOn.count()
                        + "), and from the " + from + " on it is " + anew.amount() + " (" + anew.count() + ")";
    }
}
