package reckon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import reckon.database.Database;
import reckon.ledger.Publications;
import reckon.ledger.Publications.Publication;
import reckon.ledger.Run;
import reckon.ledger.Runs;
import reckon.output.LedgerVerification;
import reckon.output.RunVerification;
import reckon.policy.Policies;
import reckon.reconciliation.FolderCheck;
import reckon.reconciliation.Recalculation;
import reckon.reconciliation.ReconciliationFiles;
import reckon.setup.LedgerAccess;

/** {@code verify}: checks a run's folder, by itself and against the ledger. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Checks a run's folder: manifest, checksums, totals, the audit's chain of hashes and the bridge of the"
                        + " reconciliation, and all of it"
                        + " against the ledger where there is one; says the first line that is wrong.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything is right",
            "1:something is wrong",
            "2:wrong usage or settings",
            "5:a night is running on the embedded database"
        })
final class VerifyCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "DIR",
            converter = Folder.class,
            description = "the run's folder, such as output/2026-11-04")
    private Path folder = Path.of(".");

    @Option(names = "--files-only", description = "checks the files by themselves, not against the ledger")
    private boolean filesOnly;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "There is no folder " + folder + ".");
        }
        RunVerification.Result files = new RunVerification(folder, List.of(new FolderCheck())).check();
        if (files.problem() != null) {
            return wrong(files.problem());
        }
        spec.commandLine()
                .getOut()
                .println(folder + ": " + files.auditLines()
                        + " audit lines, their chain, totals and checksums are right.");
        return filesOnly ? ExitCode.DONE.number() : compareWithLedger(Objects.requireNonNull(files.publication()));
    }

    private int compareWithLedger(Publication published) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (ConfigurableApplicationContext context = Program.start(false)) {
            LedgerAccess access = context.getBean(LedgerAccess.class);
            if (!access.hasLedger()) {
                out.println("There is no ledger here to compare it with.");
                return ExitCode.DONE.number();
            }
            String problem = problem(published, access);
            if (problem != null) {
                return wrong(problem);
            }
            out.println("Every line is what the ledger says.");
            return ExitCode.DONE.number();
        }
    }

    private @Nullable String problem(Publication published, LedgerAccess access) throws IOException {
        LocalDate businessDate = published.businessDate();
        String ledgerId = new Publications(access.database()).ledgerId();
        if (!published.ledgerId().equals(ledgerId)) {
            return "it is a run of the ledger " + published.ledgerId() + ", and the one at hand is " + ledgerId
                    + ": name the database of the former in SPRING_DATASOURCE_URL";
        }
        Run run = new Runs(access.database()).of(businessDate);
        if (run == null || run.lastSeq() == null) {
            return "the ledger has no finished run of " + businessDate
                    + ", though this is one of its own: it seems to have been restored from an earlier copy";
        }
        if (!run.isFinished()) {
            return "the night of " + businessDate
                    + " was started again and is not finished; start it again, then verify";
        }
        Database database = access.database();
        Policies policies = access.policies();
        LedgerVerification verification = new LedgerVerification(
                database, policies, written -> List.of(new ReconciliationFiles(database, written, policies, () -> {})));
        String problem = verification.firstProblem(folder, run);
        return problem != null ? problem : new Recalculation(database, policies).firstProblem(run);
    }

    private int wrong(String problem) {
        spec.commandLine().getOut().println(folder + " is wrong: " + problem);
        return ExitCode.FAILED.number();
    }
}
