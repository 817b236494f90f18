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
 * @param usageDays D of Rule F3; null where not accepted, for a RENEWAL and for Rules A1 and A2
 * @param orderAmount the cash that counts of all orders refunded on; null where not accepted
 * @param refundAmount the sum of {@code refunds}, zero where not accepted
 * @param pointsSpent what it costs, zero where not accepted
 * @param explanation the calculation, or the reason, as a person would write it
 * @param resourceEnd the resource's new end for an accepted RENEWAL, null where no term is left (Rule R3); else null
 * @param refunds one line for each order that money returns on, in the order of the split
 * @param renewalsWithoutCash ids of renewals that an accepted RENEWAL takes although no cash of them is left
 */
public record Ruling(
        Decision decision,
        Rule rule,
        @Nullable Reason reason,
        @Nullable Integer usageDays,
        @Nullable Money orderAmount,
        Money refundAmount,
        Points pointsSpent,
        String explanation,
        @Nullable Instant resourceEnd,
        List<RefundLine> refunds,
        List<String> renewalsWithoutCash) {

    static Ruling refused(Reason reason, String explanation) {
        return new Ruling(
                reason.decision(),
                reason.rule(),
                reason,
                null,
                null,
                Money.ZERO,
                Points.ZERO,
                explanation,
                null,
                List.of(),
                List.of());
    }
}
