package reckon.policy;

import java.util.List;

/**
 * What one case file came to.
 *
 * @param decisions one for each request of the case file, in the order decided
 * @param movements the accounts' changes of points, each account's in the order of booking
 */
public record CaseOutcome(List<DecisionLine> decisions, List<Movement> movements) {}
