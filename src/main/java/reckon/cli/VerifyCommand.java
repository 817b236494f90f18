package reckon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import reckon.setup.LedgerAccess;

/** {@code verify}: checks a run's folder, by itself and against the ledger. */
@Command(
        name = "verify",
        footer = "  jobs/start verify /var/lib/reckon/out/2026-11-04",
        description =
                "Checks a run's folder: manifest, checksums, totals, the audit's chain of hashes and the bridge of the"
                        + " reconciliation, and all of it"
                        + " against the ledger where there is one; says the first line that is wrong. With --all the folders"
                        + " of all runs, the chain from run to run, and the figures of months.",
        exitCodeList = {
            "0:everything is right",
            "1:something is wrong",
            "2:wrong usage or settings",
            "5:a night is running on the embedded database"
        })
final class VerifyCommand extends Subcommand {
    @Mixin
    private Verification verification = new Verification();

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = verbosity.out(commandLine());
        boolean right = verification.checkFiles(out::println);
        if (!right || verification.isOfFilesOnly()) {
            return exitCode(right);
        }
        try (ConfigurableApplicationContext context = Program.start(false)) {
            LedgerAccess ledger = context.getBean(LedgerAccess.class);
            if (!ledger.hasLedger()) {
                out.println("There is no ledger here to compare it with.");
                return exitCode(true);
            }
            right = verification.compareWith(ledger.database(), ledger.policies(), "in SPRING_DATASOURCE_URL");
            if (right) {
                out.println("Every line is what the ledger says.");
            }
            return exitCode(right);
        }
    }

    private static int exitCode(boolean right) {
        return (right ? ExitCode.DONE : ExitCode.FAILED).number();
    }
}
