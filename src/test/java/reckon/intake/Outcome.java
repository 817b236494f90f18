package reckon.intake;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.support.RecordedRow;

/**
 * What reading a file came to.
 *
 * @param refusal the problem with the header, or null
 * @param lines for each line, in the order of the file, a row as a list of its values or a {@link Reject}
 */
record Outcome(@Nullable Reject refusal, List<Object> lines) {
    /** Reads a file and checks that the reader counted what it gave. */
    static Outcome of(InputKind kind, InputStream content) {
        List<Object> lines = new ArrayList<>();
        InputReader reader = new InputReader(
                kind, content, TestKey.identityHash(), TestRules.RULES, (reject, subject) -> lines.add(reject));
        if (reader.headerProblem() != null) {
            return new Outcome(reader.headerProblem(), lines);
        }
        RecordedRow row = new RecordedRow();
        while (reader.next(row)) {
            lines.add(row.take());
        }
        long rejects = lines.stream().filter(Reject.class::isInstance).count();
        if (reader.lines() != lines.size() || reader.rejected() != rejects) {
            throw new AssertionError("the reader counted " + reader.lines() + " lines and " + reader.rejected()
                    + " bad ones, and gave " + lines.size() + " and " + rejects);
        }
        return new Outcome(null, lines);
    }
}
