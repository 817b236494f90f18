package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.renewal;
import static reckon.policy.ResourceBuilder.instance;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reckon.facts.Promotion;
import reckon.facts.RefusedFile;
import reckon.facts.RejectedLine;
import reckon.facts.ResourceStatus;
import reckon.money.Money;
import reckon.money.Points;

/** The rules that were asked on the way to a decision. */
class AskedRuleTest {
    private static final String ASKED = "2023-01-11T15:00";

    private static List<AskedRule> asked(CaseBuilder builder) {
        DecisionLine line = builder.asks("r-1", "i-1", ASKED).line("r-1");
        return AskedRule.of(line, builder.night().policies().inForceAt(line.submittedAt()));
    }

    private static AskedRule last(List<AskedRule> asked) {
        return asked.get(asked.size() - 1);
    }

    private static String answerOf(Rule rule, List<AskedRule> asked) {
        return asked.stream()
                .filter(one -> one.rule() == rule)
                .map(one -> English.LANGUAGE.text(one.answer()))
                .reduce((first, second) -> second)
                .orElse("not asked");
    }

    @Test
    @DisplayName("a rejection ends with the rule that rejects, and the rules before it were met")
    void rejectionEndsWithItsRule() {
        List<AskedRule> asked = asked(caseOf(instance(order("o-1")).status(ResourceStatus.FROZEN)));

        assertThat(asked)
                .extracting(AskedRule::rule)
                .containsExactly(Rule.I3, Rule.E01, Rule.E02, Rule.E03, Rule.E04, Rule.E05);
        assertThat(asked).extracting(AskedRule::decides).containsExactly(false, false, false, false, false, true);
        assertThat(answerOf(Rule.E04, asked)).isEqualTo("yes");
        assertThat(answerOf(Rule.E05, asked)).isEqualTo("the resource is frozen by public security");
    }

    @Test
    @DisplayName("a partial refund after the seven days says so, and what it costs")
    void partialRefundSaysWhyNotInFull() {
        List<AskedRule> asked = asked(caseOf(instance(order("o-1"))));

        assertThat(asked).hasSize(23);
        assertThat(answerOf(Rule.F2, asked)).isEqualTo("no: bought more than 7 days before the request");
        assertThat(answerOf(Rule.F3, asked)).startsWith("60.00 - 11 d");
        assertThat(last(asked).rule()).isEqualTo(Rule.F6);
        assertThat(answerOf(Rule.F6, asked)).isEqualTo("it costs 28.06 points and the account has 1500.00");
    }

    @Test
    @DisplayName("a partial refund within the seven days says which condition was not met")
    void partialRefundSaysWhichConditionFailed() {
        List<AskedRule> asked =
                asked(caseOf(instance(order("o-1").bought("2023-01-08T10:00").promotion(Promotion.NO_FULL_REFUND))));

        assertThat(answerOf(Rule.F2, asked)).isEqualTo("no: its promotion rules it out");
    }

    @Test
    @DisplayName("a full refund is decided by F2 and costs no points")
    void fullRefundCostsNothing() {
        List<AskedRule> asked =
                asked(caseOf(instance(order("o-1").bought("2023-01-10T10:00").begins("2023-01-10T10:00"))));

        assertThat(asked)
                .filteredOn(AskedRule::decides)
                .extracting(AskedRule::rule)
                .containsExactly(Rule.F2);
        assertThat(answerOf(Rule.F6, asked)).isEqualTo("it returns 60.00 and costs no points");
    }

    @Test
    @DisplayName("where points are missing the calculation comes before them")
    void missingPointsComeBehindTheCalculation() {
        List<AskedRule> asked = asked(caseOf(instance(order("o-1"))).points("1.00", "2023-01"));

        assertThat(answerOf(Rule.F3, asked)).startsWith("60.00 - 11 d").doesNotContain("missing");
        assertThat(last(asked).rule()).isEqualTo(Rule.F6);
        assertThat(last(asked).decides()).isTrue();
    }

    @Test
    @DisplayName("a line about the bundle is asked for where E18 would be, behind the rules before it")
    void bundleIsAskedForBehindTheRulesBeforeIt() {
        RejectedLine line = new RejectedLine("f.csv", 7, "status", LocalDate.of(2023, 1, 11));

        List<AskedRule> asked = asked(caseOf(instance(order("o-1").bundle("b-1")))
                .fault(faults -> faults.addBundle("b-1", "a-1", null, line)));

        assertThat(asked)
                .extracting(AskedRule::rule)
                .startsWith(Rule.I3, Rule.E01)
                .endsWith(Rule.E17, Rule.I3);
        assertThat(asked).filteredOn(AskedRule::decides).containsExactly(last(asked));
        assertThat(English.LANGUAGE.text(last(asked).answer())).contains("the bundle b-1");
    }

    @Test
    @DisplayName("what was not delivered is asked before all rules, a grant that was rejected behind them")
    void deliveryComesFirst() {
        RejectedLine line = new RejectedLine("f.csv", 7, "month", LocalDate.of(2023, 1, 11));
        List<AskedRule> ofResource =
                asked(caseOf(instance(order("o-1"))).fault(faults -> faults.addResource("i-1", line)));
        List<AskedRule> ofGrant = asked(
                caseOf(instance(order("o-1"))).points("1.00", "2023-01").fault(faults -> faults.addGrant("a-1", line)));

        assertThat(ofResource).extracting(AskedRule::rule).containsExactly(Rule.I3);
        assertThat(last(ofResource).decides()).isTrue();
        assertThat(ofGrant.get(0).decides()).isFalse();
        assertThat(answerOf(Rule.F3, ofGrant)).startsWith("60.00 - 11 d");
        assertThat(last(ofGrant).rule()).isEqualTo(Rule.I3);
        List<AskedRule> ofGrants = asked(caseOf(instance(order("o-1")))
                .points("1.00", "2023-01")
                .fault(faults -> faults.addRefusedGrants(new RefusedFile("g.csv", "", line.since()))));
        assertThat(answerOf(Rule.F3, ofGrants)).startsWith("60.00 - 11 d");
        assertThat(asked(caseOf(instance(order("o-1"))).unknownAccount())).hasSize(1);
    }

    @Test
    @DisplayName("a fault in the orders is asked behind the rules of eligibility")
    void faultsComeBehindEligibility() {
        List<AskedRule> asked = asked(caseOf(instance(renewal("o-2").begins("2023-02-01T10:00"))));

        assertThat(asked).hasSize(20);
        assertThat(last(asked).rule()).isEqualTo(Rule.I3);
        assertThat(last(asked).decides()).isTrue();
    }

    @Test
    @DisplayName("a part that is taken off says what it comes to by itself")
    void partsHaveAValue() {
        Calculation calculation = Objects.requireNonNull(
                Calculation.in(last(asked(caseOf(instance(order("o-1"))).points("1.00", "2023-01")))
                        .answer()));

        assertThat(calculation.subtrahends().get(0).value(4)).isEqualTo("31.9355");
        assertThat(Calculation.in(Sentence.of("{0} of {1}", Money.ZERO, Points.ZERO)))
                .isNull();
    }

    @Test
    @DisplayName("remarks on what is kept are those on coupons and on orders that are not touched")
    void remarksOnWhatIsKept() {
        Ruling ruling = caseOf(instance(
                        order("o-1").bought("2023-01-08T10:00").coupon("5.00").promotion(Promotion.NO_FULL_REFUND)))
                .askedAt(ASKED);
        Calculation calculation = (Calculation) ruling.grounds();

        assertThat(calculation.remarks()).hasSize(2);
        assertThat(calculation.remarksOnWhatIsKept())
                .extracting(English.LANGUAGE::text)
                .containsExactly("coupons of 5.00 are not refunded");
    }
}
