package reckon.policy;

/**
 * The closed set of rules by which a request or an order is decided, in order of precedence.
 *
 * <p>Ids are stable: they stand in the ledger and in the audit. The sources are the vendor's refund
 * policy for prepaid instances (2025-10-20), its unsubscription overview (2025-08-21), and choices
 * made for Reckon where both are silent.
 */
public enum Rule {
    A1("An order whose resource was never created is refunded in full", "overview: orders not in effect"),
    A2("What was bought after an accepted request is refunded, as nothing can be delivered for it", "chosen"),
    E01("The resource exists and is the account's", "overview: not refundable, other reasons"),
    E02("The subscription is not archived", "overview: not refundable, other reasons"),
    E03("The resource has not been unsubscribed before", "chosen"),
    E04("The return is not marked suspicious or malicious", "policy: things to know; overview: abnormal refunds"),
    E05("The resource is not frozen by public security", "overview: not refundable"),
    E06("The resource is prepaid", "overview: scenarios"),
    E07("The resource is not a reserved instance", "policy: reserved instances"),
    E08("The product takes part in self-service unsubscription", "overview: connected products"),
    E09("The orders are no trial", "overview: not refundable"),
    E10("The orders are not free of charge", "overview: not refundable"),
    E11("The orders are no service charged once", "overview: not refundable"),
    E12("The resource has not expired", "overview: scenarios"),
    E13("No order is pending and no other transaction runs", "policy: things to know; overview: scenarios"),
    E14("No promotion rules refunds out", "overview: promotions"),
    E15("No order is linked to a sales contract", "overview: not refundable"),
    E16("No marketplace good that was invoiced", "overview: not refundable"),
    E17("No support plan whose added benefits were used", "overview: not refundable, other reasons"),
    E18("Members of a bundle are unsubscribed together", "overview: not refundable, other reasons"),
    I3("Where the data does not allow a decision it waits, at no cost to the customer", "chosen"),
    F0("Packages are refunded in full within seven days, unused or not yet in effect", "overview: scenarios"),
    F1("Unused renewals are refunded in full", "chosen"),
    F2("The seven-day full refund", "policy: seven-day full refund"),
    F3("The partial refund: order amount less consumed amount", "policy: non-full refund"),
    F3P("The partial refund pro rata: what was paid for the days that are left", "chosen"),
    F4("Unused renewals go with the resource", "chosen"),
    F5("Nothing is refunded where nothing is left", "overview: scenarios"),
    F6("A partial refund needs as many points as it returns money", "policy: non-full refund restrictions"),
    F7("Coupons, on-demand bills and charges after the request are not refunded", "policy: things to know");

    private final String title;
    private final String source;

    Rule(String title, String source) {
        this.title = title;
        this.source = source;
    }

    /** Returns what the rule asks, in one line. */
    public String title() {
        return title;
    }

    /** Returns where the rule comes from. */
    public String source() {
        return source;
    }
}
