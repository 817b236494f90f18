package reckon.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides a user's case: one fold over the events of its accounts in time order.
 *
 * <p>What happens at the same instant goes INITIAL, LAPSE, RESET, then grants and then requests by their ids.
 * Because the fold, and not the moment of the run, puts a reset before or after a request, it makes no difference
 * how many nights a case was decided in (Rule I1).
 */
public final class CaseDecider {
    private final Night night;

    public CaseDecider(Night night) {
        this.night = night;
    }

    /**
     * Returns what a case comes to.
     *
     * @param file holds no request and no grant of the night's last instant or later
     */
    public CaseOutcome decide(CaseFile file) {
        CaseMemory memory = new CaseMemory(file);
        List<Movement> movements = new ArrayList<>();
        QuotaBooks books = new QuotaBooks(file, night, movements);
        List<DecisionLine> decisions = new ArrayList<>(file.requests().size());
        for (Request request : file.requests().stream().sorted().toList()) {
            DecisionLine decision = decide(request, file, memory, books);
            memory.remember(decision);
            decisions.add(decision);
        }
        books.advanceToEnd();
        return new CaseOutcome(decisions, movements);
    }

    private DecisionLine decide(Request request, CaseFile file, CaseMemory memory, QuotaBooks books) {
        AccountFile account = file.accounts().get(request.accountId());
        if (account == null) {
            return accountUnknown(request, memory);
        }
        QuotaBook quota = books.advanced(account, request.submittedAt());
        Inquiry inquiry = Inquiry.of(request, account, night, memory);
        Order base = inquiry.subscription().base();
        var pointsBefore = quota.balance();
        Ruling ruling = new RequestDecider(inquiry, quota).rule();
        // Where the resource is not the account's the orders are another customer's, and none of its business.
        Order named = ruling.rule() == Rule.E01 ? null : base;
        return new DecisionLine(
                request.requestId(),
                named == null ? null : named.orderId(),
                request.accountId(),
                file.userId(),
                request.resourceId(),
                inquiry.subscription().product(),
                request.kind(),
                request.submittedAt(),
                inquiry.policy().id(),
                pointsBefore,
                ruling,
                inquiry.subscription().isOfBundle());
    }

    private DecisionLine accountUnknown(Request request, CaseMemory memory) {
        Subscription subscription = memory.subscription(request.resourceId(), request.submittedAt());
        return new DecisionLine(
                request.requestId(),
                null,
                request.accountId(),
                null,
                request.resourceId(),
                null,
                request.kind(),
                request.submittedAt(),
                night.policies().inForceAt(request.submittedAt()).id(),
                null,
                Ruling.refused(
                        Reason.ACCOUNT_UNKNOWN,
                        "held: no line about account " + request.accountId() + " was ever delivered"),
                subscription.isOfBundle());
    }
}
