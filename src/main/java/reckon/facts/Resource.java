package reckon.facts;

import org.jspecify.annotations.Nullable;

/**
 * What an account subscribed to, as last delivered.
 *
 * @param attachedTo the instance that a disk or address is attached to
 * @param packageUsed whether anything of a usage package was used
 * @param supportBenefitUsed whether an added benefit of a support plan was used
 * @param invoiced whether a marketplace good was invoiced
 * @param inTransaction whether another transaction on it is running
 */
public record Resource(
        String resourceId,
        String accountId,
        String product,
        ResourceStatus status,
        @Nullable String attachedTo,
        boolean packageUsed,
        boolean supportBenefitUsed,
        boolean invoiced,
        boolean inTransaction) {}
