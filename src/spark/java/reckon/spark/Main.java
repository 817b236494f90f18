package reckon.spark;

import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import reckon.cli.ExitCode;
import reckon.database.DatabaseInUseException;
import reckon.night.NightRefusedException;
import reckon.setup.SettingsException;

/** The entry of the second engine, for {@code spark-submit}. */
@Command(
        name = "reckon-spark",
        mixinStandardHelpOptions = true,
        description = "Runs nights on Apache Spark, with the ledger in Iceberg tables.",
        subcommands = {
            NightlyCommand.class,
            ReconcileCommand.class,
            VerifyCommand.class,
            MonthCommand.class,
            ExplainCommand.class,
            AccountCommand.class,
            QuoteCommand.class,
            TransferCommand.In.class,
            TransferCommand.Out.class
        })
public final class Main implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Main.class);

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /** Runs a command; returns its exit code. */
    public static int execute(String... arguments) {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> tell(failure, command))
                .execute(arguments);
    }

    static Clock clock() {
        return Clock.systemUTC();
    }

    /** Returns a folder by its whole name, so that the driver and the executors look for it in one place. Links in it stay as they are. */
    static Path absolute(Path folder) {
        return folder.toAbsolutePath().normalize();
    }

    private static int tell(Exception failure, CommandLine command) {
        log.debug("failed", failure);
        ExitCode code;
        String sentence;
        if (failure instanceof SettingsException) {
            code = ExitCode.WRONG_USAGE;
            sentence = "Wrong settings: " + failure.getMessage();
        } else if (failure instanceof NightRefusedException) {
            code = ExitCode.WRONG_USAGE;
            sentence = "Not begun: " + failure.getMessage();
        } else if (failure instanceof DatabaseInUseException) {
            code = ExitCode.ALREADY_RUNNING;
            sentence = failure.getMessage();
        } else {
            code = ExitCode.FAILED;
            sentence = "Failed: " + message(failure) + ". What was committed stands. Start the same command again.";
            log.error("The command failed", failure);
        }
        command.getErr().println(sentence);
        return code.number();
    }

    private static String message(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null
                ? root.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }
}
