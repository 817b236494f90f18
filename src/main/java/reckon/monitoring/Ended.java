package reckon.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A start of a job that has ended, well or not.
 *
 * @param command such as {@code nightly}
 * @param date the business date, of a month start the 1st; null if it ended before that was known
 * @param message what went wrong; null unless the job failed
 * @param runs what each of its runs came to, the last one last; empty unless there are such
 */
public record Ended(
        String command,
        @Nullable LocalDate date,
        Result result,
        int exitCode,
        Instant startedAt,
        Duration took,
        @Nullable String message,
        List<RunFigures> runs) {

    /** How a start can end, but for one that found another one at work, which tells by itself how it ends. */
    public enum Result {
        DONE,
        INCOMPLETE,
        BREAKS,
        FAILED,
        WRONG_USAGE;

        /** Returns its name as it is told. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the job did all that it could do. */
        boolean isSuccess() {
            return this != FAILED && this != WRONG_USAGE;
        }
    }
}
