package reckon.spark;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import reckon.cli.Console;
import reckon.cli.Folder;
import reckon.cli.Summary;
import reckon.files.RunReport;
import reckon.night.NightPlan;
import reckon.night.NightReport;
import reckon.night.NightSequence;
import reckon.staging.Staging;

/** What the commands that make a run share: the options of the one-machine program, and the warehouse for its database. */
abstract class JobCommand implements Callable<Integer> {
    private static final long DEFAULT_BLOCK_KIB = 32 << 10;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--input", paramLabel = "DIR", description = "the folder with the files to take (./input)")
    private Path input = Path.of("input");

    @Option(names = "--output", paramLabel = "DIR", description = "where the run's folder is made (./output)")
    private Path output = Path.of("output");

    @Option(
            names = "--warehouse",
            paramLabel = "DIR",
            required = true,
            description = "the folder of the ledger's tables, which driver and executors reach by this name")
    private Path warehouse;

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description = "the business date whose end is the last instant decided (yesterday in the policy zone)")
    private @Nullable LocalDate date;

    @Option(
            names = "--accept-unknown-runs",
            description = "begins although the output folder holds runs that the ledger does not know")
    private boolean acceptUnknownRuns;

    @Option(names = "--fail-on-breaks", description = "ends with 4 if a break of the reconciliation is open")
    private boolean failOnBreaks;

    @Option(
            names = "--block-kib",
            paramLabel = "N",
            description = "how many KiB of a file a task reads at most, about (" + DEFAULT_BLOCK_KIB + ")")
    private long blockKib = DEFAULT_BLOCK_KIB;

    /** Returns what the summary calls it. */
    abstract String name();

    /** Returns how much of a night is done. */
    abstract NightPlan.Work work();

    /** Does it, and returns what each run came to. */
    abstract List<NightReport> run(NightSequence nights, NightPlan plan);

    /** Whether it makes the tables of a new ledger where the warehouse has none. */
    boolean beginsLedgers() {
        return false;
    }

    /** Whether nothing is recorded. */
    boolean isDryRun() {
        return false;
    }

    @Override
    public Integer call() {
        Instant began = Main.clock().instant();
        Settings settings = new Settings(System.getenv());
        byte[] key = settings.identityKey();
        Folder.checkInput(input, spec.commandLine());
        Folder.checkOutput(output, spec.commandLine());
        if (blockKib < 1) {
            throw new ParameterException(spec.commandLine(), "--block-kib must be at least 1.");
        }
        if (!beginsLedgers() && !Warehouse.exists(Main.absolute(warehouse))) {
            throw new ParameterException(spec.commandLine(), "There is no ledger in " + warehouse + ".");
        }
        LocalDate businessDate = date != null ? date : yesterday(settings, began);
        NightPlan plan = new NightPlan(
                businessDate, date != null, Main.absolute(input), output, acceptUnknownRuns, isDryRun(), work());
        try (Session session = new Session(Main.absolute(warehouse))) {
            List<NightReport> reports = run(session.warehouse(), settings, key, plan);
            Summary summary = new Summary(reports);
            summary.say(
                    new Console(spec.commandLine().getOut(), false),
                    name(),
                    isDryRun() ? ", a dry run: nothing was recorded" : "",
                    Duration.between(began, Main.clock().instant()));
            return summary.exitCode(failOnBreaks).number();
        }
    }

    private static LocalDate yesterday(Settings settings, Instant now) {
        return LocalDate.ofInstant(now, settings.policies().zone()).minusDays(1);
    }

    private List<NightReport> run(Warehouse tables, Settings settings, byte[] key, NightPlan plan) {
        new KeyCheck(tables.database()).check(key);
        Staging staging = new Staging(
                tables.database(),
                settings.staging(),
                new SparkLoading(tables, settings.staging(), key, blockKib << 10));
        NightSequence nights = new NightSequence(
                tables.database(), settings.policies(), settings.monthDrawing(), (night, beforeItBegins) -> {
                    beforeItBegins.run();
                    return new SparkNight(tables, settings, staging, report(settings), night).run();
                });
        return run(nights, plan);
    }

    private static RunReport report(Settings settings) {
        return settings.all().report()
                ? new reckon.report.NightReport(settings.all().reportLanguage())
                : RunReport.none();
    }
}
