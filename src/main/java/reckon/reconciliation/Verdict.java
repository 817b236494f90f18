package reckon.reconciliation;

/** What a run's reconciliation comes to; the first that fits, in this order. */
public enum Verdict {
    /** Something is missing to call the run complete, or its figures do not add up. */
    INCOMPLETE,
    /** A break is open. */
    BREAKS,
    /** Refunds wait for their settlement, and are not due. */
    PENDING,
    /** Everything is paid as it should be. */
    RECONCILED
}
