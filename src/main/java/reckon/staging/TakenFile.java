package reckon.staging;

import java.util.List;

/**
 * What became of an input file.
 *
 * @param name its name, fit to be shown
 * @param outcome whether its lines are kept
 * @param lines its lines, but for the header and lines that say nothing; 0 if it was not read
 * @param rejected how many of them were bad
 * @param decidedAgain how many of them are of requests that were decided before
 */
public record TakenFile(String name, Outcome outcome, long lines, long rejected, long decidedAgain) {
    /** Returns what became of all files of a night, in one line. */
    public static String summary(List<TakenFile> files) {
        List<String> before = files.stream()
                .filter(file -> file.outcome() == Outcome.TAKEN_BEFORE)
                .map(TakenFile::name)
                .toList();
        long lines = files.stream().mapToLong(TakenFile::lines).sum();
        long rejected = files.stream().mapToLong(TakenFile::rejected).sum();
        String summary = files.size() + " files: " + lines + " lines read, " + rejected + " of them rejected";
        return before.isEmpty()
                ? summary
                : summary + "; taken before with the same content: " + IntakeLog.shown(before);
    }

    /** Whether the lines of a file are kept. */
    public enum Outcome {
        TAKEN,
        TAKEN_BEFORE,
        REFUSED
    }
}
