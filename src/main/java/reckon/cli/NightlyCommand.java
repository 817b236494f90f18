package reckon.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import reckon.files.Manifest;
import reckon.night.NightPlan;
import reckon.night.NightReport;
import reckon.night.Nightly;
import reckon.night.StopSwitch;
import reckon.policy.Policies;

/** {@code nightly}: takes the files, resets quotas that are due, decides, records and writes. */
@Command(
        name = "nightly",
        mixinStandardHelpOptions = true,
        description = "Runs a night: takes the files, resets quotas that are due, decides what is pending, records it"
                + " and writes the run's files.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was done, or nothing had to be",
            "1:failed or stopped; start it again",
            "2:an option or a setting is wrong, and nothing was begun",
            "3:done as far as it could be: a file was refused or not taken, or consumption of a month is missing",
            "5:another night is running on the database; this one did nothing"
        })
final class NightlyCommand implements Callable<Integer> {
    private static final int MOST_REASONS = 5;

    @Option(
            names = "--input",
            paramLabel = "DIR",
            converter = Folder.class,
            description = "the folder with the night's files (./input)")
    private Path input = Path.of("input");

    @Option(
            names = "--output",
            paramLabel = "DIR",
            converter = Folder.class,
            description = "where the run's folder is made (./output)")
    private Path output = Path.of("output");

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description = "the business date whose end is the last instant decided (yesterday in the policy zone)")
    private @Nullable LocalDate date;

    @Option(
            names = "--dry-run",
            description = "records nothing: shows what the night would do, and writes its files without a manifest to"
                    + " YYYY-MM-DD.dry-run")
    private boolean dryRun;

    @Option(
            names = "--accept-unknown-runs",
            description =
                    "begins although the output folder holds runs that the ledger does not know, which are kept: for"
                            + " once, when it is certain that the ledger is the right one")
    private boolean acceptUnknownRuns;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(input)) {
            throw new ParameterException(
                    spec.commandLine(), "There is no folder " + input + " to take files from; name one by --input.");
        }
        Folder.checkNamesIn(input, spec.commandLine());
        checkOutput();
        try (ConfigurableApplicationContext context = Program.start(dryRun)) {
            Clock clock = context.getBean(Clock.class);
            Instant started = clock.instant();
            NightPlan plan = new NightPlan(
                    businessDate(context.getBean(Policies.class), clock),
                    date != null,
                    input,
                    output,
                    acceptUnknownRuns,
                    dryRun);
            List<NightReport> reports =
                    Termination.guard(context.getBean(StopSwitch.class), () -> context.getBean(Nightly.class)
                            .run(plan));
            Console console = Console.of(context, spec.commandLine());
            for (int i = 0; i < reports.size(); i++) {
                Console.Table table = table(reports.get(i));
                if (i == reports.size() - 1) {
                    Duration time = Duration.between(started, clock.instant());
                    table.line("time", time.toSeconds() + "." + time.toMillisPart() / 100 + " s");
                }
                console.say(table);
            }
            boolean complete = reports.stream()
                    .allMatch(report -> report.manifest().incomplete().isEmpty());
            return (complete ? ExitCode.DONE : ExitCode.INCOMPLETE).number();
        }
    }

    /** Finds out before anything is decided that the files could not be written. */
    private void checkOutput() {
        Path existing = output.toAbsolutePath();
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The run's files cannot be written to " + output + ": " + existing
                            + " is not a folder that this user may write to. Name another one by --output.");
        }
    }

    private LocalDate businessDate(Policies policies, Clock clock) {
        return date != null
                ? date
                : LocalDate.ofInstant(clock.instant(), policies.zone()).minusDays(1);
    }

    private Console.Table table(NightReport report) {
        Manifest manifest = report.manifest();
        Manifest.Totals totals = manifest.totals();
        Console.Table table = new Console.Table(
                        "Night of " + manifest.businessDate() + (dryRun ? ", a dry run: nothing was recorded" : ""))
                .line("requests due", totals.requestsDue())
                .line(
                        "decisions",
                        totals.decisions().entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(Collectors.joining(", ")))
                .line("money refunded", manifest.currency() + " " + totals.refundAmount())
                .line("points spent", totals.pointsSpent())
                .line("files in", report.inputs().size() + decidedAgain(report))
                .line(
                        "files written",
                        report.folder() + ": "
                                + manifest.outputs().stream()
                                        .map(file -> file.name() + " " + file.rows())
                                        .collect(Collectors.joining(", ")));
        List<String> incomplete = manifest.incomplete();
        incomplete.stream().limit(MOST_REASONS).forEach(missing -> table.line("INCOMPLETE", missing));
        if (incomplete.size() > MOST_REASONS) {
            table.line(
                    "INCOMPLETE",
                    "and " + (incomplete.size() - MOST_REASONS) + " more reasons, all of which are in the manifest");
        }
        return table;
    }

    private static String decidedAgain(NightReport report) {
        long again = report.decidedAgain();
        return again == 0 ? "" : ", with " + again + " requests that were decided before: their decisions stand";
    }
}
