package reckon.policy;

/** Why one order gets money back; F4 and F1 both return unused renewals. */
public enum RefundKind {
    FULL,
    PARTIAL,
    RENEWAL,
    PACKAGE,
    CREATE_FAILED,
    NOT_DELIVERED
}
