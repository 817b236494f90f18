package reckon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import reckon.database.Database;
import reckon.ledger.Publications;
import reckon.ledger.Publications.Publication;
import reckon.ledger.Run;
import reckon.ledger.Runs;
import reckon.month.MonthVerification;
import reckon.output.LedgerVerification;
import reckon.output.OutputFolder;
import reckon.output.RunChain;
import reckon.output.RunVerification;
import reckon.policy.Policies;
import reckon.reconciliation.FolderCheck;
import reckon.reconciliation.Recalculation;
import reckon.reconciliation.ReconciliationFiles;

/**
 * The options of {@code verify} and what it checks, whatever engine keeps the ledger: the folders of runs by themselves, from run
 * to run, and against the ledger. An object is good for one execution, in one thread.
 */
public final class Verification {
    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(
            paramLabel = "DIR",
            converter = Folder.class,
            description =
                    "the run's folder, such as output/2026-11-04; with --all the folder that holds those of the runs")
    private Path folder = Path.of(".");

    @Option(names = "--files-only", description = "checks the files by themselves, not against the ledger")
    private boolean filesOnly;

    @Option(
            names = "--all",
            description =
                    "checks every run's folder in DIR, and that each run's audit begins where the one before ends")
    private boolean all;

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            converter = Folder.class,
            description = "with --all, the folder that purge has moved older runs to")
    private @Nullable Path archive;

    private final List<Publication> published = new ArrayList<>();

    /** Whether no ledger is asked. */
    public boolean isOfFilesOnly() {
        return filesOnly;
    }

    /**
     * Checks the folders by themselves and, with {@code --all}, the chain from run to run.
     *
     * @param right where is said what is right
     * @return whether all of it is; what is not is said in any case
     * @throws ParameterException if there is no such folder, or no run in it
     */
    public boolean checkFiles(Consumer<String> right) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(command.commandLine(), "There is no folder " + folder + ".");
        }
        List<Path> runs = runs();
        for (Path run : runs) {
            RunVerification.Result files = new RunVerification(run, List.of(new FolderCheck())).check();
            if (files.problem() != null) {
                return isWrong(run, files.problem());
            }
            right.accept(
                    run + ": " + files.auditLines() + " audit lines, their chain, totals and checksums are right.");
            published.add(Objects.requireNonNull(files.publication()));
        }
        return !all || checkChain(runs, right);
    }

    private boolean checkChain(List<Path> runs, Consumer<String> right) throws IOException {
        if (runs.isEmpty()) {
            throw new ParameterException(command.commandLine(), "There is no run in " + folder + ".");
        }
        String problem = new RunChain(runs).firstProblem();
        if (problem != null) {
            return isWrong(folder, problem);
        }
        right.accept(folder + ": " + runs.size() + (runs.size() == 1 ? " run," : " runs,")
                + " each beginning where the one before ends, from the first one on.");
        return true;
    }

    private List<Path> runs() {
        if (!all) {
            return List.of(folder);
        }
        List<Path> runs = new ArrayList<>(archive == null ? List.of() : OutputFolder.runs(archive));
        runs.addAll(OutputFolder.runs(folder));
        return runs;
    }

    private Path folderOf(Publication run) {
        return runs().stream()
                .filter(one -> !all || one.endsWith(run.businessDate().toString()))
                .findFirst()
                .orElse(folder);
    }

    /**
     * Compares the folders, which were found right by themselves, with a ledger.
     *
     * @param setting what names the ledger, for whoever has named another one
     * @return whether all of it is right; what is not is said
     */
    public boolean compareWith(Database database, Policies policies, String setting) throws IOException {
        for (Publication run : published) {
            String problem = problem(run, database, policies, setting);
            if (problem != null) {
                return isWrong(folderOf(run), problem);
            }
        }
        String problem = all ? problemOfAll(database, policies) : null;
        return problem == null || isWrong(folder, problem);
    }

    private @Nullable String problemOfAll(Database database, Policies policies) throws IOException {
        Runs runs = new Runs(database);
        String missing = missing(runs);
        if (missing != null) {
            return missing;
        }
        Run last = published.stream()
                .max(Comparator.comparingInt(Publication::runNo))
                .map(run -> runs.of(run.businessDate()))
                .orElse(null);
        String carriedOn = last == null ? null : new Recalculation(database, policies).firstProblem(last);
        return carriedOn != null ? carriedOn : new MonthVerification(database, policies).firstProblem(folder);
    }

    private @Nullable String problem(Publication of, Database database, Policies policies, String setting)
            throws IOException {
        LocalDate businessDate = of.businessDate();
        String ledgerId = new Publications(database).ledgerId();
        if (!of.ledgerId().equals(ledgerId)) {
            return "it is a run of the ledger " + of.ledgerId() + ", and the one at hand is " + ledgerId
                    + ": name that of the former " + setting;
        }
        Run run = new Runs(database).of(businessDate);
        if (run == null || run.lastSeq() == null) {
            return "the ledger has no finished run of " + businessDate
                    + ", though this is one of its own: it seems to have been restored from an earlier copy";
        }
        if (!run.isFinished()) {
            return "the night of " + businessDate
                    + " was started again and is not finished; start it again, then verify";
        }
        LedgerVerification verification = new LedgerVerification(
                database, policies, written -> List.of(new ReconciliationFiles(database, written, policies, () -> {})));
        String problem = verification.firstProblem(folderOf(of), run);
        return problem != null ? problem : new Recalculation(database, policies).firstProblemSinceRunBefore(run);
    }

    /** Returns that the ledger has a finished run behind the last one that is here, or null. */
    private @Nullable String missing(Runs runs) {
        Run last = runs.last();
        while (last != null && !last.isFinished()) {
            last = runs.before(last);
        }
        int most = published.stream().mapToInt(Publication::runNo).max().orElse(0);
        return last == null || last.runNo() <= most
                ? null
                : "run " + last.runNo() + " of " + last.businessDate() + ", which the ledger has, is not here";
    }

    private boolean isWrong(Path run, String problem) {
        command.commandLine().getOut().println(run + " is wrong: " + problem);
        return false;
    }
}
