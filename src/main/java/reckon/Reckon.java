package reckon;

import picocli.CommandLine;
import reckon.cli.Failures;
import reckon.cli.ReckonCommand;

/** The program's entry. */
public final class Reckon {
    private Reckon() {}

    /** Runs the command that the arguments name and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ReckonCommand())
                .setExecutionExceptionHandler(new Failures())
                .execute(arguments));
    }
}
