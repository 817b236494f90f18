package reckon.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reckon.facts.ResourceStatus;

/**
 * A resource that was attached to one that is released.
 *
 * @param resourceId the attached resource
 * @param product its product
 * @param status its status, as last delivered
 * @param unsubscribedAt when the RESOURCE request that was accepted for it was submitted, or null if there was none
 * @param releasedProduct the product of what is released
 * @param releasedAt when the request for what is released was submitted
 */
public record Attachment(
        String resourceId,
        String product,
        ResourceStatus status,
        @Nullable Instant unsubscribedAt,
        String releasedProduct,
        Instant releasedAt) {

    /** Whether it is unbound and goes on, and so does its billing: a disk or an address of an instance that was not given back by then (Rule R1). */
    public boolean isUnbound(Policies policies) {
        PolicyVersion.Roles roles = policies.inForceAt(releasedAt).roles();
        return roles.instances().contains(releasedProduct)
                && roles.attachable().contains(product)
                && (status == ResourceStatus.ACTIVE || status == ResourceStatus.FROZEN)
                && (unsubscribedAt == null || unsubscribedAt.isAfter(releasedAt));
    }
}
