package reckon.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.facts.Order;
import reckon.facts.RequestKind;
import reckon.facts.Resource;
import reckon.money.Money;
import reckon.policy.Answer.Entitlement;
import reckon.policy.Answer.Refusal;

/**
 * Which refund a request gets: Rules F0-F5, the first match decides.
 *
 * <p>The resource has passed {@link Eligibility} and {@link Fault}: for kind RESOURCE there is one current term.
 */
final class RefundRules {
    private final Inquiry inquiry;
    private final Instant submittedAt;
    private final PolicyVersion policy;

    private RefundRules(Inquiry inquiry) {
        this.inquiry = inquiry;
        this.submittedAt = inquiry.request().submittedAt();
        this.policy = inquiry.policy();
    }

    /** Returns what the request entitles to, or why nothing is returned. */
    static Answer answer(Inquiry inquiry) {
        Answer answer = new RefundRules(inquiry).firstMatch();
        if (answer instanceof Entitlement entitlement
                && !entitlement.refundAmount().isPositive()) {
            return new Refusal(Reason.ZERO_REFUND, "nothing is left to refund: " + entitlement.calculation());
        }
        return answer;
    }

    private Answer firstMatch() {
        boolean isPackage = policy.isPackage(inquiry.product());
        if (inquiry.request().kind() == RequestKind.RENEWAL) {
            return isPackage
                    ? new Refusal(Reason.PACKAGE_RENEWAL, "the renewals of a package cannot be returned on their own")
                    : renewalsOnly();
        }
        if (isPackage) {
            return packageRefund();
        }
        SevenDayRefund sevenDays = new SevenDayRefund(inquiry, base());
        return sevenDays.isGranted() ? fullRefund(Decision.FULL, Rule.F2) : partialRefund(sevenDays.obstacles());
    }

    /** Rule F0. */
    private Answer packageRefund() {
        Order base = base();
        Resource line = inquiry.subscription().line();
        if (policy.packages().usage().contains(inquiry.product())) {
            if (line != null && line.packageUsed()) {
                return new Refusal(Reason.PACKAGE_USED, "the package was used");
            }
        } else if (!base.startsAt().isAfter(submittedAt)) {
            return new Refusal(
                    Reason.PACKAGE_EFFECTIVE,
                    "the package took effect at " + inquiry.night().at(base.startsAt()));
        }
        if (!SevenDayRefund.isBoughtWithin(policy.packages().days(), base, inquiry.request())) {
            return new Refusal(
                    Reason.PACKAGE_TOO_OLD,
                    "the package was bought at " + inquiry.night().at(base.purchasedAt()) + ", more than "
                            + policy.packages().days() + " days before");
        }
        return fullRefund(Decision.PACKAGE, Rule.F0);
    }

    /** Rule F1. */
    private Answer renewalsOnly() {
        List<Order> orders = inquiry.subscription().unusedRenewOrders();
        Refusal refusal = renewalRefusal(orders);
        if (refusal != null) {
            return refusal;
        }
        List<Refundable> renewals = Refundable.whole(orders);
        Explanation text = new Explanation();
        text.sumOf(renewals).append(": unused renewals in full");
        text.cashThatCounts(renewals).coupons(orders);
        return new Entitlement(
                Decision.RENEWAL,
                Rule.F1,
                null,
                List.of(),
                Money.ZERO,
                renewals,
                inquiry.subscription().endWithout(orders),
                text.toString());
    }

    private @Nullable Refusal renewalRefusal(List<Order> renewals) {
        if (renewals.isEmpty()) {
            return new Refusal(Reason.NO_UNUSED_RENEWAL, "no renewal is left whose term has not begun");
        }
        for (Order resize : inquiry.subscription().resizes()) {
            for (Order renewal : renewals) {
                if (!resize.purchasedAt().isBefore(renewal.purchasedAt())) {
                    return new Refusal(
                            Reason.RENEWAL_AFTER_RESIZE,
                            "the resource was resized (" + resize.orderId() + ") after the renewal " + renewal.orderId()
                                    + " or at the same time");
                }
            }
        }
        return null;
    }

    /** Returns what the account would get for its unused renewals alone, which costs no points; zero where Rule F1 refuses it. */
    static Money ofRenewalsAlone(Inquiry inquiry) {
        List<Order> renewals = inquiry.subscription().unusedRenewOrders();
        return new RefundRules(inquiry).renewalRefusal(renewals) != null
                ? Money.ZERO
                : Refundable.cash(Refundable.whole(renewals));
    }

    private Entitlement fullRefund(Decision decision, Rule rule) {
        List<Refundable> termOrders = inquiry.subscription().ordersOf(base());
        List<Refundable> renewals = Refundable.whole(inquiry.subscription().unusedRenewals());
        Money cash = Refundable.cash(termOrders);
        Explanation text = new Explanation();
        text.sumOf(termOrders)
                .append(": all that was paid in cash for the term")
                .lessThanNothing(cash)
                .renewals(renewals);
        int usageDays = Usage.startedDays(base().startsAt(), submittedAt);
        return new Entitlement(
                decision,
                rule,
                usageDays,
                termOrders,
                notBelowZero(cash),
                renewals,
                null,
                withRemarks(text, termOrders, renewals));
    }

    /** Rule F3. */
    private Answer partialRefund(List<String> noSevenDayRefundAs) {
        List<Refundable> termOrders = inquiry.subscription().ordersOf(base());
        Usage usage = Usage.of(
                orders(termOrders), usageEnd(), inquiry.night().policies().zone());
        SpecPrices prices =
                new SpecPrices(inquiry.night().prices(), inquiry.night().faults());
        Consumption consumption = Consumption.of(usage, policy.partialRefund(), prices);
        Money orderAmount = Refundable.cash(termOrders);
        Refusal fault = prices.fault();
        if (fault != null) {
            return fault;
        }
        Money left = consumption.leftOf(orderAmount);
        List<Refundable> renewals = Refundable.whole(inquiry.subscription().unusedRenewals());
        Explanation text = new Explanation();
        text.append(orderAmount).append(consumption.text()).append(" = ").append(left);
        text.usage(usage).lessThanNothing(left).renewals(renewals);
        if (!noSevenDayRefundAs.isEmpty()) {
            text.append("; no seven-day full refund: ").append(String.join(", and ", noSevenDayRefundAs));
        }
        return new Entitlement(
                Decision.PARTIAL,
                Rule.F3,
                usage.days(),
                termOrders,
                notBelowZero(left),
                renewals,
                null,
                withRemarks(text, termOrders, renewals));
    }

    private String withRemarks(Explanation text, List<Refundable> termOrders, List<Refundable> renewals) {
        List<Order> orders = new ArrayList<>(orders(termOrders));
        orders.addAll(orders(renewals));
        return text.cashThatCounts(termOrders)
                .cashThatCounts(renewals)
                .coupons(orders)
                .notRefunded(inquiry.subscription().cashNotRefunded(orders, inquiry.night()))
                .toString();
    }

    private static List<Order> orders(List<Refundable> refundables) {
        return refundables.stream().map(Refundable::order).toList();
    }

    private static Money notBelowZero(Money amount) {
        return amount.isNegative() ? Money.ZERO : amount;
    }

    /** What has not begun when the request is submitted is not used, wherever usage ends. */
    private Instant usageEnd() {
        if (base().startsAt().isAfter(submittedAt)) {
            return submittedAt;
        }
        return switch (policy.partialRefund().usageEndsAt()) {
            case SUBMISSION -> submittedAt;
            case COMPLETION -> inquiry.night().endOfBusinessDate();
        };
    }

    private Order base() {
        return Objects.requireNonNull(inquiry.subscription().base());
    }
}
