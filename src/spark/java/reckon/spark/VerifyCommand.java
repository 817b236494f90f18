package reckon.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import reckon.cli.ExitCode;
import reckon.ledger.Publications;
import reckon.ledger.Publications.Publication;
import reckon.ledger.Run;
import reckon.ledger.Runs;
import reckon.output.LedgerVerification;
import reckon.output.OutputFolder;
import reckon.output.RunChain;
import reckon.output.RunVerification;
import reckon.policy.Policies;
import reckon.reconciliation.FolderCheck;
import reckon.reconciliation.Recalculation;
import reckon.reconciliation.ReconciliationFiles;

/** {@code verify}: checks runs' folders, by themselves and against the ledger in a warehouse. */
@Command(
        name = "verify",
        description = "Checks a run's folder, and all of it against the ledger.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            description = "the run's folder; with --all the folder that holds those of the runs")
    private Path folder;

    @Option(
            names = "--warehouse",
            paramLabel = "DIR",
            required = true,
            description = "the folder of the ledger's tables")
    private Path warehouse;

    @Option(names = "--all", description = "checks every run's folder in DIR, and the chain from run to run")
    private boolean all;

    @Override
    public Integer call() throws IOException {
        List<Path> runs = all ? OutputFolder.runs(folder) : List.of(folder);
        if (runs.isEmpty() || !Files.isDirectory(runs.get(0))) {
            throw new ParameterException(spec.commandLine(), "There is no run in " + folder + ".");
        }
        List<Publication> right = new ArrayList<>();
        for (Path run : runs) {
            RunVerification.Result files = new RunVerification(run, List.of(new FolderCheck())).check();
            if (files.problem() != null) {
                return wrong(run, files.problem());
            }
            say(run + ": " + files.auditLines() + " audit lines, their chain, totals and checksums are right.");
            right.add(Objects.requireNonNull(files.publication()));
        }
        String chain = all ? new RunChain(runs).firstProblem() : null;
        return chain != null ? wrong(folder, chain) : compareWithLedger(runs, right);
    }

    private int compareWithLedger(List<Path> runs, List<Publication> published) throws IOException {
        if (!Warehouse.exists(Main.absolute(warehouse))) {
            throw new ParameterException(spec.commandLine(), "There is no ledger in " + warehouse + ".");
        }
        Settings settings = new Settings(System.getenv());
        try (Session session = new Session(Main.absolute(warehouse))) {
            for (int i = 0; i < runs.size(); i++) {
                String problem = problem(
                        runs.get(i), published.get(i), session.warehouse().database(), settings.policies());
                if (problem != null) {
                    return wrong(runs.get(i), problem);
                }
            }
            String carriedOn =
                    all ? problemOfLast(published, session.warehouse().database(), settings.policies()) : null;
            if (carriedOn != null) {
                return wrong(folder, carriedOn);
            }
        }
        say("Every line is what the ledger says.");
        return ExitCode.DONE.number();
    }

    private static @Nullable String problemOfLast(
            List<Publication> published, SparkDatabase database, Policies policies) {
        Run last = published.stream()
                .max(Comparator.comparingInt(Publication::runNo))
                .map(run -> new Runs(database).of(run.businessDate()))
                .orElse(null);
        return last == null ? null : new Recalculation(database, policies).firstProblem(last);
    }

    private static @Nullable String problem(Path run, Publication published, SparkDatabase database, Policies policies)
            throws IOException {
        String ledgerId = new Publications(database).ledgerId();
        if (!published.ledgerId().equals(ledgerId)) {
            return "it is a run of the ledger " + published.ledgerId() + ", and the one at hand is " + ledgerId;
        }
        Run recorded = new Runs(database).of(published.businessDate());
        if (recorded == null || !recorded.isFinished()) {
            return "the ledger has no finished run of " + published.businessDate();
        }
        LedgerVerification ledger = new LedgerVerification(
                database, policies, of -> List.of(new ReconciliationFiles(database, of, policies, () -> {})));
        String problem = ledger.firstProblem(run, recorded);
        return problem != null ? problem : new Recalculation(database, policies).firstProblemSinceRunBefore(recorded);
    }

    private void say(String sentence) {
        spec.commandLine().getOut().println(sentence);
    }

    private int wrong(Path run, String problem) {
        say(run + " is wrong: " + problem);
        return ExitCode.FAILED.number();
    }
}
