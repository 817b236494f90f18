package reckon.spark;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import reckon.answers.Quote;
import reckon.answers.Reply;
import reckon.facts.RequestKind;

/** {@code quote}: what an unsubscription would return. */
@Command(
        name = "quote",
        description = "Says what an unsubscription would return, and when that changes. Records nothing.",
        mixinStandardHelpOptions = true)
final class QuoteCommand extends AnswerCommand {
    @Option(names = "--resource", paramLabel = "ID", required = true, description = "a resource_id")
    private String resource = "";

    @Option(names = "--at", paramLabel = "TIME", description = "when it is asked for, with its offset (now)")
    private @Nullable OffsetDateTime at;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "RESOURCE, or RENEWAL for the unused renewals alone (RESOURCE)")
    private RequestKind kind = RequestKind.RESOURCE;

    @Override
    List<Reply> replies(SparkDatabase database, Settings settings) {
        Instant asked = at != null ? at.toInstant() : Main.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        Reply reply = new Quote(database, settings.policies(), resource, kind).at(asked);
        if (reply == null) {
            throw wrong(Quote.unknown(resource));
        }
        return List.of(reply);
    }
}
