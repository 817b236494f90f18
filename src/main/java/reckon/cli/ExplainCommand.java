package reckon.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import reckon.answers.Explain;
import reckon.answers.Reply;
import reckon.setup.LedgerAccess;

/** {@code explain}: why a decision is what it is. */
@Command(
        name = "explain",
        description =
                "Explains a decision as a person would work it out by hand: facts, rules, calculation, points, and what"
                        + " happens next. Only reads.",
        exitCodeList = {
            "0:it was explained",
            "1:failed; the message says why",
            "2:an option or a setting is wrong, or nothing has this id",
            "5:a night is running on the embedded database"
        },
        footer = "  jobs/start explain req-x1 --lang zh")
final class ExplainCommand extends Subcommand {
    @Parameters(paramLabel = "ID", arity = "1..*", description = "request_ids, refund_ids or order_ids")
    private List<String> ids = List.of();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            converter = Folder.class,
            description = "the folder of the runs' folders, for the audit line (./output)")
    private Path output = Path.of("output");

    @Option(
            names = "--input",
            paramLabel = "DIR",
            converter = Folder.class,
            description =
                    "the folder with the files as they were delivered, or with a folder of them for each date: the"
                            + " lines of the facts are looked for in them")
    private @Nullable Path input;

    @Mixin
    private AnswerOptions options = new AnswerOptions();

    @Override
    public Integer call() {
        return options.answer(commandLine(), (ledger, clock) -> explain(ledger));
    }

    private List<Reply> explain(LedgerAccess ledger) {
        Explain explain = new Explain(
                ledger.database(), ledger.policies(), output, input == null ? null : ledger.delivered(input));
        List<Reply> replies = new ArrayList<>();
        for (String id : ids) {
            List<Reply> found = explain.of(id);
            if (found.isEmpty()) {
                throw new ParameterException(commandLine(), Explain.unknown(id));
            }
            replies.addAll(found);
        }
        return replies;
    }
}
