package reckon.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.facts.AccountFacts;
import reckon.facts.Case;
import reckon.facts.Order;
import reckon.facts.RejectedLine;
import reckon.facts.Request;
import reckon.money.Points;
import reckon.policy.Answer.Refusal;

/**
 * Decides a user's case: one fold over the events of its accounts in time order.
 *
 * <p>What happens at the same instant goes INITIAL, LAPSE, RESET, then grants and then requests by their ids.
 * Because the fold, and not the moment of the run, puts a reset before or after a request, it makes no difference
 * how many nights a case was decided in (Rule I1).
 */
public final class CaseDecider {
    private final Night night;

    /** Decides for a night. It keeps nothing between cases, so several threads may share it. */
    public CaseDecider(Night night) {
        this.night = night;
    }

    /**
     * Returns what a case comes to.
     *
     * @param facts hold no request and no grant of the night's last instant or later
     */
    public CaseOutcome decide(Case facts) {
        CaseMemory memory = new CaseMemory(facts);
        List<Movement> movements = new ArrayList<>();
        QuotaBooks books = new QuotaBooks(facts, night, movements);
        List<DecisionLine> decisions = new ArrayList<>(facts.requests().size());
        for (Request request : facts.requests().stream().sorted().toList()) {
            DecisionLine decision = decide(request, facts, memory, books);
            memory.remember(decision);
            decisions.add(decision);
        }
        books.advanceToEnd();
        return new CaseOutcome(decisions, movements, books.accountsThatWait());
    }

    private DecisionLine decide(Request request, Case facts, CaseMemory memory, QuotaBooks books) {
        AccountFacts account = facts.accounts().get(request.accountId());
        QuotaBook quota = account == null ? null : books.advanced(request.accountId(), request.submittedAt());
        Refusal refusal = new Delivery(facts, night.faults()).refusalOf(request);
        RejectedLine awaited = books.awaitedLine(request.accountId(), request.submittedAt());
        if (refusal == null && awaited != null) {
            refusal = Delivery.consumptionRejected(request, awaited);
        }
        if (refusal == null && memory.isOvertaken(request)) {
            refusal = refusalBefore(request, Objects.requireNonNull(account), Objects.requireNonNull(quota), memory);
        }
        String userId = account == null ? null : facts.userId();
        if (refusal != null) {
            Ruling refused = Ruling.refused(refusal.reason(), refusal.explanation());
            Subscription found = memory.subscriptionBefore(request.resourceId(), request);
            return line(request, userId, found, refused, balanceBefore(account, quota, refused));
        }
        Inquiry inquiry = Inquiry.of(request, Objects.requireNonNull(account), night, memory);
        Ruling ruling = new RequestDecider(inquiry, Objects.requireNonNull(quota)).rule();
        return line(request, userId, inquiry.subscription(), ruling, balanceBefore(account, quota, ruling));
    }

    /**
     * Returns why a request would have been refused or held, had it been decided before the later ones that were accepted for its
     * resource; null if it would not. That it was held before or came late must not change that (Rule I1). ZERO_REFUND does not
     * count here: what the request would have returned is gone with the later ones.
     */
    private @Nullable Refusal refusalBefore(Request request, AccountFacts account, QuotaBook quota, CaseMemory memory) {
        Refusal refusal = new RequestDecider(Inquiry.before(request, account, night, memory), quota).refusal();
        return refusal == null || refusal.reason() == Reason.ZERO_REFUND ? null : refusal;
    }

    /** What a request spent was there before, restored for it or not (Rule Q7); a quota that cannot open yet has nothing. */
    private static @Nullable Points balanceBefore(
            @Nullable AccountFacts account, @Nullable QuotaBook quota, Ruling ruling) {
        if (account == null) {
            return null;
        }
        return quota == null ? Points.ZERO : quota.balance().plus(ruling.pointsSpent());
    }

    private DecisionLine line(
            Request request,
            @Nullable String userId,
            Subscription subscription,
            Ruling ruling,
            @Nullable Points pointsBefore) {
        boolean namesResource = ruling.reason() != Reason.ACCOUNT_UNKNOWN;
        // Where the resource is not the account's the orders are another customer's, and none of its business.
        boolean isOwn = namesResource && subscription.belongsTo(request.accountId());
        Order base = isOwn ? subscription.base() : null;
        return new DecisionLine(
                request.requestId(),
                base == null ? null : base.orderId(),
                request.accountId(),
                userId,
                request.resourceId(),
                namesResource ? subscription.product() : null,
                DecisionKind.of(request.kind()),
                request.submittedAt(),
                night.policies().inForceAt(request.submittedAt()).id(),
                pointsBefore,
                ruling);
    }
}
