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
            return new Refusal(
                    Reason.ZERO_REFUND, Sentence.of("nothing is left to refund: {0}", entitlement.calculation()));
        }
        return answer;
    }

    private Answer firstMatch() {
        boolean isPackage = policy.isPackage(inquiry.product());
        if (inquiry.request().kind() == RequestKind.RENEWAL) {
            return isPackage
                    ? new Refusal(
                            Reason.PACKAGE_RENEWAL,
                            Sentence.of("the renewals of a package cannot be returned on their own"))
                    : renewalsOnly();
        }
        if (isPackage) {
            return packageRefund();
        }
        SevenDayRefund sevenDays = new SevenDayRefund(inquiry, base());
        return sevenDays.isGranted() ? fullRefund(Decision.FULL, Rule.F2, true) : partialRefund(sevenDays.obstacles());
    }

    /** Rule F0. */
    private Answer packageRefund() {
        Order base = base();
        Resource line = inquiry.subscription().line();
        if (policy.packages().usage().contains(inquiry.product())) {
            if (line != null && line.packageUsed()) {
                return new Refusal(Reason.PACKAGE_USED, Sentence.of("the package was used"));
            }
        } else if (!base.startsAt().isAfter(submittedAt)) {
            return new Refusal(
                    Reason.PACKAGE_EFFECTIVE,
                    Sentence.of(
                            "the package took effect at {0}", inquiry.night().at(base.startsAt())));
        }
        if (!SevenDayRefund.isBoughtWithin(policy.packages().days(), base, inquiry.request())) {
            return new Refusal(
                    Reason.PACKAGE_TOO_OLD,
                    Sentence.of(
                            "the package was bought at {0}, more than {1} days before",
                            inquiry.night().at(base.purchasedAt()),
                            policy.packages().days()));
        }
        return fullRefund(Decision.PACKAGE, Rule.F0, false);
    }

    /** Rule F1. */
    private Answer renewalsOnly() {
        List<Order> orders = inquiry.subscription().unusedRenewOrders();
        Refusal refusal = renewalRefusal(orders);
        if (refusal != null) {
            return refusal;
        }
        List<Refundable> renewals = Refundable.whole(orders);
        Remarks remarks = new Remarks().cashThatCounts(renewals).coupons(orders);
        return new Entitlement(
                Decision.RENEWAL,
                Rule.F1,
                null,
                false,
                false,
                null,
                List.of(),
                Money.ZERO,
                renewals,
                inquiry.subscription().endWithout(orders),
                Remarks.sumOf(renewals).with(List.of(Sentence.of(": unused renewals in full")), remarks.all()));
    }

    private @Nullable Refusal renewalRefusal(List<Order> renewals) {
        if (renewals.isEmpty()) {
            return new Refusal(Reason.NO_UNUSED_RENEWAL, Sentence.of("no renewal is left whose term has not begun"));
        }
        for (Order resize : inquiry.subscription().resizes()) {
            for (Order renewal : renewals) {
                if (!resize.purchasedAt().isBefore(renewal.purchasedAt())) {
                    return new Refusal(
                            Reason.RENEWAL_AFTER_RESIZE,
                            Sentence.of(
                                    "the resource was resized ({0}) after the renewal {1} or at the same time",
                                    resize.orderId(), renewal.orderId()));
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

    private Entitlement fullRefund(Decision decision, Rule rule, boolean usesChance) {
        List<Refundable> termOrders = inquiry.subscription().ordersOf(base());
        List<Refundable> renewals = Refundable.whole(inquiry.subscription().unusedRenewals());
        Calculation sum = Remarks.sumOf(termOrders);
        int usageDays = Usage.startedDays(base().startsAt(), usageEnd());
        return new Entitlement(
                decision,
                rule,
                null,
                false,
                usesChance,
                usageDays,
                termOrders,
                notBelowZero(sum.result()),
                renewals,
                null,
                sum.with(
                        Remarks.notes(Sentence.of(": all that was paid in cash for the term"), sum.result()),
                        remarks(List.of(), termOrders, renewals)));
    }

    /** Rule F3, or the formula that the policy names for the product. */
    private Answer partialRefund(List<Sentence> noSevenDayRefundAs) {
        List<Refundable> termOrders = inquiry.subscription().ordersOf(base());
        Usage usage = Usage.of(
                orders(termOrders), usageEnd(), inquiry.night().policies().zone());
        SpecPrices prices =
                new SpecPrices(inquiry.night().prices(), inquiry.night().faults());
        RefundFormula formula = policy.partialRefund().formulaOf(inquiry.product());
        List<Subtrahend> consumed = formula.consumed(termOrders, usage, prices);
        Refusal fault = prices.fault();
        if (fault != null) {
            return fault;
        }
        Calculation left = Calculation.difference(Refundable.cash(termOrders), consumed);
        List<Refundable> renewals = Refundable.whole(inquiry.subscription().unusedRenewals());
        return new Entitlement(
                Decision.PARTIAL,
                formula.rule(),
                formula,
                true,
                false,
                usage.days(),
                termOrders,
                notBelowZero(left.result()),
                renewals,
                null,
                left.with(
                        Remarks.notes(daysUsed(usage), left.result()),
                        remarks(noSevenDayRefundAs, termOrders, renewals)));
    }

    private static Sentence daysUsed(Usage usage) {
        if (!usage.hasBegun()) {
            return Sentence.of(" (not begun yet)");
        }
        return Sentence.of(usage.days() == 1 ? " ({0} day used)" : " ({0} days used)", usage.days());
    }

    private List<Sentence> remarks(
            List<Sentence> noSevenDayRefundAs, List<Refundable> termOrders, List<Refundable> renewals) {
        List<Order> orders = new ArrayList<>(orders(termOrders));
        orders.addAll(orders(renewals));
        return new Remarks()
                .renewals(renewals)
                .noSevenDayRefund(noSevenDayRefundAs)
                .cashThatCounts(termOrders)
                .cashThatCounts(renewals)
                .coupons(orders)
                .notRefunded(inquiry.subscription().cashNotRefunded(orders, inquiry.night()))
                .all();
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
