package reckon.policy;

import static java.util.Map.entry;

import java.util.Map;

/** Chinese, for those who answer customers. What it has no words for is told in English. */
public final class Chinese extends Language {
    /** The language. */
    public static final Chinese LANGUAGE = new Chinese(Map.of());

    static final Map<String, String> WORDS = Map.ofEntries(
            // Rules, by their titles.
            entry("An order whose resource was never created is refunded in full", "资源创建失败的订单全额退款"),
            entry(
                    "What was bought after an accepted request is refunded, as nothing can be delivered for it",
                    "退订受理之后购买的订单无法交付，予以退款"),
            entry("The resource exists and is the account's", "资源存在且属于该账号"),
            entry("The subscription is not archived", "订购未归档"),
            entry("The resource has not been unsubscribed before", "资源此前未被退订"),
            entry("The return is not marked suspicious or malicious", "未被认定为可疑或恶意退订"),
            entry("The resource is not frozen by public security", "资源未被公安冻结"),
            entry("The resource is prepaid", "资源为预付费"),
            entry("The resource is not a reserved instance", "资源不是预留实例"),
            entry("The product takes part in self-service unsubscription", "产品支持自助退订"),
            entry("The orders are no trial", "订单不是试用"),
            entry("The orders are not free of charge", "订单不是免费"),
            entry("The orders are no service charged once", "订单不是一次性收费服务"),
            entry("The resource has not expired", "资源未到期"),
            entry("No order is pending and no other transaction runs", "没有未完成的订单或其他交易"),
            entry("No promotion rules refunds out", "没有不支持退款的促销活动"),
            entry("No order is linked to a sales contract", "订单未关联销售合同"),
            entry("No marketplace good that was invoiced", "不是已开发票的云市场商品"),
            entry("No support plan whose added benefits were used", "不是已使用附加权益的支持计划"),
            entry("Members of a bundle are unsubscribed together", "套餐成员一同退订"),
            entry(
                    "Where the data does not allow a decision it waits, at no cost to the customer",
                    "数据不足以作出决定时暂缓，不影响客户权益"),
            entry("Packages are refunded in full within seven days, unused or not yet in effect", "资源包七天内未使用或未生效可全额退款"),
            entry("Unused renewals are refunded in full", "未生效的续费全额退款"),
            entry("The seven-day full refund", "七天无理由全额退款"),
            entry("The partial refund: order amount less consumed amount", "非全额退款：订单金额减去已消费金额"),
            entry("The partial refund pro rata: what was paid for the days that are left", "按剩余天数比例退款"),
            entry("Unused renewals go with the resource", "未生效的续费随资源一同退款"),
            entry("Nothing is refunded where nothing is left", "没有剩余金额则不退款"),
            entry("A partial refund needs as many points as it returns money", "非全额退款须有等额的退款额度"),
            entry("Coupons, on-demand bills and charges after the request are not refunded", "代金券、后付费账单和申请之后的费用不退"),
            // Rules as they were asked.
            entry("yes", "是"),
            entry("no: bought more than {0} days before the request", "否：购买距申请已超过 {0} 天"),
            entry("no: {0}", "否：{0}"),
            entry(
                    "the file, the account and the lines that it depends on were delivered and could be read",
                    "所依赖的文件、账号和数据行均已提供且可读取"),
            entry("the orders of the resource allow a decision", "资源的订单数据足以作出决定"),
            entry("it returns {0} and costs no points", "退款 {0}，不占用额度"),
            entry("it costs {0} points and the account has {1}", "需要退款额度 {0}，账号现有 {1}"),
            entry("yes: {0}", "是：{0}"),
            // Calculations.
            entry("{0} d × {1}/{2} × {3}", "{0} 天 × {1}/{2} × {3}"),
            entry("{0} d × {1}/{2}", "{0} 天 × {1}/{2}"),
            entry("{1} returned before", "此前已退 {1}"),
            entry(" (not begun yet)", "（尚未开始使用）"),
            entry(" ({0} day used)", "（已使用 {0} 天）"),
            entry(" ({0} days used)", "（已使用 {0} 天）"),
            entry(", which is below zero and counts as 0.00", "，小于零，按 0.00 计"),
            entry(": all that was paid in cash for the term", "：当前周期以现金支付的全部金额"),
            entry(": unused renewals in full", "：未生效的续费订单全额退款"),
            entry("unused renewals in full: {0}", "未生效的续费订单全额退款：{0}"),
            entry("no seven-day full refund: {0}", "不适用七天无理由全额退款：{0}"),
            entry("{0}, and {1}", "{0}，且{1}"),
            entry("a conversion is not a new purchase", "转预付费不属于新购"),
            entry("a renewal is not a new purchase", "续费不属于新购"),
            entry("it was bought in {0} and the request is of {1}", "购买于 {0}，而退订申请提交于 {1}"),
            entry("the product {0} does not have it", "产品 {0} 不支持"),
            entry("its promotion rules it out", "所参加的促销活动不支持"),
            entry("the user had it before for {0}, with account {1}", "该用户已用账号 {1} 享受过产品 {0} 的七天全额退款"),
            entry("of the {0} of {1}, {2} were returned before", "订单 {1} 的 {0} 中，此前已退 {2}"),
            entry(
                    "of the {0} of {1} the part from the term's start on counts: {2}",
                    "订单 {1} 的 {0} 中，只计当前周期开始之后的部分：{2}"),
            entry("coupons of {0} are not refunded", "代金券 {0} 不退"),
            entry("not refunded: {0}", "不退款：{0}"),
            entry("not refunded: {0} and {1} more orders", "不退款：{0}，以及另外 {1} 个订单"),
            entry("{0} of {1}, {2}", "订单 {1} 的 {0}（{2}）"),
            entry("which is billed on demand", "按后付费计费"),
            entry("which reaches past no term that is left", "其有效期不超出任何剩余周期"),
            entry("whose term ended at {0}", "其周期已于 {0} 结束"),
            entry("nothing is left to refund: {0}", "没有可退金额：{0}"),
            entry(": the order's resource could not be created", "：该订单的资源创建失败"),
            entry(
                    ": bought after the request {0} of {1} had unsubscribed the resource, so nothing can be delivered for it",
                    "：在退订申请 {0}（{1}）退订资源之后购买，无法交付"),
            // Points.
            entry(
                    "{0}; it costs {1} points and the account has {2}{3}, so {4} are missing",
                    "{0}；需要退款额度 {1}，账号现有 {2}{3}，还差 {4}"),
            entry(" of {0} ({1} that lapsed with that month and {2} that stay)", "（{0}：当月失效的 {1} 和长期有效的 {2}）"),
            entry("{0}: it may apply for more and ask again", "{0}：可申请提升额度后重新提交"),
            entry(
                    "{0}; its unused renewals alone, {1}, can be had for no points by a request of kind RENEWAL",
                    "{0}；如只退未生效的续费（RENEWAL），可退 {1}，不占用额度"),
            // Not to be unsubscribed.
            entry("no resource {0} of account {1} is known", "账号 {1} 名下没有资源 {0}"),
            entry("the subscription is archived", "该订购已归档"),
            entry("the request {0} of {1} was accepted for it", "退订申请 {0}（{1}）已被受理"),
            entry("the resource is released", "资源已释放"),
            entry("all its orders are refunded or were returned", "其全部订单均已退款"),
            entry("the vendor marked the account's returns as suspicious or malicious", "该账号的退订被认定为可疑或恶意"),
            entry("the resource is frozen by public security", "资源已被公安冻结"),
            entry(
                    "the resource is postpaid: there is nothing to refund, it can be released instead",
                    "资源为后付费：没有可退金额，可直接释放"),
            entry(
                    "a reserved instance cannot be unsubscribed before its lock-in ends; payable unsubscription fee: {0}",
                    "预留实例在锁定期内不能退订；应付退订费用：{0}"),
            entry("not known, as no current order with a spec is", "未知，没有带规格的当前订单"),
            entry("not known, as {0} {1} has no list price for 1 month", "未知，{0} {1} 没有 1 个月的目录价"),
            entry("{0} does not take part in self-service unsubscription", "{0} 不支持自助退订"),
            entry("a trial is not refunded", "试用订单不退款"),
            entry("what was free is not refunded", "免费订单不退款"),
            entry("a service that is charged once is not refunded", "一次性收费的服务不退款"),
            entry("the last term ended at {0}", "最后一个周期已于 {0} 结束"),
            entry("an order for the resource is pending", "该资源有订单尚未完成"),
            entry("another transaction is running", "有其他交易正在进行"),
            entry("it was bought in a promotion or campaign that rules refunds out", "购买时参加的促销或赠送活动不支持退款"),
            entry("a sales contract is linked to its order", "其订单关联了销售合同"),
            entry("the marketplace good was invoiced", "该云市场商品已开发票"),
            entry("added benefits of the support plan were used", "支持计划的附加权益已被使用"),
            entry("it is part of a bundle and was not asked for together with {0}", "属于套餐，须与 {0} 一同退订"),
            entry("the renewals of a package cannot be returned on their own", "资源包不能单独退续费"),
            entry("the package was used", "资源包已使用"),
            entry("the package took effect at {0}", "资源包已于 {0} 生效"),
            entry("the package was bought at {0}, more than {1} days before", "资源包购买于 {0}，已超过 {1} 天"),
            entry("no renewal is left whose term has not begun", "没有未生效的续费订单"),
            entry(
                    "the resource was resized ({0}) after the renewal {1} or at the same time",
                    "资源在续费 {1} 之后或同时变更过配置（{0}）"),
            // Held.
            entry("held: {0}", "暂缓：{0}"),
            entry(
                    "held: the file {0} was refused on {1} ({2}): deliver it again under this name",
                    "暂缓：文件 {0} 于 {1} 被拒收（{2}）：请以同名重新提供"),
            entry(
                    "held: no line about account {0} was ever delivered: deliver it in a file of accounts",
                    "暂缓：从未收到账号 {0} 的数据：请在账号文件中提供"),
            entry("held: {0}: deliver a good line about {1}", "暂缓：{0}：请提供{1}的正确数据"),
            entry("held: {0}: deliver a good line of that grant to account {1}. {2}", "暂缓：{0}：请提供账号 {1} 该笔额度的正确数据。{2}"),
            entry("line {0} of {1} was rejected on {2}", "文件 {1} 第 {0} 行于 {2} 被拒收"),
            entry("line {0} of {1} (column {2}) was rejected on {3}", "文件 {1} 第 {0} 行（列 {2}）于 {3} 被拒收"),
            entry("account {0}", "账号 {0} "),
            entry("resource {0} or its order", "资源 {0} 或其订单"),
            entry("the bundle {0} that the resource is a member of", "资源所属套餐 {0} "),
            entry("the consumption of account {0}", "账号 {0} 消费额"),
            entry(
                    "orders for the resource are of another account: {0}."
                            + " Deliver these orders, or the resource, with the right account",
                    "资源的订单属于其他账号：{0}。请提供账号正确的订单或资源数据"),
            entry(
                    "no order for the resource was bought by {0}. Deliver its orders in a file of orders",
                    "截至 {0} 该资源没有订单。请在订单文件中提供"),
            entry(
                    "more than one term covers {0}: those of the orders {1}. Deliver these orders with the right times",
                    "有多个周期包含 {0}：订单 {1}。请提供时间正确的订单数据"),
            entry(
                    "terms of the resource overlap: those of the orders {0}. Deliver these orders with the right times",
                    "资源的周期相互重叠：订单 {0}。请提供时间正确的订单数据"),
            entry(
                    "no term covers {0}{1}. Deliver the order that is missing, or these with the right times",
                    "没有周期包含 {0}{1}。请提供缺少的订单，或时间正确的订单数据"),
            entry(
                    ": the term of {0} ended at {1} and that of {2} begins at {3}",
                    "：订单 {0} 的周期于 {1} 结束，订单 {2} 的周期于 {3} 开始"),
            entry(": the term of {0} ended at {1}", "：订单 {0} 的周期于 {1} 结束"),
            entry(
                    ": the first term, of {0}, is not that of a NEW order and begins at {1}",
                    "：第一个周期（订单 {0}）不是新购，于 {1} 开始"),
            entry("order {0} has no spec: deliver the order with its spec", "订单 {0} 没有规格：请提供带规格的订单"),
            entry("{0}: deliver a good line of the list price of {1}", "{0}：请提供 {1} 目录价的正确数据"),
            entry(
                    "no list price for {0}, as of order {1}:"
                            + " deliver it in a file of prices, valid when the order was purchased",
                    "没有 {0} 的目录价（订单 {1}）：请在价格文件中提供购买时有效的价格"),
            entry("{0} {1} over {2} month(s)", "{0} {1}（{2} 个月）"));

    private final Map<String, String> more;

    private Chinese(Map<String, String> more) {
        this.more = more;
    }

    /** Returns the same language with words for sentences that are made elsewhere, by their English words. */
    public static Chinese with(Map<String, String> more) {
        return new Chinese(more);
    }

    @Override
    String wordsFor(String template) {
        String words = WORDS.get(template);
        if (words == null) {
            words = ChineseTerms.WORDS.get(template);
        }
        return words != null ? words : more.getOrDefault(template, template);
    }

    @Override
    String betweenItems() {
        return "、";
    }

    @Override
    String beforeRemark() {
        return "；";
    }
}
