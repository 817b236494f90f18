package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The order of precedence: an unknown account, then E01-E18, then faults in the data, then the refund, then points. */
class PrecedenceTest {
    /** The order in which the contract lists them, of those that one situation can show. */
    private static final List<Reason> IN_ORDER = List.of(
            Reason.ACCOUNT_UNKNOWN,
            Reason.RESOURCE_NOT_FOUND,
            Reason.ARCHIVED,
            Reason.ALREADY_UNSUBSCRIBED,
            Reason.RISK_REJECTED,
            Reason.FROZEN,
            Reason.POSTPAID,
            Reason.RESERVED_INSTANCE,
            Reason.NOT_SELF_SERVICE,
            Reason.TRIAL,
            Reason.FREE,
            Reason.ONE_TIME_CHARGE,
            Reason.EXPIRED,
            Reason.PENDING_ORDER,
            Reason.PROMOTION_NO_REFUND,
            Reason.SALES_CONTRACT,
            Reason.MARKETPLACE_INVOICED,
            Reason.SUPPORT_BENEFIT_USED,
            Reason.BUNDLE_MEMBER,
            Reason.ACCOUNT_MISMATCH,
            Reason.TWO_CURRENT_TERMS,
            Reason.OVERLAPPING_TERMS,
            Reason.NO_LIST_PRICE,
            Reason.QUOTA_EXCEEDED);

    private static final List<String> RULES = List.of(
            "I3", "E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08", "E09", "E10", "E11", "E12", "E13", "E14",
            "E15", "E16", "E17", "E18", "I3", "I3", "I3", "I3", "F6");

    @Test
    @DisplayName("without any of them the request is accepted")
    void nothingInTheWay() {
        assertThat(Situation.rulingWhere(EnumSet.noneOf(Reason.class)).decision())
                .isEqualTo(Decision.PARTIAL);
    }

    @Test
    @DisplayName("each alone decides, by its own rule")
    void eachAloneDecides() {
        for (int i = 0; i < IN_ORDER.size(); i++) {
            Ruling ruling = Situation.rulingWhere(EnumSet.of(IN_ORDER.get(i)));

            assertThat(ruling.reason()).isEqualTo(IN_ORDER.get(i));
            assertThat(ruling.rule().name()).as("%s", IN_ORDER.get(i)).isEqualTo(RULES.get(i));
        }
    }

    @ParameterizedTest
    @FieldSource("IN_ORDER")
    @DisplayName("of two or three that hold at once the first decides")
    void firstOfSeveralDecides(Reason first) {
        for (Set<Reason> reasons : pairsAndTriplesFrom(IN_ORDER.indexOf(first))) {
            assertThat(Situation.rulingWhere(reasons).reason())
                    .as("%s", reasons)
                    .isEqualTo(first);
        }
    }

    private static List<Set<Reason>> pairsAndTriplesFrom(int first) {
        List<Set<Reason>> sets = new ArrayList<>();
        for (int second = first + 1; second < IN_ORDER.size(); second++) {
            for (int third = second; third < IN_ORDER.size(); third++) {
                Set<Reason> set = EnumSet.of(IN_ORDER.get(first), IN_ORDER.get(second), IN_ORDER.get(third));
                if (Situation.canHold(set)) {
                    sets.add(set);
                }
            }
        }
        return sets;
    }

    @Test
    @DisplayName("all of them at once: the account is not known")
    void everythingAtOnce() {
        Set<Reason> all = EnumSet.copyOf(IN_ORDER);
        all.removeAll(EnumSet.of(Reason.FROZEN, Reason.EXPIRED));

        assertThat(Situation.rulingWhere(all).reason()).isEqualTo(Reason.ACCOUNT_UNKNOWN);
    }

    @Test
    @DisplayName("the table of rules lists the rules as they are asked, each with its question")
    void rulesAreListedInOrder() {
        assertThat(Rule.values())
                .extracting(Rule::name)
                .containsExactly(
                        "A1", "A2", "E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08", "E09", "E10", "E11", "E12",
                        "E13", "E14", "E15", "E16", "E17", "E18", "I3", "F0", "F1", "F2", "F3", "F3P", "F4", "F5", "F6",
                        "F7");
        assertThat(Rule.values()).extracting(Rule::title).allSatisfy(title -> assertThat(title)
                .isNotBlank());
        assertThat(Rule.values()).extracting(Rule::title).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    @DisplayName("I3: a fault in the data holds a request, every other reason rejects it")
    void onlyFaultsHold(Reason reason) {
        assertThat(reason.decision()).isEqualTo(reason.rule() == Rule.I3 ? Decision.HELD : Decision.REJECTED);
        assertThat(reason.decision().isAccepted()).isFalse();
    }
}
