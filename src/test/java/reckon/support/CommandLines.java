package reckon.support;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import reckon.cli.Failures;
import reckon.cli.ReckonCommand;

/** The program in this process, for commands that need no database. */
public final class CommandLines {
    private CommandLines() {}

    /** Runs a command. */
    public static Outcome execute(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(new ReckonCommand())
                .setExecutionExceptionHandler(new Failures())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Outcome(exitCode, out.toString(), err.toString());
    }
}
