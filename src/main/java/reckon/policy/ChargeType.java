package reckon.policy;

/** Whether an order is paid before use or afterwards. */
public enum ChargeType {
    PREPAID,
    POSTPAID
}
