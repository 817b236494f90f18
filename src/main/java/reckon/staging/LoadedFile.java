package reckon.staging;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.intake.Reject;

/**
 * What loading a file came to.
 *
 * @param lines its lines, bad ones included
 * @param decidedAgain how many of them are requests that were decided before
 * @param refusal why nothing of it may be kept, as a sentence without its end; null if it is taken
 */
public record LoadedFile(
        long lines,
        long rejected,
        long decidedAgain,
        @Nullable String refusal,
        List<String> unknownColumns,
        boolean endsWithoutLineEnd,
        FirstRejects firstRejects) {

    /** Returns that a file is refused that was not read. */
    static LoadedFile unread(String problem) {
        return new LoadedFile(0, 0, 0, problem, List.of(), false, new FirstRejects());
    }

    /** Returns that a file is refused for what it is as a whole, which is its one reject. */
    public static LoadedFile refused(String problem, RejectSpool rejects) {
        return refused(new Reject(1, "", "", problem), problem, rejects);
    }

    /** Returns that a file is refused for its header, which is its one reject. */
    public static LoadedFile ofHeader(Reject header, RejectSpool rejects) {
        String column = header.column().isEmpty() ? "" : "column " + header.column() + ": ";
        return refused(header, column + header.error(), rejects);
    }

    private static LoadedFile refused(Reject reject, String problem, RejectSpool rejects) {
        rejects.clear();
        rejects.accept(reject);
        return unread(problem);
    }
}
