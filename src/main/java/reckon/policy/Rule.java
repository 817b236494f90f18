package reckon.policy;

/**
 * The closed set of rules by which a request or an order is decided, in order of precedence.
 *
 * <p>Ids are stable: they stand in the ledger and in the audit. Each constant names its source, a section of the vendor's
 * policy for refunds of prepaid instances (2025-10-20) or of its overview of unsubscriptions (2025-08-21), or says that it was
 * chosen for Reckon, as both are silent.
 */
public enum Rule {
    /** Overview: orders not in effect. */
    A1("An order whose resource was never created is refunded in full"),
    /** Chosen for Reckon. */
    A2("What was bought after an accepted request is refunded, as nothing can be delivered for it"),
    /** Overview: not refundable, other reasons. */
    E01("The resource exists and is the account's"),
    /** Overview: not refundable, other reasons. */
    E02("The subscription is not archived"),
    /** Chosen for Reckon. */
    E03("The resource has not been unsubscribed before"),
    /** Policy: things to know; overview: abnormal refunds. */
    E04("The return is not marked suspicious or malicious"),
    /** Overview: not refundable. */
    E05("The resource is not frozen by public security"),
    /** Overview: scenarios. */
    E06("The resource is prepaid"),
    /** Policy: reserved instances. */
    E07("The resource is not a reserved instance"),
    /** Overview: connected products. */
    E08("The product takes part in self-service unsubscription"),
    /** Overview: not refundable. */
    E09("The orders are no trial"),
    /** Overview: not refundable. */
    E10("The orders are not free of charge"),
    /** Overview: not refundable. */
    E11("The orders are no service charged once"),
    /** Overview: scenarios. */
    E12("The resource has not expired"),
    /** Policy: things to know; overview: scenarios. */
    E13("No order is pending and no other transaction runs"),
    /** Overview: promotions. */
    E14("No promotion rules refunds out"),
    /** Overview: not refundable. */
    E15("No order is linked to a sales contract"),
    /** Overview: not refundable. */
    E16("No marketplace good that was invoiced"),
    /** Overview: not refundable, other reasons. */
    E17("No support plan whose added benefits were used"),
    /** Overview: not refundable, other reasons. */
    E18("Members of a bundle are unsubscribed together"),
    /** Chosen for Reckon. */
    I3("Where the data does not allow a decision it waits, at no cost to the customer"),
    /** Overview: scenarios. */
    F0("Packages are refunded in full within seven days, unused or not yet in effect"),
    /** Chosen for Reckon. */
    F1("Unused renewals are refunded in full"),
    /** Policy: seven-day full refund. */
    F2("The seven-day full refund"),
    /** Policy: non-full refund. */
    F3("The partial refund: order amount less consumed amount"),
    /** Chosen for Reckon. */
    F3P("The partial refund pro rata: what was paid for the days that are left"),
    /** Chosen for Reckon. */
    F4("Unused renewals go with the resource"),
    /** Overview: scenarios. */
    F5("Nothing is refunded where nothing is left"),
    /** Policy: non-full refund restrictions. */
    F6("A partial refund needs as many points as it returns money"),
    /** Policy: things to know. */
    F7("Coupons, on-demand bills and charges after the request are not refunded");

    private final String title;

    Rule(String title) {
        this.title = title;
    }

    /** Returns what the rule asks, in one line. */
    public String title() {
        return title;
    }
}
