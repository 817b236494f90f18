package reckon.staging;

import java.util.List;

/**
 * What became of an input file.
 *
 * @param name its name, fit to be shown
 * @param outcome whether its lines are kept
 * @param lines its lines, header and blank lines not counted; 0 if it was not read
 * @param rejected how many of them were bad
 */
public record TakenFile(String name, Outcome outcome, long lines, long rejected) {
    private static final int MOST_NAMES = 8;

    /** Returns what became of all files of a night, in one line. */
    public static String summary(List<TakenFile> files) {
        List<String> before = files.stream()
                .filter(file -> file.outcome() == Outcome.TAKEN_BEFORE)
                .map(TakenFile::name)
                .sorted()
                .toList();
        long lines = files.stream().mapToLong(TakenFile::lines).sum();
        long rejected = files.stream().mapToLong(TakenFile::rejected).sum();
        String summary = files.size() + " files: " + lines + " lines read, " + rejected + " of them rejected";
        if (before.isEmpty()) {
            return summary;
        }
        String more = before.size() > MOST_NAMES ? " and " + (before.size() - MOST_NAMES) + " more" : "";
        return summary + "; the same content was taken before and changes nothing: "
                + String.join(", ", before.subList(0, Math.min(MOST_NAMES, before.size()))) + more;
    }

    /** Whether the lines of a file are kept. */
    public enum Outcome {
        TAKEN,
        TAKEN_BEFORE,
        REFUSED
    }
}
