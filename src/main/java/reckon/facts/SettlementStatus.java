package reckon.facts;

/** Whether a settlement says that a refund was paid, or that paying it failed. */
public enum SettlementStatus {
    PAID,
    FAILED
}
