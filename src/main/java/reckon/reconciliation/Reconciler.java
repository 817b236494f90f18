package reckon.reconciliation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reckon.database.CancellationCheck;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.ledger.Run;
import reckon.policy.Policies;

/** Compares the ledger with what was delivered of payments and orders, as of a run, and keeps what it finds. */
public final class Reconciler {
    private final Database database;
    private final Policies policies;
    private final ReconciliationSettings settings;
    private final CancellationCheck cancellation;
    private final Reconciliations kept;

    /** @param cancellation checked with every refund or order that is looked at */
    public Reconciler(
            Database database, Policies policies, ReconciliationSettings settings, CancellationCheck cancellation) {
        this.database = database;
        this.policies = policies;
        this.settings = settings;
        this.cancellation = cancellation;
        this.kept = new Reconciliations(database);
    }

    /**
     * Reconciles the last run within the caller's transaction, in the place of what it came to when it was started before.
     *
     * @param isFull whether what is carried on from run to run is worked out anew as well
     * @throws IllegalStateException if more was returned on an order than was paid (Rule I2), or what is carried on is not
     *     what it is anew
     */
    public void reconcile(Run run, boolean isFull) {
        reconcile(run);
        String problem = isFull ? new Recalculation(database, policies).firstProblem(run) : null;
        if (problem != null) {
            throw new IllegalStateException(problem);
        }
    }

    private void reconcile(Run run) {
        int runNo = run.runNo();
        new LedgerSums(database).checkCash(runNo, runNo);
        RunDates dates = RunDates.read(database);
        Figures before = kept.of(runNo - 1);
        Scope scope = scope(runNo, dates, before);
        kept.forget(runNo);
        keepConversions(scope);
        RefundReview refunds = new RefundReview(database, scope, dates);
        OrderReview orders = new OrderReview(database, scope, dates, policies);
        try (Cursor<String> candidates = new Candidates(database, scope).refunds()) {
            review(runNo, candidates, refunds::rows);
        }
        try (Cursor<String> candidates = new Candidates(database, scope).orders()) {
            review(runNo, candidates, orders::rows);
        }
        keepWaitingConversions(scope);
        kept.keep(before == null ? first(scope, dates, refunds) : carriedOn(scope, before, refunds));
    }

    /** Where the run before was never reconciled, what is open of earlier runs counts as opened again. */
    private Figures first(Scope scope, RunDates dates, RefundReview refunds) {
        int runNo = scope.runNo();
        LedgerSums ledger = new LedgerSums(database);
        SettlementLines settlements = new SettlementLines(database);
        Tally pendingOfEarlierRuns = new PendingRefunds(database, scope, dates).ofEarlierRuns();
        return new Figures(
                runNo,
                scope.asOf(),
                settings,
                ledger.ofRuns(1, runNo),
                settlements.paid(runNo, scope.end()),
                settlements.waiting(runNo, scope.end()),
                Tally.ZERO,
                ledger.ofRuns(runNo, runNo),
                refunds.settled(),
                refunds.reopened().plus(pendingOfEarlierRuns));
    }

    private Figures carriedOn(Scope scope, Figures before, RefundReview refunds) {
        int runNo = scope.runNo();
        SettlementLines settlements = new SettlementLines(database);
        Tally recorded = new LedgerSums(database).ofRuns(runNo, runNo);
        return new Figures(
                runNo,
                scope.asOf(),
                settings,
                before.ledger().plus(recorded),
                before.paid().plus(settlements.paidSince(scope)),
                settlements.waiting(runNo, scope.end()),
                before.now(),
                recorded,
                refunds.settled(),
                refunds.reopened());
    }

    private Scope scope(int runNo, RunDates dates, @Nullable Figures before) {
        Scope scope = Scope.of(runNo, dates, settings, policies);
        return before == null ? scope : scope.after(Scope.of(runNo - 1, dates, before.settings(), policies));
    }

    private void review(int runNo, Cursor<String> candidates, Function<List<String>, List<ReconciliationRow>> review) {
        List<String> some = new ArrayList<>();
        for (String id = candidates.next(); id != null; id = candidates.next()) {
            cancellation.throwIfStopped();
            some.add(id);
            if (some.size() == database.idsAtOnce()) {
                kept.keep(runNo, review.apply(some));
                some.clear();
            }
        }
        kept.keep(runNo, review.apply(some));
    }

    /** There are few, so what comes of a resource is looked up among them, not among all orders. */
    private void keepConversions(Scope scope) {
        database.update(
                "INSERT INTO conversion (order_id, resource_id) SELECT o.order_id, o.resource_id FROM purchase_order o"
                        + " WHERE o.run_no >= ? AND o.order_type = 'CONVERT' AND NOT EXISTS (SELECT 1 FROM conversion c"
                        + " WHERE c.order_id = o.order_id AND c.resource_id = o.resource_id)",
                scope.ordersCameSince());
    }

    /** A conversion that takes effect later is looked at then, though nothing of it comes again. */
    private void keepWaitingConversions(Scope scope) {
        Instant reached = scope.countsSince();
        database.update(
                "DELETE FROM waiting_conversion WHERE EXISTS (SELECT 1 FROM purchase_order o"
                        + " WHERE o.order_id = waiting_conversion.order_id AND o.effective_at < ?)",
                reached);
        database.update(
                "INSERT INTO waiting_conversion (order_id) SELECT o.order_id FROM purchase_order o"
                        + " WHERE o.run_no >= ? AND o.order_type = 'CONVERT' AND o.effective_at >= ? AND NOT EXISTS"
                        + " (SELECT 1 FROM waiting_conversion w WHERE w.order_id = o.order_id)",
                scope.ordersCameSince(),
                scope.end());
    }
}
