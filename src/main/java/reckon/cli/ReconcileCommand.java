package reckon.cli;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import reckon.night.NightPlan;
import reckon.night.NightReport;

/** {@code reconcile}: the last run again, with the settlements that have come since; decides nothing. */
@Command(
        name = "reconcile",
        footer = "  jobs/reconcile --input /var/lib/reckon/noon --output /var/lib/reckon/out --fail-on-breaks",
        description = "Reconciles the last run again: takes settlements, orders and acceptances, and nothing else,"
                + " decides nothing, and writes the run's files again.",
        exitCodeList = {
            "0:it was done",
            "1:failed or stopped; start it again",
            "2:an option or a setting is wrong, there is no run yet, or the last one is of another date",
            "3:done, but the run is INCOMPLETE",
            "4:done, and a break is open, with --fail-on-breaks",
            "5:a night is running on the database; this one did nothing"
        })
final class ReconcileCommand extends Subcommand {
    @Mixin
    private StartOptions options = new StartOptions();

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description = "the last run's business date, to make sure of it")
    private @Nullable LocalDate date;

    @Option(
            names = "--full",
            description = "works out ledger and payments from the first run on as well, and fails if they are not what"
                    + " was carried on from run to run")
    private boolean full;

    @Mixin
    private JobOptions job = new JobOptions();

    @Override
    public Integer call() throws Exception {
        return JobStart.run(commandLine(), job, false, this::run);
    }

    private JobStart.Outcome run(JobStart start) {
        if (date != null) {
            start.isFor(date);
        }
        options.check(commandLine());
        NightPlan plan = new NightPlan(
                date != null ? date : LocalDate.EPOCH,
                date != null,
                options.input(),
                options.output(),
                options.acceptsUnknownRuns(),
                false,
                full ? NightPlan.Work.FULL_RECONCILIATION : NightPlan.Work.RECONCILIATION);
        start.prepareReport();
        NightReport report = start.nightly().reconcile(plan);
        start.isFor(report.manifest().businessDate());
        Summary summary = new Summary(List.of(report));
        summary.say(start.console(), "Reconciliation", "", start.took());
        return new JobStart.Outcome(summary.exitCode(options.failsOnBreaks()), List.of(report));
    }
}
