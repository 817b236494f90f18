package reckon.spark;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import reckon.night.NightPlan;
import reckon.night.NightReport;
import reckon.night.NightSequence;

/** {@code nightly}: takes the files, resets quotas that are due, decides, records, reconciles and writes. */
@Command(name = "nightly", description = "Runs a night on the cluster.", mixinStandardHelpOptions = true)
final class NightlyCommand extends JobCommand {
    @Option(
            names = "--dry-run",
            description = "records nothing; the files go to YYYY-MM-DD.dry-run, without a manifest")
    private boolean dryRun;

    @Override
    String name() {
        return "Night";
    }

    @Override
    NightPlan.Work work() {
        return NightPlan.Work.NIGHT;
    }

    @Override
    boolean beginsLedgers() {
        return !dryRun;
    }

    @Override
    boolean isDryRun() {
        return dryRun;
    }

    @Override
    List<NightReport> run(NightSequence nights, NightPlan plan) {
        return nights.run(plan);
    }
}
