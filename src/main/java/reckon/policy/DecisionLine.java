package reckon.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reckon.facts.AcceptedRequest;
import reckon.money.Points;

/**
 * What was decided on one request, or on one order that is refunded without one (Rules A1, A2).
 *
 * @param requestId null for Rules A1 and A2
 * @param orderId the current term's base order, where there is one and the resource is the account's; null for ACCOUNT_UNKNOWN; the
 *     order itself for Rules A1 and A2
 * @param userId null when the account is not known
 * @param product null when the resource does not exist, and for ACCOUNT_UNKNOWN
 * @param submittedAt when the request was submitted; for Rules A1 and A2 when the order was purchased
 * @param policyVersion id of the version in force at {@code submittedAt}
 * @param pointsBefore the account's whole balance before, with what Rule Q7 restored for it; null for Rules A1 and A2 and for
 *     unknown accounts
 * @param ruling what the rules came to
 */
public record DecisionLine(
        @Nullable String requestId,
        @Nullable String orderId,
        String accountId,
        @Nullable String userId,
        String resourceId,
        @Nullable String product,
        DecisionKind kind,
        Instant submittedAt,
        String policyVersion,
        @Nullable Points pointsBefore,
        Ruling ruling) {

    /** Whether the resource is given back as a whole, so that it is released (Rules R1, R2). */
    public boolean unsubscribes() {
        return ruling.decision().isAccepted() && kind == DecisionKind.RESOURCE;
    }

    /** Returns what becomes of the resource, or null if it stays as it is. */
    public @Nullable Release release() {
        return Release.of(resourceId, kind, ruling.decision(), ruling.resourceEnd());
    }

    /** Returns the request as the one that gave its resource back, or null if it did not. */
    public @Nullable AcceptedRequest unsubscription() {
        return unsubscribes() && requestId != null ? new AcceptedRequest(requestId, submittedAt) : null;
    }
}
