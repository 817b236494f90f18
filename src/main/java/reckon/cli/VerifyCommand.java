package reckon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(commandLine(), "There is no folder " + folder + ".");
        }
        List<Publication> right = new ArrayList<>();
        List<Path> runs = runs();
        for (Path run : runs) {
            RunVerification.Result files = new RunVerification(run, List.of(new FolderCheck())).check();
            if (files.problem() != null) {
                return wrong(run, files.problem());
            }
            say(run + ": " + files.auditLines() + " audit lines, their chain, totals and checksums are right.");
            right.add(Objects.requireNonNull(files.publication()));
        }
        if (all) {
            if (right.isEmpty()) {
                throw new ParameterException(commandLine(), "There is no run in " + folder + ".");
            }
            String problem = new RunChain(runs).firstProblem();
            if (problem != null) {
                return wrong(folder, problem);
            }
            say(folder + ": " + right.size() + (right.size() == 1 ? " run," : " runs,")
                    + " each beginning where the one before ends, from the first one on.");
        }
        return filesOnly ? ExitCode.DONE.number() : compareWithLedger(right);
    }

    private void say(String sentence) {
        verbosity.out(commandLine()).println(sentence);
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

    private int compareWithLedger(List<Publication> published) throws IOException {
        try (ConfigurableApplicationContext context = Program.start(false)) {
            LedgerAccess access = context.getBean(LedgerAccess.class);
            if (!access.hasLedger()) {
                say("There is no ledger here to compare it with.");
                return ExitCode.DONE.number();
            }
            for (Publication run : published) {
                String problem = problem(run, access);
                if (problem != null) {
                    return wrong(folderOf(run), problem);
                }
            }
            String problem = all ? problemOfAll(published, access) : null;
            if (problem != null) {
                return wrong(folder, problem);
            }
            say("Every line is what the ledger says.");
            return ExitCode.DONE.number();
        }
    }

    private @Nullable String problemOfAll(List<Publication> published, LedgerAccess access) throws IOException {
        Database database = access.database();
        Runs runs = new Runs(database);
        String missing = missing(published, runs);
        if (missing != null) {
            return missing;
        }
        Run last = published.stream()
                .max(Comparator.comparingInt(Publication::runNo))
                .map(run -> runs.of(run.businessDate()))
                .orElse(null);
        String carriedOn = last == null ? null : new Recalculation(database, access.policies()).firstProblem(last);
        return carriedOn != null ? carriedOn : new MonthVerification(database, access.policies()).firstProblem(folder);
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
        String problem = verification.firstProblem(folderOf(published), run);
        return problem != null ? problem : new Recalculation(database, policies).firstProblemSinceRunBefore(run);
    }

    /** Returns that the ledger has a finished run behind the last one that is here, or null. */
    private static @Nullable String missing(List<Publication> published, Runs runs) {
        Run last = runs.last();
        while (last != null && !last.isFinished()) {
            last = runs.before(last);
        }
        int most = published.stream().mapToInt(Publication::runNo).max().orElse(0);
        return last == null || last.runNo() <= most
                ? null
                : "run " + last.runNo() + " of " + last.businessDate() + ", which the ledger has, is not here";
    }

    private int wrong(Path run, String problem) {
        commandLine().getOut().println(run + " is wrong: " + problem);
        return ExitCode.FAILED.number();
    }
}
