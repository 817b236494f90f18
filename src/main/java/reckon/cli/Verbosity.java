package reckon.cli;

import java.io.PrintWriter;
import java.io.Writer;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** How much a command says of what goes well; what goes wrong it says always. */
final class Verbosity {
    @Option(
            names = "--quiet",
            description = "says only what is wrong: no summary, no progress, warnings alone of the log")
    private boolean quiet;

    boolean isQuiet() {
        return quiet;
    }

    /** Whether progress is shown: on a terminal that takes escape codes, unless NO_COLOR is set. */
    boolean showsProgress() {
        return !quiet && Ansi.AUTO.enabled();
    }

    /** Returns the settings of the log that it stands for. */
    String[] settings() {
        if (quiet) {
            return new String[] {"--logging.level.reckon=warn"};
        }
        return showsProgress()
                ? new String[] {"--logging.pattern.console=" + ProgressLine.CLEAR + "%d{HH:mm:ss} %-5level %msg%n"}
                : new String[0];
    }

    /** Returns where what goes well is said. */
    PrintWriter out(CommandLine command) {
        return quiet ? new PrintWriter(Writer.nullWriter()) : command.getOut();
    }
}
