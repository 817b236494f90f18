package reckon.policy;

import reckon.facts.RequestKind;

/** What a decision is about: the kind of a request, or the rule that refunds an order without one. */
public enum DecisionKind {
    RESOURCE,
    RENEWAL,
    /** Rule A1. */
    CREATE_FAILED,
    /** Rule A2. */
    NOT_DELIVERED;

    static DecisionKind of(RequestKind kind) {
        return switch (kind) {
            case RESOURCE -> RESOURCE;
            case RENEWAL -> RENEWAL;
        };
    }
}
