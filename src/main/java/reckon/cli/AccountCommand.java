package reckon.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import reckon.answers.AccountAnswer;
import reckon.answers.Reply;
import reckon.setup.LedgerAccess;

/** {@code account}: what is known of an account. */
@Command(
        name = "account",
        description =
                "Says what is known of an account: points with every movement, decisions, open requests, refunds, breaks,"
                        + " and the other accounts of its user. Only reads.",
        exitCodeList = {
            "0:it was said",
            "1:failed; the message says why",
            "2:an option or a setting is wrong, or no account has this id",
            "5:a night is running on the embedded database"
        },
        footer = "  jobs/start account acct-x")
final class AccountCommand extends Subcommand {
    @Parameters(paramLabel = "ID", description = "an account_id")
    private String id = "";

    @Mixin
    private AnswerOptions options = new AnswerOptions();

    @Override
    public Integer call() {
        return options.answer(commandLine(), (ledger, clock) -> answer(ledger));
    }

    private List<Reply> answer(LedgerAccess ledger) {
        Reply reply = new AccountAnswer(ledger.database(), ledger.policies()).of(id);
        if (reply == null) {
            throw new ParameterException(commandLine(), AccountAnswer.unknown(id));
        }
        return List.of(reply);
    }
}
