package reckon.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reckon.night.Progress;

/**
 * The last line of a terminal while a job runs: the step, its rows, how many a second, and the time left where the number of
 * rows is known. It stands on the error output, and whatever else is written takes its place.
 */
final class ProgressLine {
    /** Goes back to the line's start and empties it. */
    static final String CLEAR = "\r\u001b[K";

    private static final int MILLIS_BETWEEN_LOOKS = 250;

    private final Progress progress;
    private final Clock clock;
    private final ScheduledExecutorService looks;
    private Progress.@Nullable Step step;
    private Instant since;

    private ProgressLine(Progress progress, Clock clock) {
        this.progress = progress;
        this.clock = clock;
        this.since = clock.instant();
        this.looks = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Shows how far a job is until it is ended. */
    static ProgressLine show(Progress progress, Clock clock) {
        progress.watch();
        ProgressLine line = new ProgressLine(progress, clock);
        Future<?> unused =
                line.looks.scheduleWithFixedDelay(line::look, 0, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
        return line;
    }

    private void look() {
        Progress.Step current = progress.step();
        if (current == null) {
            return;
        }
        if (current != step) {
            step = current;
            since = clock.instant();
        }
        write(text(current.name(), current.rows(), current.expected(), Duration.between(since, clock.instant())));
    }

    /** @param expected the rows that there will be, or -1 */
    static String text(String step, long rows, long expected, Duration running) {
        StringBuilder text = new StringBuilder(step);
        if (rows == 0) {
            return text.append(" …").toString();
        }
        text.append(String.format(Locale.ROOT, " %,d rows", rows));
        long millis = running.toMillis();
        if (millis > 0) {
            text.append(String.format(Locale.ROOT, ", %,d/s", rows * 1000 / millis));
        }
        if (expected >= rows) {
            Duration left = Duration.ofMillis((expected - rows) * millis / rows);
            text.append(String.format(Locale.ROOT, ", %d:%02d left", left.toMinutes(), left.toSecondsPart()));
        }
        return text.toString();
    }

    private static void write(String line) {
        System.err.print(CLEAR + line);
        System.err.flush();
    }

    /** Ends it, and empties its line. */
    void end() {
        looks.shutdown();
        try {
            if (looks.awaitTermination(1, TimeUnit.SECONDS)) {
                write("");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
