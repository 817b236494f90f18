package reckon.policy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.facts.AcceptedRequest;
import reckon.facts.AccountFacts;
import reckon.facts.Order;
import reckon.facts.Request;

/**
 * One request with everything that the rules may ask about it.
 *
 * @param subscription the resource as of the instant of the request
 * @param unsubscription the accepted RESOURCE request for the resource, or null
 * @param concerned every order that the request would refund
 * @param policy the version in force at that instant
 * @param memory what earlier decisions of this case, in this run, changed
 */
record Inquiry(
        Request request,
        AccountFacts account,
        Subscription subscription,
        @Nullable AcceptedRequest unsubscription,
        List<Order> concerned,
        PolicyVersion policy,
        Night night,
        CaseMemory memory) {

    /** Asks with all that is known now. */
    static Inquiry of(Request request, AccountFacts account, Night night, CaseMemory memory) {
        return of(
                request,
                account,
                memory.subscription(request),
                memory.unsubscription(request.resourceId()),
                night,
                memory);
    }

    /** Asks as if the request had been decided before the later ones. */
    static Inquiry before(Request request, AccountFacts account, Night night, CaseMemory memory) {
        return of(
                request,
                account,
                memory.subscriptionBefore(request.resourceId(), request),
                memory.unsubscriptionBefore(request.resourceId(), request),
                night,
                memory);
    }

    private static Inquiry of(
            Request request,
            AccountFacts account,
            Subscription subscription,
            @Nullable AcceptedRequest unsubscription,
            Night night,
            CaseMemory memory) {
        return new Inquiry(
                request,
                account,
                subscription,
                unsubscription,
                subscription.concernedBy(request.kind()),
                night.policies().inForceAt(request.submittedAt()),
                night,
                memory);
    }

    /** Returns the resource's product; the resource must exist. */
    String product() {
        return Objects.requireNonNull(subscription.product());
    }
}
