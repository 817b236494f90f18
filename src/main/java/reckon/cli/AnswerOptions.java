package reckon.cli;

import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import reckon.answers.Reply;
import reckon.answers.Telling;
import reckon.setup.LedgerAccess;

/** The options of the commands that answer a question, and how they go about it. */
final class AnswerOptions {
    @Mixin
    private LanguageOption language = new LanguageOption();

    @Option(names = "--json", description = "answers as JSON")
    private boolean json;

    /**
     * Answers a question and returns the exit code.
     *
     * @throws ParameterException if there is no database yet
     */
    int answer(CommandLine command, BiFunction<LedgerAccess, Clock, List<Reply>> question) {
        try (ConfigurableApplicationContext context = Program.start(false)) {
            LedgerAccess ledger = context.getBean(LedgerAccess.class);
            if (!ledger.hasLedger()) {
                throw new ParameterException(
                        command, "There is no database yet: run the night first, or name it in SPRING_DATASOURCE_URL.");
            }
            command.getOut()
                    .print(new Telling(language.isChinese(), json)
                            .text(question.apply(ledger, context.getBean(Clock.class))));
            command.getOut().flush();
            return ExitCode.DONE.number();
        }
    }
}
