package reckon.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
        return hasSevenDayRefund() ? fullRefund(Decision.FULL, Rule.F2) : partialRefund();
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
        if (!isBoughtWithin(policy.packages().days(), base)) {
            return new Refusal(
                    Reason.PACKAGE_TOO_OLD,
                    "the package was bought at " + inquiry.night().at(base.purchasedAt()) + ", more than "
                            + policy.packages().days() + " days before");
        }
        return fullRefund(Decision.PACKAGE, Rule.F0);
    }

    /** Rule F1. */
    private Answer renewalsOnly() {
        List<Order> renewals = inquiry.subscription().unusedRenewOrders();
        if (renewals.isEmpty()) {
            return new Refusal(Reason.NO_UNUSED_RENEWAL, "no renewal is left whose term has not begun");
        }
        for (Order resize : inquiry.subscription().resizes()) {
            for (Order renewal : renewals) {
                if (resize.purchasedAt().isAfter(renewal.purchasedAt())) {
                    return new Refusal(
                            Reason.RENEWAL_AFTER_RESIZE,
                            "the resource was resized (" + resize.orderId() + ") after the renewal "
                                    + renewal.orderId());
                }
            }
        }
        Explanation text = new Explanation();
        text.sumOf(renewals).append(": unused renewals in full").coupons(renewals);
        return new Entitlement(
                Decision.RENEWAL,
                Rule.F1,
                null,
                List.of(),
                Money.ZERO,
                renewals,
                inquiry.subscription().endWithout(renewals),
                text.toString());
    }

    /** Rule F2. */
    private boolean hasSevenDayRefund() {
        Order base = base();
        return base.type() == OrderType.NEW
                && isBoughtWithin(policy.fullRefund().days(), base)
                && inquiry.night()
                        .policies()
                        .monthOf(base.purchasedAt())
                        .equals(inquiry.night().policies().monthOf(submittedAt))
                && !policy.fullRefund().excludedProducts().contains(inquiry.product())
                && base.promotion() != Promotion.NO_FULL_REFUND
                && !inquiry.memory().hasUsedChance(inquiry.product());
    }

    private boolean isBoughtWithin(int days, Order base) {
        return Duration.between(base.purchasedAt(), submittedAt).compareTo(Duration.ofDays(days)) <= 0;
    }

    private Entitlement fullRefund(Decision decision, Rule rule) {
        List<Order> termOrders = inquiry.subscription().ordersOf(base());
        List<Order> renewals = inquiry.subscription().unusedRenewals();
        Explanation text = new Explanation();
        text.sumOf(termOrders)
                .append(": all that was paid in cash for the term")
                .renewals(renewals)
                .coupons(termOrders)
                .coupons(renewals);
        int usageDays = Usage.startedDays(base().startsAt(), submittedAt);
        return new Entitlement(
                decision, rule, usageDays, termOrders, Answer.cash(termOrders), renewals, null, text.toString());
    }

    /** Rule F3. */
    private Answer partialRefund() {
        List<Order> termOrders = inquiry.subscription().ordersOf(base());
        Usage usage =
                Usage.of(termOrders, usageEnd(), inquiry.night().policies().zone());
        Consumption consumption =
                Consumption.of(usage, policy.partialRefund(), inquiry.night().prices());
        if (consumption.missingPrice() != null) {
            return new Refusal(Reason.NO_LIST_PRICE, "held: " + consumption.missingPrice());
        }
        Money orderAmount = Answer.cash(termOrders);
        Money left = consumption.leftOf(orderAmount);
        List<Order> renewals = inquiry.subscription().unusedRenewals();
        Explanation text = new Explanation();
        text.append(orderAmount).append(consumption.text()).append(" = ").append(left);
        text.usage(usage)
                .lessThanNothing(left)
                .renewals(renewals)
                .coupons(termOrders)
                .coupons(renewals);
        return new Entitlement(
                Decision.PARTIAL,
                Rule.F3,
                usage.days(),
                termOrders,
                left.isNegative() ? Money.ZERO : left,
                renewals,
                null,
                text.toString());
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
