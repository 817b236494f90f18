package reckon.policy;

/** Why a request is not accepted: the code in the audit, and the rule that gave it. */
public enum Reason {
    RESOURCE_NOT_FOUND(Rule.E01),
    ARCHIVED(Rule.E02),
    ALREADY_UNSUBSCRIBED(Rule.E03),
    RISK_REJECTED(Rule.E04),
    FROZEN(Rule.E05),
    POSTPAID(Rule.E06),
    RESERVED_INSTANCE(Rule.E07),
    NOT_SELF_SERVICE(Rule.E08),
    TRIAL(Rule.E09),
    FREE(Rule.E10),
    ONE_TIME_CHARGE(Rule.E11),
    EXPIRED(Rule.E12),
    PENDING_ORDER(Rule.E13),
    PROMOTION_NO_REFUND(Rule.E14),
    SALES_CONTRACT(Rule.E15),
    MARKETPLACE_INVOICED(Rule.E16),
    SUPPORT_BENEFIT_USED(Rule.E17),
    BUNDLE_MEMBER(Rule.E18),

    FILE_REFUSED(Rule.I3, Decision.HELD),
    ACCOUNT_UNKNOWN(Rule.I3, Decision.HELD),
    LINE_REJECTED(Rule.I3, Decision.HELD),
    ACCOUNT_MISMATCH(Rule.I3, Decision.HELD),
    NO_ORDER(Rule.I3, Decision.HELD),
    TWO_CURRENT_TERMS(Rule.I3, Decision.HELD),
    OVERLAPPING_TERMS(Rule.I3, Decision.HELD),
    NO_CURRENT_TERM(Rule.I3, Decision.HELD),
    NO_LIST_PRICE(Rule.I3, Decision.HELD),

    PACKAGE_RENEWAL(Rule.F0),
    PACKAGE_USED(Rule.F0),
    PACKAGE_EFFECTIVE(Rule.F0),
    PACKAGE_TOO_OLD(Rule.F0),
    RENEWAL_AFTER_RESIZE(Rule.F1),
    NO_UNUSED_RENEWAL(Rule.F1),
    ZERO_REFUND(Rule.F5),
    QUOTA_EXCEEDED(Rule.F6);

    private final Rule rule;
    private final Decision decision;

    Reason(Rule rule) {
        this(rule, Decision.REJECTED);
    }

    Reason(Rule rule, Decision decision) {
        this.rule = rule;
        this.decision = decision;
    }

    /** Returns the rule that gives this reason; {@code I3} for a fault in the data. */
    public Rule rule() {
        return rule;
    }

    /** Returns HELD for a fault in the data (Rule I3), else REJECTED. */
    public Decision decision() {
        return decision;
    }
}
