package reckon.policy;

/** Why a request is not accepted: the code in the audit, and the rule that gave it. */
public enum Reason {
    RESOURCE_NOT_FOUND(Rule.E01, "No such resource", "资源不存在"),
    ARCHIVED(Rule.E02, "Archived", "已归档"),
    ALREADY_UNSUBSCRIBED(Rule.E03, "Already unsubscribed", "已退订"),
    RISK_REJECTED(Rule.E04, "Rejected by risk control", "风控拒绝"),
    FROZEN(Rule.E05, "Frozen", "已冻结"),
    POSTPAID(Rule.E06, "Postpaid", "后付费"),
    RESERVED_INSTANCE(Rule.E07, "Reserved instance", "预留实例"),
    NOT_SELF_SERVICE(Rule.E08, "Not self-service", "不支持自助退订"),
    TRIAL(Rule.E09, "Trial", "试用"),
    FREE(Rule.E10, "Free of charge", "免费"),
    ONE_TIME_CHARGE(Rule.E11, "One-time charge", "一次性收费"),
    EXPIRED(Rule.E12, "Expired", "已到期"),
    PENDING_ORDER(Rule.E13, "An order is pending", "有未完成订单"),
    PROMOTION_NO_REFUND(Rule.E14, "Promotion without refund", "活动商品不退款"),
    SALES_CONTRACT(Rule.E15, "Sales contract", "销售合同"),
    MARKETPLACE_INVOICED(Rule.E16, "Invoiced in the marketplace", "云市场已开票"),
    SUPPORT_BENEFIT_USED(Rule.E17, "Support benefit used", "已使用支持权益"),
    BUNDLE_MEMBER(Rule.E18, "Part of a bundle", "套餐成员"),

    FILE_REFUSED(Rule.I3, Decision.HELD, "File was refused", "文件被拒收"),
    ACCOUNT_UNKNOWN(Rule.I3, Decision.HELD, "Account never delivered", "账号数据未送达"),
    LINE_REJECTED(Rule.I3, Decision.HELD, "Line was rejected", "数据行被拒收"),
    ACCOUNT_MISMATCH(Rule.I3, Decision.HELD, "Order of another account", "订单属于其他账号"),
    NO_ORDER(Rule.I3, Decision.HELD, "No order", "没有订单"),
    TWO_CURRENT_TERMS(Rule.I3, Decision.HELD, "Two current terms", "两个当前周期"),
    OVERLAPPING_TERMS(Rule.I3, Decision.HELD, "Overlapping terms", "周期重叠"),
    NO_CURRENT_TERM(Rule.I3, Decision.HELD, "No current term", "没有当前周期"),
    NO_LIST_PRICE(Rule.I3, Decision.HELD, "No list price", "没有目录价"),

    PACKAGE_RENEWAL(Rule.F0, "Package: no renewal", "资源包不支持续费退款"),
    PACKAGE_USED(Rule.F0, "Package was used", "资源包已使用"),
    PACKAGE_EFFECTIVE(Rule.F0, "Package is in effect", "资源包已生效"),
    PACKAGE_TOO_OLD(Rule.F0, "Package is too old", "资源包购买过久"),
    RENEWAL_AFTER_RESIZE(Rule.F1, "Resized after the renewal", "续费后变更过配置"),
    NO_UNUSED_RENEWAL(Rule.F1, "No unused renewal", "没有未生效的续费"),
    ZERO_REFUND(Rule.F5, "Nothing left to refund", "无可退金额"),
    QUOTA_EXCEEDED(Rule.F6, "Quota exceeded", "额度不足");

    private final Rule rule;
    private final Decision decision;
    private final String english;
    private final String chinese;

    Reason(Rule rule, String english, String chinese) {
        this(rule, Decision.REJECTED, english, chinese);
    }

    Reason(Rule rule, Decision decision, String english, String chinese) {
        this.rule = rule;
        this.decision = decision;
        this.english = english;
        this.chinese = chinese;
    }

    /** Returns the rule that gives this reason; {@code I3} for a fault in the data. */
    public Rule rule() {
        return rule;
    }

    /** Returns HELD for a fault in the data (Rule I3), else REJECTED. */
    public Decision decision() {
        return decision;
    }

    /** Returns the reason in a few English words, for lists. */
    public String english() {
        return english;
    }

    /** Returns the reason in a few Chinese words, for lists. */
    public String chinese() {
        return chinese;
    }
}
