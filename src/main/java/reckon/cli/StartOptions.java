package reckon.cli;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of the commands that start a run or part of it. */
final class StartOptions {
    @Option(
            names = "--input",
            paramLabel = "DIR",
            converter = Folder.class,
            description = "the folder with the files to take (./input)")
    private Path input = Path.of("input");

    @Option(
            names = "--output",
            paramLabel = "DIR",
            converter = Folder.class,
            description = "where the run's folder is made (./output)")
    private Path output = Path.of("output");

    @Option(
            names = "--accept-unknown-runs",
            description =
                    "begins although the output folder holds runs that the ledger does not know, which are kept: for"
                            + " once, when it is certain that the ledger is the right one")
    private boolean acceptUnknownRuns;

    @Option(names = "--fail-on-breaks", description = "ends with 4 if a break of the reconciliation is open")
    private boolean failOnBreaks;

    Path input() {
        return input;
    }

    Path output() {
        return output;
    }

    boolean acceptsUnknownRuns() {
        return acceptUnknownRuns;
    }

    boolean failsOnBreaks() {
        return failOnBreaks;
    }

    /**
     * Finds out before anything is decided that files could not be taken or written.
     *
     * @throws ParameterException if they could not
     */
    void check(CommandLine command) {
        Folder.checkInput(input, command);
        Folder.checkOutput(output, command);
    }
}
