package reckon.facts;

/** What the promotion that an order was bought in says of refunds (Rules F2, E14). */
public enum Promotion {
    NONE,
    NO_FULL_REFUND,
    NO_REFUND
}
