package reckon.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import reckon.answers.Explain;
import reckon.answers.Reply;
import reckon.staging.DeliveredLines;

/** {@code explain}: why a decision is what it is. */
@Command(
        name = "explain",
        description = "Explains a decision: facts, rules, calculation, points, and what happens next.",
        mixinStandardHelpOptions = true)
final class ExplainCommand extends AnswerCommand {
    @Parameters(paramLabel = "ID", arity = "1..*", description = "request_ids, refund_ids or order_ids")
    private List<String> ids = List.of();

    @Option(names = "--output", paramLabel = "DIR", description = "the folder of the runs' folders (./output)")
    private Path output = Path.of("output");

    @Option(
            names = "--input",
            paramLabel = "DIR",
            description = "the folder with the files as they were delivered, or with a folder of them for each date")
    private @Nullable Path input;

    @Override
    List<Reply> replies(SparkDatabase database, Settings settings) {
        DeliveredLines delivered = input == null ? null : new DeliveredLines(input, settings.staging());
        Explain explain = new Explain(database, settings.policies(), output, delivered);
        List<Reply> replies = new ArrayList<>();
        for (String id : ids) {
            List<Reply> found = explain.of(id);
            if (found.isEmpty()) {
                throw wrong(Explain.unknown(id));
            }
            replies.addAll(found);
        }
        return replies;
    }
}
