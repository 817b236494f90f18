package reckon.ledger;

import reckon.policy.DecisionLine;

/** A decision with its number within the run. */
record NumberedLine(int lineNo, DecisionLine line) {}
