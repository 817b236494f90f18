package reckon.cli;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import reckon.night.NightPlan;
import reckon.night.NightReport;

/** {@code nightly}: takes the files, resets quotas that are due, decides, records, reconciles and writes. */
@Command(
        name = "nightly",
        footer = "  jobs/nightly --input /var/lib/reckon/in --output /var/lib/reckon/out --date 2026-11-04",
        description = "Runs a night: takes the files, resets quotas that are due, decides what is pending, records it,"
                + " compares it with what was paid, and writes the run's files.",
        exitCodeList = {
            "0:everything was done, or nothing had to be",
            "1:failed or stopped; start it again",
            "2:an option or a setting is wrong, and nothing was begun",
            "3:done as far as it could be: a file was refused or not taken, or consumption of a month is missing",
            "4:done, and a break of the reconciliation is open, with --fail-on-breaks",
            "5:another night is running on the database; this one did nothing"
        })
final class NightlyCommand extends Subcommand {
    @Mixin
    private StartOptions options = new StartOptions();

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

    @Mixin
    private JobOptions job = new JobOptions();

    @Override
    public Integer call() throws Exception {
        return JobStart.run(commandLine(), job, dryRun, this::run);
    }

    private JobStart.Outcome run(JobStart start) {
        LocalDate businessDate = date != null ? date : yesterday(start);
        start.isFor(businessDate);
        options.check(commandLine());
        NightPlan plan = new NightPlan(
                businessDate,
                date != null,
                options.input(),
                options.output(),
                options.acceptsUnknownRuns(),
                dryRun,
                NightPlan.Work.NIGHT);
        start.prepareReport();
        List<NightReport> reports = start.nightly().run(plan);
        Summary summary = new Summary(reports);
        summary.say(start.console(), "Night", dryRun ? ", a dry run: nothing was recorded" : "", start.took());
        return new JobStart.Outcome(summary.exitCode(options.failsOnBreaks()), reports);
    }

    private static LocalDate yesterday(JobStart start) {
        return LocalDate.ofInstant(start.clock().instant(), start.policies().zone())
                .minusDays(1);
    }
}
