package reckon.facts;

/** How an order was offered; only a REGULAR one can be refunded (Rules E09-E11). */
public enum Offering {
    REGULAR,
    TRIAL,
    FREE,
    ONE_TIME
}
