package reckon.facts;

/**
 * What an account subscribed to, as last delivered.
 *
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
        boolean packageUsed,
        boolean supportBenefitUsed,
        boolean invoiced,
        boolean inTransaction) {}
