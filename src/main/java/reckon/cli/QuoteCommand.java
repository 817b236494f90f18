package reckon.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import reckon.answers.Quote;
import reckon.answers.Reply;
import reckon.facts.RequestKind;
import reckon.setup.LedgerAccess;

/** {@code quote}: what an unsubscription would return. */
@Command(
        name = "quote",
        description =
                "Says what an unsubscription would return on each order, cost in points and release, and when that"
                        + " changes by more than a day's price. Records nothing.",
        exitCodeList = {
            "0:it was said",
            "1:failed; the message says why",
            "2:an option or a setting is wrong, or no resource has this id",
            "5:a night is running on the embedded database"
        },
        footer = "  jobs/start quote --resource bcc-x1 --at 2026-11-04T10:00:00+08:00")
final class QuoteCommand extends Subcommand {
    @Option(names = "--resource", paramLabel = "ID", required = true, description = "a resource_id")
    private String resource = "";

    @Option(names = "--at", paramLabel = "TIME", description = "when it is asked for, with its offset (now)")
    private @Nullable OffsetDateTime at;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "RESOURCE, or RENEWAL for the unused renewals alone (RESOURCE)")
    private RequestKind kind = RequestKind.RESOURCE;

    @Mixin
    private AnswerOptions options = new AnswerOptions();

    @Override
    public Integer call() {
        return options.answer(commandLine(), this::answer);
    }

    private List<Reply> answer(LedgerAccess ledger, Clock clock) {
        Instant asked = at != null ? at.toInstant() : clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Reply reply = new Quote(ledger.database(), ledger.policies(), resource, kind).at(asked);
        if (reply == null) {
            throw new ParameterException(commandLine(), Quote.unknown(resource));
        }
        return List.of(reply);
    }
}
