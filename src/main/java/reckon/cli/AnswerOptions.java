package reckon.cli;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import reckon.answers.Reply;
import reckon.answers.Telling;
import reckon.setup.LedgerAccess;

/** The options of the commands that answer a question, and how they go about it. */
final class AnswerOptions {
    private static final String ENGLISH = Locale.ENGLISH.getLanguage();
    private static final String CHINESE = Locale.CHINESE.getLanguage();

    @Option(names = "--lang", paramLabel = "en|zh", description = "the language (that of LANG; else English)")
    private @Nullable String lang;

    @Option(names = "--json", description = "answers as JSON")
    private boolean json;

    /**
     * Answers a question and returns the exit code.
     *
     * @throws ParameterException if there is no database yet, or the language is another
     */
    int answer(CommandLine command, BiFunction<LedgerAccess, Clock, List<Reply>> question) {
        String language = language(command);
        try (ConfigurableApplicationContext context = Program.start(false)) {
            LedgerAccess ledger = context.getBean(LedgerAccess.class);
            if (!ledger.hasLedger()) {
                throw new ParameterException(
                        command, "There is no database yet: run the night first, or name it in SPRING_DATASOURCE_URL.");
            }
            command.getOut()
                    .print(new Telling(language.equals(CHINESE), json)
                            .text(question.apply(ledger, context.getBean(Clock.class))));
            command.getOut().flush();
            return ExitCode.DONE.number();
        }
    }

    private String language(CommandLine command) {
        String name = lang != null
                ? lang.toLowerCase(Locale.ROOT)
                : Locale.getDefault().getLanguage();
        if (lang != null && !name.equals(ENGLISH) && !name.equals(CHINESE)) {
            throw new ParameterException(command, "--lang is " + lang + " and must be en or zh.");
        }
        return name;
    }
}
