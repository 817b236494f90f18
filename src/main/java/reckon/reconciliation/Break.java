package reckon.reconciliation;

/** What can be wrong between ledger, settlements and order export. Two breaks of settlements of one refund are the same. */
public enum Break {
    /** An instance was converted and a disk attached to it was not (Rule C3). */
    CDS_NOT_CONVERTED,
    /** An order is not any more what it was when its last refund was recorded. */
    ORDER_CHANGED,
    /** All of an order was returned, and the export still calls it COMPLETED. */
    ORDER_NOT_MARKED,
    /** The export calls an order REFUNDED, and the ledger returned nothing on it. */
    ORDER_REFUNDED_OUTSIDE,
    /** Something else was paid than the refund's amount. */
    SETTLEMENT_AMOUNT,
    /** More than the refund's amount was paid, in several parts. */
    SETTLEMENT_DUPLICATE,
    /** It was only tried to pay the refund. */
    SETTLEMENT_FAILED,
    /** Nobody paid the refund. */
    SETTLEMENT_MISSING,
    /** Something was paid, or tried to be, for a refund that the ledger does not have. */
    SETTLEMENT_UNKNOWN;

    /** Whether it is about how a refund was paid, rather than about an order. */
    public boolean isOfSettlement() {
        return name().startsWith("SETTLEMENT_");
    }
}
