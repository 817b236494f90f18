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
    A1("An order whose resource was never created is refunded in full", "资源创建失败的订单全额退款"),
    /** Chosen for Reckon. */
    A2(
            "What was bought after an accepted request is refunded, as nothing can be delivered for it",
            "退订申请通过后购买的订单无法交付，予以退款"),
    /** Overview: not refundable, other reasons. */
    E01("The resource exists and is the account's", "资源存在且属于该账号"),
    /** Overview: not refundable, other reasons. */
    E02("The subscription is not archived", "订购未归档"),
    /** Chosen for Reckon. */
    E03("The resource has not been unsubscribed before", "资源此前未被退订"),
    /** Policy: things to know; overview: abnormal refunds. */
    E04("The return is not marked suspicious or malicious", "未被认定为可疑或恶意退订"),
    /** Overview: not refundable. */
    E05("The resource is not frozen by public security", "资源未被公安冻结"),
    /** Overview: scenarios. */
    E06("The resource is prepaid", "资源为预付费"),
    /** Policy: reserved instances. */
    E07("The resource is not a reserved instance", "资源不是预留实例"),
    /** Overview: connected products. */
    E08("The product takes part in self-service unsubscription", "产品支持自助退订"),
    /** Overview: not refundable. */
    E09("The orders are no trial", "订单不是试用"),
    /** Overview: not refundable. */
    E10("The orders are not free of charge", "订单不是免费"),
    /** Overview: not refundable. */
    E11("The orders are no service charged once", "订单不是一次性收费服务"),
    /** Overview: scenarios. */
    E12("The resource has not expired", "资源未到期"),
    /** Policy: things to know; overview: scenarios. */
    E13("No order is pending and no other transaction runs", "没有未完成的订单或其他交易"),
    /** Overview: promotions. */
    E14("No promotion rules refunds out", "没有不支持退款的促销活动"),
    /** Overview: not refundable. */
    E15("No order is linked to a sales contract", "订单未关联销售合同"),
    /** Overview: not refundable. */
    E16("No marketplace good that was invoiced", "不是已开发票的云市场商品"),
    /** Overview: not refundable, other reasons. */
    E17("No support plan whose added benefits were used", "不是已使用附加权益的支持计划"),
    /** Overview: not refundable, other reasons. */
    E18("Members of a bundle are unsubscribed together", "套餐成员一同退订"),
    /** Chosen for Reckon. */
    I3("Where the data does not allow a decision it waits, at no cost to the customer", "数据不足以作出决定时暂缓，不影响客户权益"),
    /** Overview: scenarios. */
    F0("Packages are refunded in full within seven days, unused or not yet in effect", "资源包七天内未使用或未生效可全额退款"),
    /** Chosen for Reckon. */
    F1("Unused renewals are refunded in full", "未生效的续费全额退款"),
    /** Policy: seven-day full refund. */
    F2("The seven-day full refund", "七天无理由全额退款"),
    /** Policy: non-full refund. */
    F3("The partial refund: order amount less consumed amount", "非全额退款：订单金额减去已消费金额"),
    /** Chosen for Reckon. */
    F3P("The partial refund pro rata: what was paid for the days that are left", "非全额退款（按剩余天数）：退还剩余天数对应的实付金额"),
    /** Chosen for Reckon. */
    F4("Unused renewals go with the resource", "未生效的续费随资源一同退款"),
    /** Overview: scenarios. */
    F5("Nothing is refunded where nothing is left", "没有剩余金额则不退款"),
    /** Policy: non-full refund restrictions. */
    F6("A partial refund needs as many points as it returns money", "非全额退款须有等额的退款额度"),
    /** Policy: things to know. */
    F7("Coupons, on-demand bills and charges after the request are not refunded", "代金券、后付费账单和申请之后的费用不退");

    private final String title;
    private final String chineseTitle;

    Rule(String title, String chineseTitle) {
        this.title = title;
        this.chineseTitle = chineseTitle;
    }

    /** Returns what the rule asks, in one line. */
    public String title() {
        return title;
    }

    /** Returns the title in Chinese. */
    String chineseTitle() {
        return chineseTitle;
    }
}
