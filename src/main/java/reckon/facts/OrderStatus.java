package reckon.facts;

/** How far an order has come, as last delivered. */
public enum OrderStatus {
    COMPLETED,
    PENDING,
    CREATE_FAILED,
    REFUNDED
}
