package reckon.facts;

/** What an order buys: a first term (NEW), a further one (RENEW), another spec (RESIZE), or the change from postpaid to prepaid (CONVERT). */
public enum OrderType {
    NEW,
    RENEW,
    RESIZE,
    CONVERT
}
