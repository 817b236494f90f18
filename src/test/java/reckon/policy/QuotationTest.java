package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.Moments.at;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.ResourceBuilder.instance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reckon.facts.RequestKind;

/** The instants ahead at which an amount changes by more than a day's price. */
class QuotationTest {
    private static final Instant BOUGHT = at("2023-01-01T10:00");

    /** Three months for 180.00 at 60.00 a month. */
    private static DecisionLine decide(Instant at) {
        return caseOf(instance(order("o-1").ends("2023-04-01T10:00").months(3).cash("180.00")))
                .request("r-1", "i-1", RequestKind.RESOURCE, at)
                .line("r-1");
    }

    private static List<Quotation.Change> changesFrom(Instant now) {
        List<Instant> days = new ArrayList<>();
        for (int day = 89; day >= 0; day--) {
            days.add(BOUGHT.plus(Duration.ofDays(day)));
        }
        return new Quotation(QuotationTest::decide).changes(now, days);
    }

    @Test
    @DisplayName("the end of the seven days, of the thirty days and of a short month are such, and no day in between")
    void edgesAreFound() {
        assertThat(changesFrom(BOUGHT.plus(Duration.ofHours(1))))
                .extracting(
                        change -> change.from(),
                        change -> change.before().ruling().decision(),
                        change -> change.after().ruling().decision())
                .containsExactly(
                        tuple(justAfter(7), Decision.FULL, Decision.PARTIAL),
                        tuple(justAfter(30), Decision.PARTIAL, Decision.PARTIAL),
                        tuple(justAfter(58), Decision.PARTIAL, Decision.PARTIAL));
    }

    private static Instant justAfter(int days) {
        return BOUGHT.plus(Duration.ofDays(days)).plusNanos(1_000);
    }

    @Test
    @DisplayName("what is over already is not ahead")
    void whatIsOverIsNotAhead() {
        List<Quotation.Change> changes = changesFrom(at("2023-01-20T10:00"));

        assertThat(changes).hasSize(2);
        assertThat(changes.get(0).before().ruling().refundAmount())
                .isLessThan(changes.get(0).after().ruling().refundAmount());
        assertThat(changesFrom(justAfter(30))).hasSize(1);
    }
}
