package reckon.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import reckon.facts.Case;
import reckon.facts.DataFaults;
import reckon.facts.Order;
import reckon.facts.RefusedFile;
import reckon.facts.RejectedLine;
import reckon.facts.Request;
import reckon.policy.Answer.Refusal;

/**
 * Whether what a request depends on was delivered so that it could be read (Rule I3): FILE_REFUSED, ACCOUNT_UNKNOWN and
 * LINE_REJECTED, which come before all other rules.
 */
final class Delivery {
    private final Case facts;
    private final DataFaults faults;

    Delivery(Case facts, DataFaults faults) {
        this.facts = facts;
        this.faults = faults;
    }

    /**
     * Returns why a request has to wait, or null if it does not.
     *
     * @param subscription the requested resource as of the instant of the request
     */
    @Nullable
    Refusal refusalOf(Request request, Subscription subscription) {
        if (!faults.refusedFiles().isEmpty()) {
            RefusedFile refused = faults.refusedFiles().get(0);
            return new Refusal(
                    Reason.FILE_REFUSED,
                    "held: the file " + refused.name() + " was refused on " + refused.since() + " (" + refused.problem()
                            + "): deliver it again under this name");
        }
        if (!facts.accounts().containsKey(request.accountId())) {
            return new Refusal(
                    Reason.ACCOUNT_UNKNOWN,
                    "held: no line about account " + request.accountId()
                            + " was ever delivered: deliver it in a file of accounts");
        }
        RejectedLine ofAccount = faults.ofAccount(request.accountId());
        if (ofAccount != null) {
            return rejected(ofAccount, "account " + request.accountId());
        }
        RejectedLine ofResource = faults.ofResource(request.resourceId());
        return ofResource != null
                ? rejected(ofResource, "resource " + request.resourceId() + " or its order")
                : refusalOfBundle(request, subscription);
    }

    /** Which members a bundle has, and whether they are still subscribed, is what their lines say (Rule E18). */
    private @Nullable Refusal refusalOfBundle(Request request, Subscription subscription) {
        for (Order order : subscription.concernedBy(request.kind())) {
            String bundleId = order.bundleId();
            if (bundleId != null) {
                RejectedLine line = faultOfBundle(bundleId);
                if (line != null) {
                    return rejected(line, "the bundle " + bundleId + " that the resource is a member of");
                }
            }
        }
        return null;
    }

    private @Nullable RejectedLine faultOfBundle(String bundleId) {
        RejectedLine line = faults.ofBundle(bundleId);
        for (String member : facts.bundles().getOrDefault(bundleId, Set.of())) {
            line = line != null ? line : faults.ofResource(member);
        }
        return line;
    }

    /** Returns that a request waits for a line of consumption, as the points of its month depend on it. */
    static Refusal consumptionRejected(Request request, RejectedLine line) {
        return rejected(line, "the consumption of account " + request.accountId());
    }

    private static Refusal rejected(RejectedLine line, String subject) {
        return new Refusal(Reason.LINE_REJECTED, "held: " + line.text() + ": deliver a good line about " + subject);
    }
}
