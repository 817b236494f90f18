package reckon.ledger;

import reckon.policy.DecisionLine;

/** A decision with its number within the run. */
public record NumberedLine(int lineNo, DecisionLine line) {}
