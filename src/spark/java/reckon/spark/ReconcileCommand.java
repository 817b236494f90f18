package reckon.spark;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import reckon.night.NightPlan;
import reckon.night.NightReport;
import reckon.night.NightSequence;

/** {@code reconcile}: the last run's date again, with settlements, orders and acceptances only. */
@Command(
        name = "reconcile",
        description = "Reconciles the last run again, with what was delivered since.",
        mixinStandardHelpOptions = true)
final class ReconcileCommand extends JobCommand {
    @Option(names = "--full", description = "works out anew what is carried on from run to run, and compares it")
    private boolean full;

    @Override
    String name() {
        return "Reconciliation";
    }

    @Override
    NightPlan.Work work() {
        return full ? NightPlan.Work.FULL_RECONCILIATION : NightPlan.Work.RECONCILIATION;
    }

    @Override
    List<NightReport> run(NightSequence nights, NightPlan plan) {
        return List.of(nights.reconcile(plan));
    }
}
