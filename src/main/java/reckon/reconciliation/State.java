package reckon.reconciliation;

/** What a row is compared with the run before. */
public enum State {
    /** An open break that was not open in the run before. */
    NEW,
    /** An open break that was open in the run before. */
    PERSISTING,
    /** What was open in the run before and is so no more. */
    RESOLVED,
    /** A break that an acceptance covers. */
    ACCEPTED,
    /** A refund without settlement that is not due yet: no break. */
    PENDING;

    /** Whether it is a break that somebody has to look at. */
    public boolean isOpenBreak() {
        return this == NEW || this == PERSISTING;
    }
}
