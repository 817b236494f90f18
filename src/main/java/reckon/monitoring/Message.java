package reckon.monitoring;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reckon.files.Manifest;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the notify command is given, as one line of JSON: properties in snake case, amounts as texts.
 *
 * @param tookSeconds whole seconds
 * @param message what went wrong, or null
 * @param runs those of the start, the last one last
 */
record Message(
        String command,
        @Nullable LocalDate date,
        String result,
        int exitCode,
        String startedAt,
        long tookSeconds,
        @Nullable String message,
        List<Run> runs) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** More reasons are in the manifest; the line stays one that a chat takes, and smaller than a pipe's buffer. */
    private static final int MOST_REASONS = 5;

    private static final int LONGEST_REASON = 500;

    /**
     * What a run came to.
     *
     * @param incomplete the first reasons why it is not complete
     */
    record Run(
            LocalDate date,
            int run,
            String verdict,
            long requestsDue,
            Map<String, Long> decisions,
            String currency,
            String refundAmount,
            String pointsSpent,
            String breaks,
            List<String> incomplete,
            String folder) {
        static Run of(RunFigures figures) {
            Manifest manifest = figures.manifest();
            Manifest.Totals totals = manifest.totals();
            Path folder = figures.folder().toAbsolutePath().normalize();
            return new Run(
                    manifest.businessDate(),
                    manifest.run(),
                    figures.verdict(),
                    totals.requestsDue(),
                    totals.decisions(),
                    manifest.currency(),
                    totals.refundAmount().toString(),
                    totals.pointsSpent().toString(),
                    figures.breaks(),
                    manifest.incomplete().stream()
                            .limit(MOST_REASONS)
                            .map(Message::cut)
                            .toList(),
                    folder.toString());
        }
    }

    /** Returns the message of a start that has ended. */
    static String of(Ended ended) {
        return JSON.writeValueAsString(new Message(
                        ended.command(),
                        ended.date(),
                        ended.result().label(),
                        ended.exitCode(),
                        ended.startedAt().toString(),
                        ended.took().toSeconds(),
                        ended.message() == null ? null : cut(ended.message()),
                        ended.runs().stream().map(Run::of).toList()))
                + "\n";
    }

    private static String cut(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }
}
