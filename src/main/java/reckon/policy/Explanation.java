package reckon.policy;

/** Why a decision is what it is, as a value that every {@link Language} can put into words. */
public sealed interface Explanation permits Sentence, Calculation {}
