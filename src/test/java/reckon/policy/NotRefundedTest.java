package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.renewal;
import static reckon.policy.ResourceBuilder.instance;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a decision says of the cash that stays with the vendor: of many orders the first five are named. */
class NotRefundedTest {
    /** Asks for an instance in the term of o-0, which others of a month each, o-1 the first, came before. */
    private static String explanationAfterTerms(int terms) {
        OrderBuilder[] orders = new OrderBuilder[terms + 1];
        for (int i = 1; i <= terms; i++) {
            orders[i] = renewal("o-" + i).begins(Moments.monthsAfter(Moments.at("2022-01-01T10:00"), i - 1));
        }
        orders[0] = order("o-0").begins("2023-01-01T10:00");
        return caseOf(instance(orders)).askedAt("2023-01-11T15:00").explanation();
    }

    private static String ended(String order, String at) {
        return "60.00 of " + order + ", whose term ended at " + at + "T10:00:00+08:00";
    }

    private static final String FIRST_FIVE = String.join(
            ", ",
            ended("o-1", "2022-02-01"),
            ended("o-2", "2022-03-01"),
            ended("o-3", "2022-04-01"),
            ended("o-4", "2022-05-01"),
            ended("o-5", "2022-06-01"));

    @Test
    @DisplayName("cash of five terms that are over is named, each with its end")
    void fiveAreNamed() {
        assertThat(explanationAfterTerms(5)).endsWith("; not refunded: " + FIRST_FIVE);
    }

    @Test
    @DisplayName("of seven terms that are over five are named and two counted")
    void othersAreCounted() {
        assertThat(explanationAfterTerms(7)).endsWith("; not refunded: " + FIRST_FIVE + " and 2 more orders");
    }

    @Test
    @DisplayName("where no term is over nothing is said")
    void withoutOthersNothingIsSaid() {
        assertThat(explanationAfterTerms(0)).doesNotContain("not refunded");
    }
}
