package reckon.policy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;

/**
 * What the rules came to: the decision, the rule that gave it, the money and the reason.
 *
 * @param reason null when accepted
 * @param formula how a partial refund was calculated; null for all other decisions
 * @param usesChance whether it is the user's one seven-day full refund for the product (Rule F2)
 * @param usageDays D of Rule F3; null where not accepted, for a RENEWAL and for Rules A1 and A2
 * @param orderAmount the cash that counts of all orders refunded on; null where not accepted
 * @param refundAmount the sum of {@code refunds}, zero where not accepted
 * @param pointsSpent what it costs, zero where not accepted
 * @param grounds the calculation, or the reason
 * @param resourceEnd the resource's new end for an accepted RENEWAL, null where no term is left (Rule R3); else null
 * @param refunds one line for each order that money returns on, in the order of the split
 * @param renewalsWithoutCash ids of renewals that an accepted RENEWAL takes although no cash of them is left
 */
public record Ruling(
        Decision decision,
        Rule rule,
        @Nullable Reason reason,
        @Nullable RefundFormula formula,
        boolean usesChance,
        @Nullable Integer usageDays,
        @Nullable Money orderAmount,
        Money refundAmount,
        Points pointsSpent,
        Explanation grounds,
        @Nullable Instant resourceEnd,
        List<RefundLine> refunds,
        List<String> renewalsWithoutCash) {

    /** Returns the grounds as the audit tells them. */
    public String explanation() {
        return English.LANGUAGE.text(grounds);
    }

    static Ruling refused(Reason reason, Sentence grounds) {
        return new Ruling(
                reason.decision(),
                reason.rule(),
                reason,
                null,
                false,
                null,
                null,
                Money.ZERO,
                Points.ZERO,
                grounds,
                null,
                List.of(),
                List.of());
    }
}
