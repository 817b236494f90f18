package reckon.facts;

/** The state of a resource's subscription, as last delivered. */
public enum ResourceStatus {
    ACTIVE,
    FROZEN,
    RELEASED,
    ARCHIVED
}
