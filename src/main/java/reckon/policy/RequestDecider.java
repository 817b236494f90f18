package reckon.policy;

import java.util.ArrayList;
import java.util.List;
import reckon.money.Money;
import reckon.money.Points;
import reckon.policy.Answer.Entitlement;
import reckon.policy.Answer.Refusal;

/** Decides one request: Rules E01-E18, then I3, then F0-F5, then the points of F6. */
final class RequestDecider {
    private final Inquiry inquiry;
    private final QuotaBook quota;

    RequestDecider(Inquiry inquiry, QuotaBook quota) {
        this.inquiry = inquiry;
        this.quota = quota;
    }

    /** Returns what the rules come to, having spent the points that it costs. */
    Ruling rule() {
        Answer answer = answer();
        if (answer instanceof Refusal refusal) {
            return Ruling.refused(refusal.reason(), refusal.explanation());
        }
        Entitlement entitlement = (Entitlement) answer;
        Points cost = entitlement.rule() == Rule.F3 ? Points.toRefund(entitlement.termRefund()) : Points.ZERO;
        if (cost.compareTo(quota.balance()) > 0) {
            return quotaExceeded(entitlement, cost);
        }
        if (!cost.isZero()) {
            quota.spend(cost, inquiry.request());
        }
        return new Ruling(
                entitlement.decision(),
                entitlement.rule(),
                null,
                entitlement.usageDays(),
                entitlement.orderAmount(),
                entitlement.refundAmount(),
                cost,
                entitlement.calculation(),
                entitlement.resourceEnd(),
                split(entitlement),
                renewalsWithoutCash(entitlement));
    }

    private Answer answer() {
        Refusal refusal = Eligibility.refusalOf(inquiry);
        if (refusal == null) {
            refusal = Fault.refusalOf(inquiry);
        }
        return refusal != null ? refusal : RefundRules.answer(inquiry);
    }

    /** Rule F6. */
    private Ruling quotaExceeded(Entitlement entitlement, Points cost) {
        Points missing = cost.minus(quota.balance());
        return Ruling.refused(
                Reason.QUOTA_EXCEEDED,
                entitlement.calculation() + "; it costs " + cost + " points and the account has " + quota.balance()
                        + ", so " + missing + " are missing: it may apply for more and ask again");
    }

    /** Spreads the term's refund over its orders as far as the cash of each goes, then returns the renewals (Rules F4, I2). */
    private static List<RefundLine> split(Entitlement entitlement) {
        List<RefundLine> lines = new ArrayList<>(2);
        Money left = entitlement.termRefund();
        RefundKind kind = kindOf(entitlement.decision());
        for (Order order : entitlement.termOrders()) {
            Money amount = left.min(order.cash());
            left = left.minus(amount);
            addLine(lines, order, kind, amount);
        }
        for (Order renewal : entitlement.renewals()) {
            addLine(lines, renewal, RefundKind.RENEWAL, renewal.cash());
        }
        return lines;
    }

    private static List<String> renewalsWithoutCash(Entitlement entitlement) {
        return entitlement.decision() != Decision.RENEWAL
                ? List.of()
                : entitlement.renewals().stream()
                        .filter(renewal -> renewal.cash().isZero())
                        .map(Order::orderId)
                        .toList();
    }

    private static void addLine(List<RefundLine> lines, Order order, RefundKind kind, Money amount) {
        if (amount.isPositive()) {
            Points points = kind == RefundKind.PARTIAL ? Points.toRefund(amount) : Points.ZERO;
            lines.add(new RefundLine(order.orderId(), kind, order.cash(), order.refunded(), amount, points));
        }
    }

    private static RefundKind kindOf(Decision decision) {
        return switch (decision) {
            case FULL -> RefundKind.FULL;
            case PARTIAL -> RefundKind.PARTIAL;
            case RENEWAL -> RefundKind.RENEWAL;
            case PACKAGE -> RefundKind.PACKAGE;
            case REJECTED, HELD -> throw new IllegalArgumentException(decision + " returns no money");
        };
    }
}
