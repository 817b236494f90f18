package reckon.facts;

/** Whether an order is paid before use or afterwards. */
public enum ChargeType {
    PREPAID,
    POSTPAID
}
