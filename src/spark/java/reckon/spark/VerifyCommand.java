package reckon.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import reckon.cli.ExitCode;
import reckon.cli.Verification;

/** {@code verify}: checks runs' folders, by themselves and against the ledger in a warehouse. */
@Command(
        name = "verify",
        description = "Checks a run's folder, and all of it against the ledger.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private Verification verification = new Verification();

    @Option(
            names = "--warehouse",
            paramLabel = "DIR",
            required = true,
            description = "the folder of the ledger's tables")
    private Path warehouse;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        boolean right = verification.checkFiles(out::println);
        if (right && !verification.isOfFilesOnly()) {
            right = isAsInLedger();
            if (right) {
                out.println("Every line is what the ledger says.");
            }
        }
        return (right ? ExitCode.DONE : ExitCode.FAILED).number();
    }

    private boolean isAsInLedger() throws IOException {
        if (!Warehouse.exists(Main.absolute(warehouse))) {
            throw new ParameterException(spec.commandLine(), "There is no ledger in " + warehouse + ".");
        }
        Settings settings = new Settings(System.getenv());
        try (Session session = new Session(Main.absolute(warehouse))) {
            return verification.compareWith(session.warehouse().database(), settings.policies(), "by --warehouse");
        }
    }
}
