package reckon.policy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reckon.facts.AcceptedRequest;
import reckon.facts.Offering;
import reckon.facts.Order;
import reckon.facts.OrderStatus;
import reckon.facts.Promotion;
import reckon.facts.Resource;
import reckon.facts.ResourceStatus;
import reckon.facts.Risk;
import reckon.money.Money;

/**
 * Whether a resource can be unsubscribed at all: Rules E01-E18, the first match decides.
 *
 * <p>The order of the constants is the order of precedence. Those about an order ask each of the
 * orders on which the request would return money.
 */
enum Eligibility {
    E01(
            Reason.RESOURCE_NOT_FOUND,
            i -> !i.subscription().belongsTo(i.request().accountId()),
            "no resource {0} of account {1} is known",
            "账号 {1} 名下没有资源 {0}",
            i -> List.of(i.request().resourceId(), i.request().accountId())),
    E02(
            Reason.ARCHIVED,
            i -> i.subscription().status() == ResourceStatus.ARCHIVED,
            "the subscription is archived",
            "该订购已归档"),
    E03(
            Reason.ALREADY_UNSUBSCRIBED,
            i -> i.unsubscription() != null
                    || i.subscription().status() == ResourceStatus.RELEASED
                    || i.subscription().isAllRefunded(),
            Eligibility::howItWasUnsubscribed),
    E04(
            Reason.RISK_REJECTED,
            i -> i.account().risk() == Risk.REJECTED,
            "the vendor marked the account's returns as suspicious or malicious",
            "该账号的退订被认定为可疑或恶意"),
    E05(
            Reason.FROZEN,
            i -> i.subscription().status() == ResourceStatus.FROZEN,
            "the resource is frozen by public security",
            "资源已被公安冻结"),
    E06(
            Reason.POSTPAID,
            i -> i.subscription().isPostpaid(),
            "the resource is postpaid: there is nothing to refund, it can be released instead",
            "资源为后付费：没有可退金额，可直接释放"),
    E07(
            Reason.RESERVED_INSTANCE,
            i -> i.policy().roles().reservedInstances().contains(i.product()),
            Eligibility::payableUnsubscriptionFee),
    E08(
            Reason.NOT_SELF_SERVICE,
            i -> !i.policy().selfServiceProducts().contains(i.product()),
            "{0} does not take part in self-service unsubscription",
            "{0} 不支持自助退订",
            i -> List.of(i.product())),
    E09(Reason.TRIAL, i -> anyOrder(i, o -> o.offering() == Offering.TRIAL), "a trial is not refunded", "试用订单不退款"),
    E10(Reason.FREE, i -> anyOrder(i, o -> o.offering() == Offering.FREE), "what was free is not refunded", "免费订单不退款"),
    E11(
            Reason.ONE_TIME_CHARGE,
            i -> anyOrder(i, o -> o.offering() == Offering.ONE_TIME),
            "a service that is charged once is not refunded",
            "一次性收费的服务不退款"),
    E12(
            Reason.EXPIRED,
            i -> i.subscription().isExpired(),
            "the last term ended at {0}",
            "最后一个周期已于 {0} 结束",
            i -> List.of(i.night().at(Objects.requireNonNull(i.subscription().end())))),
    E13(
            Reason.PENDING_ORDER,
            i -> hasPendingOrder(i) || isInTransaction(i),
            i -> Sentence.of(
                    hasPendingOrder(i) ? "an order for the resource is pending" : "another transaction is running")),
    E14(
            Reason.PROMOTION_NO_REFUND,
            i -> anyOrder(i, o -> o.promotion() == Promotion.NO_REFUND),
            "it was bought in a promotion or campaign that rules refunds out",
            "购买时参加的促销或赠送活动不支持退款"),
    E15(
            Reason.SALES_CONTRACT,
            i -> anyOrder(i, Order::underContract),
            "a sales contract is linked to its order",
            "其订单关联了销售合同"),
    E16(
            Reason.MARKETPLACE_INVOICED,
            i -> i.policy().roles().marketplace().contains(i.product()) && lineSays(i, Resource::invoiced),
            "the marketplace good was invoiced",
            "该云市场商品已开发票"),
    E17(
            Reason.SUPPORT_BENEFIT_USED,
            i -> i.policy().roles().supportPlans().contains(i.product()) && lineSays(i, Resource::supportBenefitUsed),
            "added benefits of the support plan were used",
            "支持计划的附加权益已被使用"),
    E18(
            Reason.BUNDLE_MEMBER,
            i -> !missingMembers(i).isEmpty(),
            "it is part of a bundle and was not asked for together with {0}",
            "属于套餐，须与 {0} 一同退订",
            i -> List.of(List.copyOf(missingMembers(i))));

    private final Reason reason;
    private final Predicate<Inquiry> matches;
    private final Function<Inquiry, Sentence> explanation;
    private final Map<String, String> chinese;

    /** A rule that explains itself by one sentence. */
    Eligibility(Reason reason, Predicate<Inquiry> matches, String english, String chinese) {
        this(reason, matches, english, chinese, i -> List.of());
    }

    /** A rule that explains itself by one sentence with details. */
    Eligibility(
            Reason reason,
            Predicate<Inquiry> matches,
            String english,
            String chinese,
            Function<Inquiry, List<Object>> details) {
        this.reason = reason;
        this.matches = matches;
        this.explanation = i -> new Sentence(english, details.apply(i));
        this.chinese = Map.of(english, chinese);
    }

    /** A rule that has several sentences, whose Chinese is with that of all others. */
    Eligibility(Reason reason, Predicate<Inquiry> matches, Function<Inquiry, Sentence> explanation) {
        this.reason = reason;
        this.matches = matches;
        this.explanation = explanation;
        this.chinese = Map.of();
    }

    /** Returns the Chinese of the rule's sentence, by the English. */
    Map<String, String> chinese() {
        return chinese;
    }

    private static final List<Eligibility> IN_ORDER = List.of(values());

    /** Returns the rejection by the first rule that matches, or null if none does. */
    static Answer.@Nullable Refusal refusalOf(Inquiry inquiry) {
        for (Eligibility rule : IN_ORDER) {
            if (rule.matches.test(inquiry)) {
                return new Answer.Refusal(rule.reason, rule.explanation.apply(inquiry));
            }
        }
        return null;
    }

    private static boolean anyOrder(Inquiry inquiry, Predicate<Order> matches) {
        for (Order order : inquiry.concerned()) {
            if (matches.test(order)) {
                return true;
            }
        }
        return false;
    }

    private static boolean lineSays(Inquiry inquiry, Predicate<Resource> says) {
        Resource line = inquiry.subscription().line();
        return line != null && says.test(line);
    }

    private static boolean isInTransaction(Inquiry inquiry) {
        return lineSays(inquiry, Resource::inTransaction);
    }

    private static boolean hasPendingOrder(Inquiry inquiry) {
        for (Order order : inquiry.subscription().orders()) {
            if (order.status() == OrderStatus.PENDING) {
                return true;
            }
        }
        return false;
    }

    private static Sentence howItWasUnsubscribed(Inquiry inquiry) {
        AcceptedRequest earlier = inquiry.unsubscription();
        if (earlier != null) {
            return Sentence.of(
                    "the request {0} of {1} was accepted for it",
                    earlier.requestId(), inquiry.night().at(earlier.submittedAt()));
        }
        return Sentence.of(
                inquiry.subscription().status() == ResourceStatus.RELEASED
                        ? "the resource is released"
                        : "all its orders are refunded or were returned");
    }

    private static Sentence payableUnsubscriptionFee(Inquiry inquiry) {
        return Sentence.of(
                "a reserved instance cannot be unsubscribed before its lock-in ends; payable unsubscription fee: {0}",
                feeOf(inquiry));
    }

    private static Sentence feeOf(Inquiry inquiry) {
        Order base = inquiry.subscription().base();
        if (base == null || base.spec() == null) {
            return Sentence.of("not known, as no current order with a spec is");
        }
        Money price = inquiry.night().prices().at(base.product(), base.spec(), 1, base.purchasedAt());
        if (price == null) {
            return Sentence.of("not known, as {0} {1} has no list price for 1 month", base.product(), base.spec());
        }
        Money fee = price.times(base.durationMonths());
        return Sentence.of("{0} × {1} = {2}", base.durationMonths(), price, fee);
    }

    private static Set<String> missingMembers(Inquiry inquiry) {
        Set<String> missing = new TreeSet<>();
        for (Order order : inquiry.concerned()) {
            if (order.bundleId() != null) {
                missing.addAll(inquiry.memory().missingMembers(order.bundleId(), inquiry.request()));
            }
        }
        return missing;
    }
}
