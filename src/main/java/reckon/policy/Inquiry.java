package reckon.policy;

import java.util.List;
import java.util.Objects;
import reckon.facts.AccountFacts;
import reckon.facts.Order;
import reckon.facts.Request;

/**
 * One request with everything that the rules may ask about it.
 *
 * @param subscription the resource as of the instant of the request
 * @param concerned every order that the request would refund
 * @param policy the version in force at that instant
 * @param memory what earlier decisions of this case, in this run, changed
 */
record Inquiry(
        Request request,
        AccountFacts account,
        Subscription subscription,
        List<Order> concerned,
        PolicyVersion policy,
        Night night,
        CaseMemory memory) {

    static Inquiry of(
            Request request, AccountFacts account, Subscription subscription, Night night, CaseMemory memory) {
        return new Inquiry(
                request,
                account,
                subscription,
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
