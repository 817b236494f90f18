package reckon.ledger;

import reckon.policy.DecisionLine;

/** A decision with its number within the run. */
record Numbered(int lineNo, DecisionLine line) {}
