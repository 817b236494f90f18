package reckon.spark;

import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import reckon.answers.Reply;
import reckon.answers.Telling;
import reckon.cli.LanguageOption;

/** The commands that answer a question from the ledger, with the options and the words of the one-machine program. */
abstract class AnswerCommand extends ReadingCommand {
    @Mixin
    private LanguageOption language = new LanguageOption();

    @Option(names = "--json", description = "answers as JSON")
    private boolean json;

    /** Returns the replies to what is asked. */
    abstract List<Reply> replies(SparkDatabase database, Settings settings);

    @Override
    final String read(SparkDatabase database, Settings settings) {
        return new Telling(language.isChinese(), json).text(replies(database, settings));
    }
}
