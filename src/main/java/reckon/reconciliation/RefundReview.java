package reckon.reconciliation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.money.Money;

/** Looks at refunds and their settlements, some at a time: the rows that they get, and what was settled and opened again. */
final class RefundReview {
    private final Database database;
    private final Scope scope;
    private final RunDates dates;
    private final SettlementCheck check;
    private final Comparison comparison;
    private Tally settled = Tally.ZERO;
    private Tally reopened = Tally.ZERO;

    RefundReview(Database database, Scope scope, RunDates dates) {
        this.database = database;
        this.scope = scope;
        this.dates = dates;
        this.check = new SettlementCheck(scope.asOf(), scope.settings().settlementDays());
        this.comparison = new Comparison(scope.asOf());
    }

    /** Returns the refunds that were open in the run before or recorded by this one, and are not open now. */
    Tally settled() {
        return settled;
    }

    /** Returns the refunds recorded earlier that were not open in the run before and are now. */
    Tally reopened() {
        return reopened;
    }

    /** Returns the rows of some refunds. */
    List<ReconciliationRow> rows(List<String> refundIds) {
        RefundFacts facts = new RefundFacts(database, scope, dates, refundIds);
        List<ReconciliationRow> rows = new ArrayList<>();
        for (String refundId : refundIds) {
            RecordedRefund refund = facts.refund(refundId);
            ReconciliationRow before = facts.before(refundId);
            Finding found = check.of(refundId, refund, facts.settlements(refundId, scope));
            List<ReconciliationRow> ofRefund = comparison.rows(found, before, facts.acceptances(refundId));
            rows.addAll(ofRefund);
            if (refund != null) {
                boolean isPending = found != null && found.isPending();
                boolean isOpen = isPending
                        || ofRefund.stream().anyMatch(row -> row.state().isOpenBreak());
                count(refund, wasOpen(refund, before, facts), isOpen, isPending);
            }
        }
        return RefundFacts.withAccounts(database, rows);
    }

    private boolean wasOpen(RecordedRefund refund, @Nullable ReconciliationRow before, RefundFacts facts) {
        Scope runBefore = scope.before();
        if (runBefore == null || before != null) {
            return before != null && before.state().isOpenBreak();
        }
        return refund.runNo() >= runBefore.firstUndue()
                && facts.settlements(refund.refundId(), runBefore).isEmpty();
    }

    /** Where the run before was never reconciled, refunds that are PENDING are counted all at once. */
    private void count(RecordedRefund refund, boolean wasOpen, boolean isOpen, boolean isPending) {
        Money amount = refund.amount();
        boolean isRecordedNow = refund.runNo() == scope.runNo();
        if ((wasOpen || isRecordedNow) && !isOpen) {
            settled = settled.plus(amount);
        } else if (!wasOpen && !isRecordedNow && isOpen && !(isPending && scope.before() == null)) {
            reopened = reopened.plus(amount);
        }
    }
}
