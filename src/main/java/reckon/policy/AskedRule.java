package reckon.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that was asked on the way to a decision.
 *
 * @param question what it asks
 * @param answer yes, or what it came to
 * @param decides whether it gave the decision, so that no rule was asked behind it
 */
public record AskedRule(Rule rule, Sentence question, Explanation answer, boolean decides) {
    private static final Sentence YES = Sentence.of("yes");
    private static final Sentence DELIVERED =
            Sentence.of("the file, the account and the lines that it depends on were delivered and could be read");
    private static final Sentence BUNDLE = Sentence.of("the lines about its bundle could be read");
    private static final Sentence ALLOWED = Sentence.of("the orders of the resource allow a decision");

    /** Returns the rules that were asked, in their order, the last of them being the one that decided. */
    public static List<AskedRule> of(DecisionLine line, PolicyVersion policy) {
        List<AskedRule> asked = new ArrayList<>();
        Ruling ruling = line.ruling();
        if (ruling.rule() == Rule.A1 || ruling.rule() == Rule.A2) {
            asked.add(deciding(ruling));
        } else if (comesBeforeAllRules(ruling)) {
            asked.add(new AskedRule(Rule.I3, DELIVERED, ruling.grounds(), true));
        } else {
            asked.add(new AskedRule(Rule.I3, DELIVERED, YES, false));
            if (!decidesByEligibility(ruling, asked)) {
                addRefundRules(line, policy, asked);
            }
        }
        return asked;
    }

    private static AskedRule deciding(Ruling ruling) {
        return new AskedRule(ruling.rule(), Sentence.of(ruling.rule().title()), ruling.grounds(), true);
    }

    private static AskedRule passed(Rule rule, Explanation answer) {
        return new AskedRule(rule, Sentence.of(rule.title()), answer, false);
    }

    /** A rejected line of a price or a grant, or a refused file of grants, is only missed where it is needed, see {@link Delivery}. */
    private static boolean comesBeforeAllRules(Ruling ruling) {
        Reason reason = ruling.reason();
        return (reason == Reason.FILE_REFUSED && Calculation.in(ruling.grounds()) == null)
                || reason == Reason.ACCOUNT_UNKNOWN
                || (reason == Reason.LINE_REJECTED && Delivery.isOfEverything(ruling.grounds()));
    }

    private static boolean decidesByEligibility(Ruling ruling, List<AskedRule> asked) {
        for (Eligibility eligibility : Eligibility.values()) {
            Rule rule = Rule.valueOf(eligibility.name());
            if (rule == Rule.E18 && Delivery.isOfBundle(ruling.grounds())) {
                asked.add(new AskedRule(Rule.I3, BUNDLE, ruling.grounds(), true));
                return true;
            }
            if (rule == ruling.rule()) {
                asked.add(deciding(ruling));
                return true;
            }
            asked.add(passed(rule, YES));
        }
        if (Fault.isReason(ruling.reason())) {
            asked.add(new AskedRule(Rule.I3, ALLOWED, ruling.grounds(), true));
            return true;
        }
        asked.add(new AskedRule(Rule.I3, ALLOWED, YES, false));
        return false;
    }

    private static void addRefundRules(DecisionLine line, PolicyVersion policy, List<AskedRule> asked) {
        Ruling ruling = line.ruling();
        boolean isPackage = line.product() != null && policy.isPackage(line.product());
        boolean isWhole = line.kind() == DecisionKind.RESOURCE;
        if (isWhole && !isPackage && ruling.rule() != Rule.F2) {
            asked.add(passed(Rule.F2, whyNotInFull(ruling, policy)));
        }
        if (ruling.rule() == Rule.F5 || ruling.rule() == Rule.F6 || ruling.rule() == Rule.I3) {
            Rule formula = isWhole
                    ? policy.partialRefund()
                            .formulaOf(String.valueOf(line.product()))
                            .rule()
                    : Rule.F1;
            Calculation calculation = Calculation.in(ruling.grounds());
            if (calculation != null) {
                asked.add(passed(isPackage ? Rule.F0 : formula, calculation));
            }
        }
        asked.add(deciding(ruling));
        if (ruling.decision().isAccepted() && line.pointsBefore() != null) {
            asked.add(passed(Rule.F6, pointsOf(line)));
        }
    }

    private static Sentence pointsOf(DecisionLine line) {
        Ruling ruling = line.ruling();
        return ruling.pointsSpent().isZero()
                ? Sentence.of("it returns {0} and costs no points", ruling.refundAmount())
                : Sentence.of(
                        "it costs {0} points and the account has {1}",
                        ruling.pointsSpent(), String.valueOf(line.pointsBefore()));
    }

    /** Returns which condition of the seven-day full refund was not met: what stood against it, or else the time. */
    private static Sentence whyNotInFull(Ruling ruling, PolicyVersion policy) {
        @Nullable Calculation calculation = Calculation.in(ruling.grounds());
        List<Sentence> remarks = calculation == null ? List.of() : calculation.remarks();
        for (Sentence remark : remarks) {
            if (remark.template().equals(Remarks.NO_SEVEN_DAY_REFUND)) {
                return Sentence.of("no: {0}", remark.details().get(0));
            }
        }
        return Sentence.of(
                "no: bought more than {0} days before the request",
                policy.fullRefund().days());
    }
}
