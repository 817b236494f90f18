package reckon.policy;

import static java.util.Map.entry;

import java.util.Map;

/** The Chinese words of {@link PolicyTerms}. */
final class ChineseTerms {
    static final Map<String, String> WORDS = Map.ofEntries(
            entry("{0} is the first policy: it holds until a later one does", "{0} 为首个政策版本，适用至后续版本生效"),
            entry("{0} holds for what is requested from {1} on", "{0} 适用于自 {1} 起提交的申请"),
            entry("days and months begin at midnight of {0}", "日期和月份以 {0} 的零点为准"),
            entry("all amounts are in {0}", "所有金额以 {0} 计"),
            entry("these products can be unsubscribed: {0}", "支持自助退订的产品：{0}"),
            entry(
                    "what was newly bought is refunded in full within {0} days of 24 hours and in the month of the"
                            + " purchase, once for each user and product, at no cost in points",
                    "新购后 {0} 天（每天 24 小时）内且在购买当月退订，全额退款，每个用户每种产品限一次，不占用退款额度"),
            entry("these products have no such full refund: {0}", "不适用上述全额退款的产品：{0}"),
            entry(
                    "a package is refunded in full within {1} days of 24 hours if it was not used: {0}",
                    "购买后 {1} 天（每天 24 小时）内未使用的资源包全额退款：{0}"),
            entry(
                    "a package is refunded in full within {1} days of 24 hours if it has not taken effect: {0}",
                    "购买后 {1} 天（每天 24 小时）内未生效的资源包全额退款：{0}"),
            entry(
                    "else what was used is taken off what was paid: up to {0} days of use, each costs {1} times a"
                            + " day of the list price of a month",
                    "其余情况按实付金额减去已使用部分退款：使用不超过 {0} 天的，每天按月目录价日均价格的 {1} 倍计"),
            entry(
                    "a longer use costs the list price of each year, month and day in it, and a day is 1/{0} of a month",
                    "使用更久的，按整年、整月和余下天数计：整年、整月按相应目录价，余下每天按月目录价的 1/{0}"),
            entry("the use ends when the request is submitted", "使用截止于提交退订申请之时"),
            entry(
                    "the use ends with the day whose night completes the request, so a day more may count",
                    "使用截止于退订完成之日结束，因此可能多计一天"),
            entry(
                    "of these products what was paid for the days that are left is returned instead: {0}",
                    "以下产品按剩余天数退还实付金额：{0}"),
            entry("instances, to which disks and addresses are attached: {0}", "可挂载磁盘和 IP 的实例：{0}"),
            entry("disks and addresses, which go on without their instance: {0}", "实例退订后继续保留的磁盘和 IP：{0}"),
            entry(
                    "reserved instances, which cannot be unsubscribed before their lock-in ends: {0}",
                    "锁定期内不能退订的预留实例：{0}"),
            entry("marketplace goods, which are not refunded once invoiced: {0}", "开具发票后不退款的云市场商品：{0}"),
            entry("support plans, which are not refunded once an added benefit was used: {0}", "使用附加权益后不退款的支持计划：{0}"),
            entry("every account has {0} points once, which do not lapse", "每个账号一次性获得退款额度 {0}，长期有效"),
            entry(
                    "on the 1st of each month it gets {0} points for each unit of money that it consumed in the month"
                            + " before; what is left of the last ones lapses",
                    "每月 1 日按上月每一元消费获得退款额度 {0}，此前按月获得的剩余额度失效"),
            entry("months before {0} count as without consumption", "{0} 之前的月份按没有消费计"),
            entry("a partial refund costs as many points as it returns money", "非全额退款占用与退款金额相等的退款额度"),
            entry("every account is a user of its own", "每个账号为单独的用户"),
            entry("accounts are one user if they share one of: {0}", "以下信息之一相同的账号视为同一用户：{0}"),
            entry("a value that more than {0} accounts share links none of them", "超过 {0} 个账号共有的信息不用于认定同一用户"),
            entry("mobile number", "手机号"),
            entry("certified identity", "实名认证主体"),
            entry("account", "账号"),
            entry("means of payment", "支付来源"),
            entry("content", "内容特征"),
            entry("login address", "登录 IP"));

    private ChineseTerms() {}
}
