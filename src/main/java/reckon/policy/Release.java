package reckon.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an accepted request does to a resource (Rules R1-R3).
 *
 * @param until the resource's new end for SHORTEN, else null
 */
public record Release(
        String resourceId, Action action, @Nullable Instant until) {

    /** What is done to a resource. */
    public enum Action {
        /** It ends at once and for good. */
        RELEASE,
        /** It goes on without what it was attached to, and so does its billing. */
        UNBIND,
        /** It ends earlier. */
        SHORTEN
    }

    /**
     * Returns what a decision does to the resource that it is about, or null if it leaves it as it is.
     *
     * @param resourceEnd the resource's new end for kind RENEWAL; null where no term is left to shorten it to
     */
    public static @Nullable Release of(
            String resourceId, DecisionKind kind, Decision decision, @Nullable Instant resourceEnd) {
        if (!decision.isAccepted()) {
            return null;
        }
        return switch (kind) {
            case RESOURCE -> new Release(resourceId, Action.RELEASE, null);
            case RENEWAL ->
                resourceEnd == null
                        ? new Release(resourceId, Action.RELEASE, null)
                        : new Release(resourceId, Action.SHORTEN, resourceEnd);
            case CREATE_FAILED, NOT_DELIVERED -> null;
        };
    }

    /** Returns that a resource goes on without the instance that it was attached to (Rule R1). */
    public static Release unbound(String resourceId) {
        return new Release(resourceId, Action.UNBIND, null);
    }
}
