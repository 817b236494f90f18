package reckon.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.scheduling.support.CronTrigger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import reckon.database.Database;
import reckon.ledger.Run;
import reckon.ledger.Runs;
import reckon.night.Agenda;
import reckon.night.Agenda.Due;
import reckon.night.Attempts;
import reckon.night.LogContext;
import reckon.policy.Policies;
import reckon.setup.LedgerAccess;

/** {@code schedule}: stays up and runs the jobs when they are due. */
@Command(
        name = "schedule",
        footer = "  jobs/start schedule --input in --noon noon --output out --night \"0 30 0 * * *\"",
        description =
                "Stays up and runs the night, the resets of a month and the reconciliation at noon when they are due, in"
                        + " the policy zone. It may run on several machines: each job is done once. What was missed is run as"
                        + " soon as it can be. What fails is tried again every ten minutes.",
        exitCodeList = {
            "1:the database could not be asked at the start, or a job was stopped by SIGTERM",
            "2:an option or a setting is wrong",
            "143:stopped by SIGTERM while no job ran"
        })
final class ScheduleCommand extends Subcommand {
    private static final Logger log = LoggerFactory.getLogger(ScheduleCommand.class);
    private static final String NEVER = "-";
    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofMinutes(10);

    /** A job that begins later than this after it was due was missed, by a machine that was off for instance. */
    private static final Duration PUNCTUAL = Duration.ofMinutes(5);

    @Option(
            names = "--input",
            paramLabel = "DIR",
            converter = Folder.class,
            description = "the folder with the files (./input)")
    private Path input = Path.of("input");

    @Option(
            names = "--noon",
            paramLabel = "DIR",
            converter = Folder.class,
            description = "the folder with the files for the reconciliation at noon (that of --input)")
    private @Nullable Path noon;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            converter = Folder.class,
            description = "the folder of the runs' folders (./output)")
    private Path output = Path.of("output");

    @Option(names = "--night", paramLabel = "CRON", description = "when (0 30 0 * * *: at 00:30); - for never")
    private String night = "0 30 0 * * *";

    @Option(
            names = "--month-start",
            paramLabel = "CRON",
            description = "when (0 5 0 1 * *: at 00:05 of the 1st); - for never")
    private String monthStart = "0 5 0 1 * *";

    @Option(names = "--reconcile", paramLabel = "CRON", description = "when (0 0 12 * * *: at noon); - for never")
    private String reconcile = "0 0 12 * * *";

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() throws InterruptedException {
        Agenda.Times times = new Agenda.Times(
                cron("--night", night), cron("--month-start", monthStart), cron("--reconcile", reconcile));
        Folder.checkInput(input, commandLine());
        ZoneId zone;
        Clock clock;
        try (ConfigurableApplicationContext context = Program.start(false, verbosity.settings())) {
            zone = context.getBean(Policies.class).zone();
            clock = context.getBean(Clock.class);
            LedgerAccess ledger = context.getBean(LedgerAccess.class);
            if (ledger.hasLedger()) {
                ledger.database(); // tables that are missing would stop every job
            }
        }
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(1); // one job at a time
        scheduler.setThreadNamePrefix("schedule-");
        scheduler.setClock(clock);
        scheduler.initialize();
        Agenda agenda = new Agenda(zone, times);
        lookAt(agenda, clock.instant(), scheduler);
        for (String cron : List.of(night, monthStart, reconcile)) {
            if (!cron.equals(NEVER)) {
                Future<?> unused =
                        scheduler.schedule(() -> runWhatIsDue(agenda, scheduler), new CronTrigger(cron, zone));
            }
        }
        new CountDownLatch(1).await(); // until the process is ended
        return ExitCode.DONE.number();
    }

    private void lookAt(Agenda agenda, Instant time, ThreadPoolTaskScheduler scheduler) {
        Future<?> unused = scheduler.schedule(() -> runWhatIsDue(agenda, scheduler), time);
    }

    private @Nullable CronExpression cron(String option, String expression) {
        if (expression.equals(NEVER)) {
            return null;
        }
        try {
            return CronExpression.parse(expression);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    commandLine(),
                    option + " is \"" + expression + "\", which is no cron expression of six fields, seconds first: "
                            + e.getMessage());
        }
    }

    /** Runs one job after the other until none is due, or one is not done. */
    private void runWhatIsDue(Agenda agenda, ThreadPoolTaskScheduler scheduler) {
        Clock clock = scheduler.getClock();
        Due before = null;
        boolean isDone = true;
        try {
            Due due = next(agenda, clock.instant());
            while (due != null && isDone && !due.equals(before)) {
                if (due.at().plus(PUNCTUAL).isBefore(clock.instant())) {
                    log.warn("{} of {} was missed at {} and is run now", due.job(), due.date(), due.at());
                }
                isDone = run(due);
                before = due;
                due = next(agenda, clock.instant());
            }
            isDone = isDone && due == null;
            if (isDone) {
                log.info(before == null ? "Nothing is due that is not done already" : "What was due is done");
            }
        } catch (Exception e) {
            LogContext.end();
            log.error(
                    "What is due could not be found out: {}",
                    String.join(" ", Failures.tell(e).lines()));
            isDone = false;
        }
        if (!isDone) {
            Instant again = clock.instant().plus(UNTIL_TRIED_AGAIN);
            log.info("It is looked at again in {} minutes", UNTIL_TRIED_AGAIN.toMinutes());
            lookAt(agenda, again, scheduler);
        }
    }

    private @Nullable Due next(Agenda agenda, Instant now) {
        LogContext.end();
        try (ConfigurableApplicationContext context = Program.start(false, verbosity.settings())) {
            LedgerAccess ledger = context.getBean(LedgerAccess.class);
            if (!ledger.hasLedger()) {
                return agenda.next(now, null, due -> false);
            }
            Database database = ledger.database();
            Attempts attempts = new Attempts(database);
            return agenda.next(now, begun(new Runs(database)), due -> attempts.isDone(due.name()));
        }
    }

    private static Agenda.@Nullable Begun begun(Runs runs) {
        Run last = runs.last();
        LocalDate latestDate = runs.latestDate();
        return last == null || latestDate == null ? null : new Agenda.Begun(last, latestDate);
    }

    /** Runs a job as its command does, and returns whether it did all that it could. */
    private boolean run(Due due) {
        List<String> words = new ArrayList<>();
        Path folder = input;
        switch (due.job()) {
            case NIGHT -> words.addAll(List.of("nightly", "--date", due.date().toString()));
            case MONTH_START ->
                words.addAll(
                        List.of("reset-quotas", "--month", due.date().toString().substring(0, 7)));
            case RECONCILIATION -> {
                words.addAll(List.of("reconcile", "--date", due.date().toString()));
                folder = noon == null ? input : noon;
            }
        }
        words.addAll(
                List.of("--input", folder.toString(), "--output", output.toString(), "--scheduled-as", due.name()));
        if (verbosity.isQuiet()) {
            words.add("--quiet");
        }
        int exitCode = new CommandLine(new ReckonCommand())
                .setExecutionExceptionHandler(new Failures())
                .setOut(commandLine().getOut())
                .setErr(commandLine().getErr())
                .execute(words.toArray(String[]::new));
        return exitCode == ExitCode.DONE.number()
                || exitCode == ExitCode.INCOMPLETE.number()
                || exitCode == ExitCode.BREAKS.number();
    }
}
