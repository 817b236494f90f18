package reckon.policy;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reckon.facts.Offering;
import reckon.facts.Order;
import reckon.facts.OrderStatus;
import reckon.facts.Promotion;
import reckon.facts.Resource;
import reckon.facts.ResourceStatus;
import reckon.facts.Risk;
import reckon.facts.Unsubscription;
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
            i -> "no resource " + i.request().resourceId() + " of account "
                    + i.request().accountId() + " is known"),
    E02(
            Reason.ARCHIVED,
            i -> i.subscription().status() == ResourceStatus.ARCHIVED,
            i -> "the subscription is archived"),
    E03(
            Reason.ALREADY_UNSUBSCRIBED,
            i -> i.memory().unsubscription(i.request().resourceId()) != null
                    || i.subscription().status() == ResourceStatus.RELEASED
                    || i.subscription().isAllRefunded(),
            Eligibility::howItWasUnsubscribed),
    E04(
            Reason.RISK_REJECTED,
            i -> i.account().risk() == Risk.REJECTED,
            i -> "the vendor marked the account's returns as suspicious or malicious"),
    E05(
            Reason.FROZEN,
            i -> i.subscription().status() == ResourceStatus.FROZEN,
            i -> "the resource is frozen by public security"),
    E06(
            Reason.POSTPAID,
            i -> i.subscription().isPostpaid(),
            i -> "the resource is postpaid: there is nothing to refund, it can be released instead"),
    E07(
            Reason.RESERVED_INSTANCE,
            i -> i.policy().roles().reservedInstances().contains(i.product()),
            Eligibility::payableUnsubscriptionFee),
    E08(
            Reason.NOT_SELF_SERVICE,
            i -> !i.policy().selfServiceProducts().contains(i.product()),
            i -> i.product() + " does not take part in self-service unsubscription"),
    E09(Reason.TRIAL, i -> anyOrder(i, o -> o.offering() == Offering.TRIAL), i -> "a trial is not refunded"),
    E10(Reason.FREE, i -> anyOrder(i, o -> o.offering() == Offering.FREE), i -> "what was free is not refunded"),
    E11(
            Reason.ONE_TIME_CHARGE,
            i -> anyOrder(i, o -> o.offering() == Offering.ONE_TIME),
            i -> "a service that is charged once is not refunded"),
    E12(
            Reason.EXPIRED,
            i -> i.subscription().isExpired(),
            i -> "the last term ended at "
                    + i.night().at(Objects.requireNonNull(i.subscription().end()))),
    E13(
            Reason.PENDING_ORDER,
            i -> hasPendingOrder(i) || isInTransaction(i),
            i -> hasPendingOrder(i) ? "an order for the resource is pending" : "another transaction is running"),
    E14(
            Reason.PROMOTION_NO_REFUND,
            i -> anyOrder(i, o -> o.promotion() == Promotion.NO_REFUND),
            i -> "it was bought in a promotion or campaign that rules refunds out"),
    E15(Reason.SALES_CONTRACT, i -> anyOrder(i, Order::underContract), i -> "a sales contract is linked to its order"),
    E16(
            Reason.MARKETPLACE_INVOICED,
            i -> i.policy().roles().marketplace().contains(i.product()) && lineSays(i, Resource::invoiced),
            i -> "the marketplace good was invoiced"),
    E17(
            Reason.SUPPORT_BENEFIT_USED,
            i -> i.policy().roles().supportPlans().contains(i.product()) && lineSays(i, Resource::supportBenefitUsed),
            i -> "added benefits of the support plan were used"),
    E18(
            Reason.BUNDLE_MEMBER,
            i -> !missingMembers(i).isEmpty(),
            i -> "it is part of a bundle and was not asked for together with " + String.join(", ", missingMembers(i)));

    private final Reason reason;
    private final Predicate<Inquiry> matches;
    private final Function<Inquiry, String> explanation;

    Eligibility(Reason reason, Predicate<Inquiry> matches, Function<Inquiry, String> explanation) {
        this.reason = reason;
        this.matches = matches;
        this.explanation = explanation;
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

    private static String howItWasUnsubscribed(Inquiry inquiry) {
        Unsubscription earlier =
                inquiry.memory().unsubscription(inquiry.request().resourceId());
        if (earlier != null) {
            return "the request " + earlier.requestId() + " of "
                    + inquiry.night().at(earlier.submittedAt()) + " was accepted for it";
        }
        return inquiry.subscription().status() == ResourceStatus.RELEASED
                ? "the resource is released"
                : "all its orders are refunded or were returned";
    }

    private static String payableUnsubscriptionFee(Inquiry inquiry) {
        String refused =
                "a reserved instance cannot be unsubscribed before its lock-in ends; payable unsubscription fee: ";
        Order base = inquiry.subscription().base();
        if (base == null || base.spec() == null) {
            return refused + "not known, as no current order with a spec is";
        }
        Money price = inquiry.night().prices().at(base.product(), base.spec(), 1, base.purchasedAt());
        if (price == null) {
            return refused + "not known, as " + base.product() + " " + base.spec() + " has no list price for 1 month";
        }
        Money fee = price.times(base.durationMonths());
        return refused + base.durationMonths() + " × " + price + " = " + fee;
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
