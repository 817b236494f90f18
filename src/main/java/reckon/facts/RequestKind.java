package reckon.facts;

/** What an account asks to give back: the resource with all that was paid for it, or only its unused renewals. */
public enum RequestKind {
    RESOURCE,
    RENEWAL
}
