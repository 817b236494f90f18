package reckon.policy;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Map;

/** Chinese, for those who answer customers. What it has no words for is told in English. */
public final class Chinese extends Language {
    /** The language. */
    public static final Chinese LANGUAGE = new Chinese(Map.of());

    private static final Map<String, String> OF_SENTENCES = Map.ofEntries(
            // Rules as they were asked.
            entry("yes", "是"),
            entry("no: bought more than {0} days before the request", "否：购买距申请已超过 {0} 天"),
            entry("no: {0}", "否：{0}"),
            entry(
                    "the file, the account and the lines that it depends on were delivered and could be read",
                    "所依赖的文件、账号和数据行均已提供且可读取"),
            entry("the lines about its bundle could be read", "有关所属套餐的数据行均可读取"),
            entry("the orders of the resource allow a decision", "资源的订单数据足以作出决定"),
            entry("it returns {0} and costs no points", "退款 {0}，不占用额度"),
            entry("it costs {0} points and the account has {1}", "需要退款额度 {0}，账号现有 {1}"),
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
            entry("{0}. {1}", "{0}。{1}"),
            entry("{0}, and {1}", "{0}，且{1}"),
            entry("a conversion is not a new purchase", "转预付费不属于新购"),
            entry("a renewal is not a new purchase", "续费不属于新购"),
            entry("it was bought in {0} and the request is of {1}", "购买于 {0}，而退订申请提交于 {1}"),
            entry("the product {0} does not have it", "产品 {0} 不支持"),
            entry("its promotion rules it out", "所参加的促销活动不支持"),
            entry("the user had it before for {0}, with account {1}", "该用户已用账号 {1} 享受过产品 {0} 的七天无理由全额退款"),
            entry("of the {0} of {1}, {2} were returned before", "订单 {1} 的 {0} 中，此前已退 {2}"),
            entry(
                    "of the {0} of {1} the part from the term's start on counts: {2}",
                    "订单 {1} 的 {0} 中，只计当前周期开始之后的部分：{2}"),
            entry("coupons of {0} are not refunded", "代金券 {0} 不退"),
            entry("not refunded: {0}", "不退款：{0}"),
            entry("not refunded: {0} and {1} more orders", "不退款：{0}，以及另外 {1} 个订单"),
            entry("{0} of {1}, {2}", "订单 {1} 的 {0}（{2}）"),
            entry("which is billed on demand", "按后付费计费"),
            entry("which reaches past no term that is left", "其有效期未覆盖任何剩余周期"),
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
            entry("{0}: it may apply for more and ask again", "{0}：可申请提额后重新提交"),
            entry(
                    "{0}; its unused renewals alone, {1}, can be had for no points by a request of kind RENEWAL",
                    "{0}；如只退未生效的续费（RENEWAL），可退 {1}，不占用额度"),
            // Not to be unsubscribed.
            entry("the request {0} of {1} was accepted for it", "退订申请 {0}（{1}）已通过"),
            entry("the resource is released", "资源已释放"),
            entry("all its orders are refunded or were returned", "其全部订单均已退款"),
            entry(
                    "a reserved instance cannot be unsubscribed before its lock-in ends; payable unsubscription fee: {0}",
                    "预留实例在锁定期内不能退订；应付退订费用：{0}"),
            entry("not known, as no current order with a spec is", "未知，没有带规格的当前订单"),
            entry("not known, as {0} {1} has no list price for 1 month", "未知，{0} {1} 没有 1 个月的目录价"),
            entry("an order for the resource is pending", "该资源有订单尚未完成"),
            entry("another transaction is running", "有其他交易正在进行"),
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
            entry("held: {0}: deliver a good line of that grant to account {1}. {2}", "暂缓：{0}：请提供账号 {1} 该笔提额的正确数据。{2}"),
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

    static final Map<String, String> WORDS = words();

    private final Map<String, String> more;

    private Chinese(Map<String, String> more) {
        this.more = more;
    }

    /** Adds what stands where the rules do. */
    private static Map<String, String> words() {
        Map<String, String> words = new HashMap<>(OF_SENTENCES);
        for (Rule rule : Rule.values()) {
            words.put(rule.title(), rule.chineseTitle());
        }
        for (Eligibility rule : Eligibility.values()) {
            words.putAll(rule.chinese());
        }
        return Map.copyOf(words);
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
