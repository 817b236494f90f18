package reckon.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import reckon.database.Database;
import reckon.monitoring.Ended;
import reckon.monitoring.Monitoring;
import reckon.monitoring.RunFigures;
import reckon.night.LogContext;
import reckon.night.NightReport;
import reckon.night.Nightly;
import reckon.night.Progress;
import reckon.night.StopSwitch;
import reckon.policy.Policies;
import reckon.report.ReportContent;
import reckon.setup.ReckonProperties;

/** A start of a job: it can be stopped, and how it ends is told to whom the settings name, also if it fails. */
final class JobStart {
    private static final Logger log = LoggerFactory.getLogger(JobStart.class);

    private final CommandLine command;
    private final ConfigurableApplicationContext context;
    private final Verbosity verbosity;
    private final Instant startedAt;
    private @Nullable ProgressLine progress;
    private @Nullable LocalDate date;

    private JobStart(CommandLine command, Verbosity verbosity, ConfigurableApplicationContext context) {
        this.command = command;
        this.verbosity = verbosity;
        this.context = context;
        this.startedAt = clock().instant();
    }

    /** What a job does. */
    interface Work {
        Outcome run(JobStart start) throws Exception;
    }

    /** What it came to; a job that makes no run has no reports. */
    record Outcome(ExitCode exitCode, List<NightReport> reports) {}

    /**
     * Runs a job and returns its exit code.
     *
     * @param dryRun whether nothing of what is done to the database stays; nobody is told of that
     */
    static int run(CommandLine command, JobOptions options, boolean dryRun, Work work) throws Exception {
        LogContext.begin();
        try (ConfigurableApplicationContext context = Program.start(dryRun, options.settings())) {
            JobStart start = new JobStart(command, options.verbosity(), context);
            return Termination.guard(context.getBean(StopSwitch.class), () -> start.run(work, !dryRun));
        }
    }

    private int run(Work work, boolean isTold) throws Exception {
        Monitoring monitoring = context.getBean(Monitoring.class);
        try {
            Outcome outcome = withProgress(work);
            if (isTold && monitoring.isOn()) {
                monitoring.tell(ended(outcome.exitCode(), null, figures(outcome.reports())));
            }
            return outcome.exitCode().number();
        } catch (Exception e) {
            Failures.Told told = Failures.tell(e);
            if (isTold && monitoring.isOn() && told.exitCode() != ExitCode.ALREADY_RUNNING) {
                monitoring.tell(ended(told.exitCode(), told.lines().get(0), List.of()));
            }
            if (e instanceof ParameterException && Console.isLogStructured()) { // picocli would say it as text
                log.error("{}", e.getMessage());
                return told.exitCode().number();
            }
            throw e;
        }
    }

    private Outcome withProgress(Work work) throws Exception {
        if (!verbosity.showsProgress()) {
            return work.run(this);
        }
        progress = ProgressLine.show(context.getBean(Progress.class), clock());
        try {
            return work.run(this);
        } finally {
            progress.end();
        }
    }

    private Ended ended(ExitCode exitCode, @Nullable String message, List<RunFigures> runs) {
        return new Ended(
                command.getCommandName(),
                date,
                Ended.Result.valueOf(exitCode.name()),
                exitCode.number(),
                startedAt,
                took(),
                message,
                runs);
    }

    private List<RunFigures> figures(List<NightReport> reports) {
        try {
            Database database = context.getBean(Database.class);
            return reports.stream()
                    .map(report -> RunFigures.of(report, database, policies()))
                    .toList();
        } catch (DataAccessException e) {
            log.warn("The figures of the run could not be read, so metrics lack them: {}", Failures.innermost(e));
            return List.of();
        }
    }

    /** Says for which business date it is, once that is known. */
    void isFor(LocalDate businessDate) {
        date = businessDate;
        LogContext.isFor(businessDate);
    }

    /**
     * Begins to make what draws a report, in a thread of its own, if the run gets one. That takes a second or two, of which
     * a small night has few, so it begins before the database is asked anything.
     */
    void prepareReport() {
        if (context.getBean(ReckonProperties.class).report()) {
            ReportContent.prepare();
        }
    }

    Nightly nightly() {
        return context.getBean(Nightly.class);
    }

    Policies policies() {
        return context.getBean(Policies.class);
    }

    Clock clock() {
        return context.getBean(Clock.class);
    }

    /** Returns where it says what it came to, in the place of the progress. */
    Console console() {
        if (progress != null) {
            progress.end();
        }
        return Console.of(context, verbosity.out(command));
    }

    /** Returns how long it has taken so far. */
    Duration took() {
        return Duration.between(startedAt, clock().instant());
    }
}
