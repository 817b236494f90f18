package reckon.spark;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import reckon.cli.ExitCode;

/** What the commands share that read the ledger of a warehouse. While a night has the warehouse they say so and end. */
abstract class ReadingCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--warehouse",
            paramLabel = "DIR",
            required = true,
            description = "the folder of the ledger's tables")
    private Path warehouse;

    /** Reads what is asked for, and returns what is said of it. */
    abstract String read(SparkDatabase database, Settings settings);

    @Override
    public Integer call() {
        Settings settings = new Settings(System.getenv());
        if (!Warehouse.exists(Main.absolute(warehouse))) {
            throw wrong("There is no ledger in " + warehouse + ".");
        }
        try (Session session = new Session(Main.absolute(warehouse))) {
            spec.commandLine().getOut().print(read(session.warehouse().database(), settings));
            spec.commandLine().getOut().flush();
        }
        return ExitCode.DONE.number();
    }

    /** Returns what to throw where what is asked for is not there. */
    final ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
