package reckon.support;

/**
 * What a run of the program came to.
 *
 * @param out what it said to its standard output
 * @param err what it said to its standard error output
 */
public record Outcome(int exitCode, String out, String err) {}
