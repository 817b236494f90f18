package reckon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import reckon.database.DatabaseInUseException;
import reckon.files.Manifest;
import reckon.ledger.HeldRequests;
import reckon.ledger.Run;
import reckon.ledger.Runs;
import reckon.night.Attempts;
import reckon.night.Attempts.Attempt;
import reckon.policy.Policies;
import reckon.reconciliation.Section;
import reckon.setup.LedgerAccess;
import tools.jackson.core.JacksonException;

/** {@code status}: what runs, and what the last runs came to; only reads. */
@Command(
        name = "status",
        footer = "  jobs/start status --output /var/lib/reckon/out",
        description =
                "Says what runs, since when and how far it is, what the last runs came to, what they held, and when"
                        + " the next one is due. Only reads, and may run beside a night.",
        exitCodeList = {"0:it was said", "1:failed; the message says why", "2:an option or a setting is wrong"})
final class StatusCommand extends Subcommand {
    private static final int RUNS_SHOWN = 5;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            converter = Folder.class,
            description = "the folder of the runs' folders (./output)")
    private Path output = Path.of("output");

    @Override
    public Integer call() throws IOException {
        try (ConfigurableApplicationContext context = Program.start(false)) {
            Console console = Console.of(context, commandLine());
            LedgerAccess ledger = context.getBean(LedgerAccess.class);
            if (!ledger.hasLedger()) {
                console.say("There is no database yet: no night has run.");
                return ExitCode.DONE.number();
            }
            say(console, ledger, context.getBean(Clock.class).instant());
        } catch (RuntimeException e) {
            DatabaseInUseException running = Failures.find(e, DatabaseInUseException.class);
            if (running == null) {
                throw e;
            }
            // The embedded database is the night's alone while it runs.
            commandLine().getOut().println("Running: " + running.holder());
        }
        return ExitCode.DONE.number();
    }

    private void say(Console console, LedgerAccess ledger, Instant now) throws IOException {
        Attempts attempts = new Attempts(ledger.database());
        String holder = ledger.runningNight();
        List<Attempt> last = attempts.latest(1);
        if (holder == null) {
            console.say("Nothing is running.");
        } else {
            Console.Table running = new Console.Table("Running: " + holder);
            last.stream()
                    .filter(attempt -> attempt.endedAt() == null)
                    .flatMap(attempt -> attempts.stepsOf(attempt).stream())
                    .forEach(step ->
                            running.line(step.name(), step.status() + since(step.startedAt()) + rows(step.written())));
            console.say(running);
        }
        Runs runs = new Runs(ledger.database());
        for (Run run : runs.latest(RUNS_SHOWN)) {
            console.say(run(run, attempts));
        }
        Run newest = runs.last();
        LocalDate latestDate = runs.latestDate();
        if (newest != null && latestDate != null) {
            Map<LocalDate, Long> held = new HeldRequests(ledger.database()).bySince(newest);
            console.say(waiting(latestDate, held, ledger.policies(), now));
        }
    }

    private static String since(LocalDateTime time) {
        return " since " + time.toLocalTime();
    }

    private static String rows(long written) {
        return written == 0 ? "" : ", " + written + " rows";
    }

    private Console.Table run(Run run, Attempts attempts) throws IOException {
        Console.Table table = new Console.Table("Run " + run.runNo() + " of " + run.businessDate());
        if (!run.isFinished()) {
            return table.line("verdict", "not finished");
        }
        Manifest manifest = manifest(run);
        if (manifest == null) {
            return table.line("verdict", "not known: its manifest is not in " + output);
        }
        Section section = manifest.section(Section.NAME, Section.class);
        table.line("verdict", section == null ? "never reconciled" : section.verdict());
        table.line("decisions", decisions(manifest));
        table.line(
                "money refunded", manifest.currency() + " " + manifest.totals().refundAmount());
        Duration took = attempts.durationOfNight(run.businessDate());
        return took == null ? table : table.line("time", took.toSeconds() + " s");
    }

    private static String decisions(Manifest manifest) {
        return manifest.totals().decisions().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Returns the manifest by which a run was published last, or null if it is not there. */
    private @Nullable Manifest manifest(Run run) throws IOException {
        Path file = output.resolve(run.businessDate().toString()).resolve(Manifest.FILE_NAME);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            Manifest manifest = Manifest.read(Files.readAllBytes(file));
            return manifest.audit().lastHash().equals(run.lastHash()) ? manifest : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static Console.Table waiting(LocalDate latest, Map<LocalDate, Long> held, Policies policies, Instant now) {
        Console.Table table = new Console.Table("Waiting");
        held.forEach((since, count) -> table.line(
                "held", count + " since " + since + ", " + ChronoUnit.DAYS.between(since, latest) + " days"));
        LocalDate next = latest.plusDays(1);
        Instant due = policies.endOf(next);
        return table.line(
                "next night",
                "of " + next + (due.isAfter(now) ? ", due from " : ", due since ") + policies.format(due));
    }
}
