package reckon.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reckon.facts.Case;
import reckon.facts.DecidedMember;
import reckon.facts.Request;
import reckon.facts.Unsubscription;

/** What the decisions on one case have changed so far, on top of its facts. */
final class CaseMemory {
    private final Case facts;
    private final Map<String, String> chancesUsed;
    private final Map<String, Unsubscription> unsubscriptions = new HashMap<>();
    private final Map<String, Set<String>> refundedOrders = new HashMap<>();
    private @Nullable Set<DecidedMember> askedTogether;

    CaseMemory(Case facts) {
        this.facts = facts;
        this.chancesUsed = new HashMap<>(facts.chancesUsed());
    }

    void remember(DecisionLine line) {
        if (line.ruling().usesChance() && line.product() != null) {
            chancesUsed.put(line.product(), line.accountId());
        }
        Unsubscription unsubscription = line.unsubscription();
        if (unsubscription != null) {
            unsubscriptions.put(line.resourceId(), unsubscription);
        }
        Set<String> refunded = refundedOrders.computeIfAbsent(line.resourceId(), id -> new HashSet<>());
        line.ruling().refunds().forEach(refund -> refunded.add(refund.orderId()));
        refunded.addAll(line.ruling().renewalsWithoutCash());
    }

    /** Returns the account with which the user has had a seven-day full refund for a product, or null (Rule F2). */
    @Nullable
    String chanceUsedBy(String product) {
        return chancesUsed.get(product);
    }

    /** Returns the accepted RESOURCE request for a resource, or null if there was none. */
    @Nullable
    Unsubscription unsubscription(String resourceId) {
        Unsubscription earlier = facts.resource(resourceId).unsubscription();
        return earlier != null ? earlier : unsubscriptions.get(resourceId);
    }

    Subscription subscription(String resourceId, Instant at) {
        return new Subscription(facts.resource(resourceId), at, refundedOrders.getOrDefault(resourceId, Set.of()));
    }

    /** Returns the members of a bundle that are still subscribed but were not asked for together with a request (Rule E18). */
    List<String> missingMembers(String bundleId, Request request) {
        List<String> missing = new ArrayList<>();
        for (String member : facts.bundles().getOrDefault(bundleId, Set.of())) {
            if (!member.equals(request.resourceId())
                    && !isAskedTogether(member, request)
                    && isSubscribedMember(member, bundleId, request)) {
                missing.add(member);
            }
        }
        return missing;
    }

    private boolean isAskedTogether(String member, Request request) {
        if (askedTogether == null) {
            askedTogether = new HashSet<>(facts.decidedMembers());
            for (Request due : facts.requests()) {
                askedTogether.add(DecidedMember.of(due));
            }
        }
        return askedTogether.contains(
                new DecidedMember(request.accountId(), member, request.kind(), request.submittedAt()));
    }

    private boolean isSubscribedMember(String resourceId, String bundleId, Request request) {
        Subscription subscription = subscription(resourceId, request.submittedAt());
        return subscription.isOfBundle(bundleId)
                && subscription.belongsTo(request.accountId())
                && unsubscription(resourceId) == null
                && subscription.isStillSubscribed();
    }
}
