package reckon.policy;

import java.util.List;

/**
 * What one case came to.
 *
 * @param decisions one for each request of the case, in the order decided
 * @param movements the accounts' changes of points, each account's in the order of booking
 * @param accountsThatWait ids of the accounts of which a reset waits for a good line of their consumption (Rule I3)
 */
public record CaseOutcome(List<DecisionLine> decisions, List<Movement> movements, List<String> accountsThatWait) {

    /** Returns the outcome for an order that is refunded without a request: no points move. */
    public static CaseOutcome of(DecisionLine decision) {
        return new CaseOutcome(List.of(decision), List.of(), List.of());
    }
}
