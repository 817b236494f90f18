package reckon.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reckon.facts.AcceptedRequest;
import reckon.facts.Case;
import reckon.facts.DecidedMember;
import reckon.facts.Order;
import reckon.facts.OrderStatus;
import reckon.facts.Request;

/** What the decisions on one case have changed so far, on top of its facts. */
final class CaseMemory {
    private final Case facts;
    private final Map<String, String> chancesUsed;
    private final Map<String, AcceptedRequest> unsubscriptions = new HashMap<>();
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
        AcceptedRequest unsubscription = line.unsubscription();
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
    AcceptedRequest unsubscription(String resourceId) {
        AcceptedRequest ofEarlierRun = facts.resource(resourceId).unsubscription();
        return ofEarlierRun != null ? ofEarlierRun : unsubscriptions.get(resourceId);
    }

    /** Returns the RESOURCE request for a resource that was accepted before a request in their order, or null. */
    @Nullable
    AcceptedRequest unsubscriptionBefore(String resourceId, Request request) {
        AcceptedRequest unsubscription = unsubscription(resourceId);
        return unsubscription != null && unsubscription.isBefore(request) ? unsubscription : null;
    }

    /** Returns the requested resource without what the ledger and earlier decisions say was returned. */
    Subscription subscription(Request request) {
        Set<String> refunded = refundedOrders.getOrDefault(request.resourceId(), Set.of());
        return new Subscription(
                facts.resource(request.resourceId()),
                request.submittedAt(),
                order -> order.returnedBy() != null || refunded.contains(order.orderId()));
    }

    /** Returns a resource as a request found it: what later ones returned, which were decided first, is still there. */
    Subscription subscriptionBefore(String resourceId, Request request) {
        Set<String> refunded = refundedOrders.getOrDefault(resourceId, Set.of());
        return new Subscription(
                facts.resource(resourceId),
                request.submittedAt(),
                order -> isReturnedBefore(order, request) || refunded.contains(order.orderId()));
    }

    private static boolean isReturnedBefore(Order order, Request request) {
        AcceptedRequest by = order.returnedBy();
        return by != null && by.isBefore(request);
    }

    /**
     * Whether later requests returned orders of the requested resource, were decided before, and the export calls all of these orders
     * COMPLETED. Of others it says that they are no more: a status counts as last delivered, and purge may have moved them.
     */
    boolean isOvertaken(Request request) {
        List<Order> returnedLater = facts.resource(request.resourceId()).orders().stream()
                .filter(order -> order.returnedBy() != null && !isReturnedBefore(order, request))
                .toList();
        return !returnedLater.isEmpty()
                && returnedLater.stream().allMatch(order -> order.status() == OrderStatus.COMPLETED);
    }

    /**
     * Whether a resource, if it is a member of a bundle, may be one that was still subscribed but was not asked for together with a
     * request (Rule E18), whatever its lines say.
     */
    boolean mayBeMissing(String resourceId, Request request) {
        return !isAskedTogether(resourceId, request) && unsubscriptionBefore(resourceId, request) == null;
    }

    /** Returns the members of a bundle that are the account's of a request and may be missing. */
    List<String> membersThatMayBeMissing(String bundleId, Request request) {
        return facts.bundles().getOrDefault(bundleId, Set.of()).stream()
                .filter(member -> mayBeMissing(member, request))
                .filter(member -> subscriptionBefore(member, request).belongsTo(request.accountId()))
                .toList();
    }

    /** Returns the members of a bundle that were still subscribed then but were not asked for together with a request (Rule E18). */
    List<String> missingMembers(String bundleId, Request request) {
        return membersThatMayBeMissing(bundleId, request).stream()
                .filter(member -> !member.equals(request.resourceId()))
                .filter(member -> isSubscribedMember(member, bundleId, request))
                .toList();
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
        Subscription subscription = subscriptionBefore(resourceId, request);
        return subscription.isOfBundle(bundleId) && subscription.isStillSubscribed();
    }
}
