package reckon.staging;

/**
 * What became of an input file.
 *
 * @param name its name, fit to be shown
 * @param outcome whether its lines are kept
 * @param lines its lines, header and blank lines not counted; 0 if it was not read
 * @param rejected how many of them were bad
 */
public record TakenFile(String name, Outcome outcome, long lines, long rejected) {

    /** Whether the lines of a file are kept. */
    public enum Outcome {
        TAKEN,
        TAKEN_BEFORE,
        REFUSED
    }
}
