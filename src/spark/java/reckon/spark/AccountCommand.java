package reckon.spark;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import reckon.answers.AccountAnswer;
import reckon.answers.Reply;

/** {@code account}: what is known of an account. */
@Command(
        name = "account",
        description = "Says what is known of an account: points, decisions, requests, refunds, breaks, its user.",
        mixinStandardHelpOptions = true)
final class AccountCommand extends AnswerCommand {
    @Parameters(paramLabel = "ID", description = "an account_id")
    private String id = "";

    @Override
    List<Reply> replies(SparkDatabase database, Settings settings) {
        Reply reply = new AccountAnswer(database, settings.policies()).of(id);
        if (reply == null) {
            throw wrong(AccountAnswer.unknown(id));
        }
        return List.of(reply);
    }
}
