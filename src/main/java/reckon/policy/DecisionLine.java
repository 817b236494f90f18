package reckon.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reckon.money.Points;

/**
 * What was decided on one request, or on one order that was never created (Rule A1).
 *
 * @param requestId null for Rule A1
 * @param orderId the current term's base order, where there is one; the order itself for Rule A1
 * @param userId null when the account is not known
 * @param product null when the resource does not exist
 * @param kind null for Rule A1
 * @param submittedAt when the request was submitted; for Rule A1 when the order was purchased
 * @param policyVersion id of the version in force at {@code submittedAt}
 * @param pointsBefore the account's whole balance before; null for Rule A1 and unknown accounts
 * @param ruling what the rules came to
 * @param ofBundle whether an order of the resource names a bundle, so that later requests may ask for this one (Rule E18)
 */
public record DecisionLine(
        @Nullable String requestId,
        @Nullable String orderId,
        String accountId,
        @Nullable String userId,
        String resourceId,
        @Nullable String product,
        @Nullable RequestKind kind,
        Instant submittedAt,
        String policyVersion,
        @Nullable Points pointsBefore,
        Ruling ruling,
        boolean ofBundle) {

    /** Whether the resource is given back as a whole, so that it is released (Rules R1, R2). */
    public boolean unsubscribes() {
        return ruling.decision().isAccepted() && kind == RequestKind.RESOURCE;
    }
}
