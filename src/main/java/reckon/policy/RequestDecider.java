package reckon.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.facts.RefusedFile;
import reckon.facts.RejectedLine;
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
        Points cost = entitlement.costsPoints() ? Points.toRefund(entitlement.termRefund()) : Points.ZERO;
        if (cost.compareTo(quota.spendable(inquiry.request())) > 0) {
            return pointsMissing(entitlement, cost);
        }
        if (!cost.isZero()) {
            quota.spend(cost, inquiry.request());
        }
        return new Ruling(
                entitlement.decision(),
                entitlement.rule(),
                null,
                entitlement.formula(),
                entitlement.usesChance(),
                entitlement.usageDays(),
                entitlement.orderAmount(),
                entitlement.refundAmount(),
                cost,
                entitlement.calculation(),
                entitlement.resourceEnd(),
                split(entitlement),
                renewalsWithoutCash(entitlement));
    }

    /** Returns why the rules refuse the request whatever points there are; null if they do not. */
    @Nullable
    Refusal refusal() {
        return answer() instanceof Refusal refusal ? refusal : null;
    }

    private Answer answer() {
        Refusal refusal = Eligibility.refusalOf(inquiry);
        if (refusal == null || refusal.reason() == Reason.BUNDLE_MEMBER) {
            Refusal ofBundle = Delivery.refusalOfBundle(inquiry);
            refusal = ofBundle == null ? refusal : ofBundle;
        }
        if (refusal == null) {
            refusal = Fault.refusalOf(inquiry);
        }
        return refusal != null ? refusal : RefundRules.answer(inquiry);
    }

    /** Rule F6; a grant that could not be read, in a line or a whole file, may be what is missing (Rule I3). */
    private Ruling pointsMissing(Entitlement entitlement, Points cost) {
        Points spendable = quota.spendable(inquiry.request());
        Sentence missing = Sentence.of(
                "{0}; it costs {1} points and the account has {2}{3}, so {4} are missing",
                entitlement.calculation(),
                cost,
                spendable,
                quota.spendableText(inquiry.request()),
                cost.minus(spendable));
        RejectedLine grant = inquiry.night().faults().ofGrants(inquiry.account().accountId());
        if (grant != null) {
            return Ruling.refused(
                    Reason.LINE_REJECTED,
                    Sentence.of(
                            "held: {0}: deliver a good line of that grant to account {1}. {2}",
                            Delivery.written(grant), inquiry.account().accountId(), missing));
        }
        List<RefusedFile> refused = inquiry.night().faults().refusedGrants();
        if (!refused.isEmpty()) {
            return Ruling.refused(
                    Reason.FILE_REFUSED, Sentence.of("{0}. {1}", Delivery.written(refused.get(0)), missing));
        }
        Money renewals = RefundRules.ofRenewalsAlone(inquiry);
        Sentence advice = Sentence.of("{0}: it may apply for more and ask again", missing);
        return Ruling.refused(
                Reason.QUOTA_EXCEEDED,
                renewals.isPositive()
                        ? Sentence.of(
                                "{0}; its unused renewals alone, {1}, can be had for no points by a request of kind RENEWAL",
                                advice, renewals)
                        : advice);
    }

    /** Spreads the term's refund over its orders as far as the cash of each goes, then returns the renewals (Rules F4, I2). */
    private static List<RefundLine> split(Entitlement entitlement) {
        List<RefundLine> lines = new ArrayList<>(2);
        Money left = entitlement.termRefund();
        RefundKind kind = kindOf(entitlement.decision());
        for (Refundable order : entitlement.termOrders()) {
            Money amount = left.min(order.mostToReturn());
            left = left.minus(amount);
            addLine(lines, order, kind, amount, entitlement.costsPoints());
        }
        for (Refundable renewal : entitlement.renewals()) {
            addLine(lines, renewal, RefundKind.RENEWAL, renewal.mostToReturn(), false);
        }
        return lines;
    }

    private static List<String> renewalsWithoutCash(Entitlement entitlement) {
        return entitlement.decision() != Decision.RENEWAL
                ? List.of()
                : entitlement.renewals().stream()
                        .filter(renewal -> !renewal.cash().isPositive())
                        .map(renewal -> renewal.order().orderId())
                        .toList();
    }

    private static void addLine(
            List<RefundLine> lines, Refundable order, RefundKind kind, Money amount, boolean costsPoints) {
        if (amount.isPositive()) {
            Points points = costsPoints ? Points.toRefund(amount) : Points.ZERO;
            lines.add(new RefundLine(order.order(), kind, order.cash(), amount, points));
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
