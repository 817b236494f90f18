package reckon.monitoring;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import reckon.database.Database;
import reckon.files.Manifest;
import reckon.ledger.DecisionCounts;
import reckon.ledger.HeldRequests;
import reckon.ledger.Run;
import reckon.ledger.Runs;
import reckon.night.Attempts;
import reckon.night.Attempts.Step;
import reckon.night.NightReport;
import reckon.policy.Policies;
import reckon.reconciliation.BreakCounts;
import reckon.reconciliation.Section;

/**
 * What is told of a run.
 *
 * @param folder where its files are
 * @param verdict that of the reconciliation, or what stands for it in a run that was never reconciled
 * @param breaks how many breaks are open, new and resolved, as a sentence
 * @param dayBegins when the business date begins in the policy zone
 * @param asOf the latest business date up to this run: not its own one if an older date was run late
 * @param held requests by the date since which they are held, the oldest first
 * @param steps those of the last start of a night
 */
public record RunFigures(
        Manifest manifest,
        Path folder,
        String verdict,
        String breaks,
        Instant dayBegins,
        LocalDate asOf,
        List<DecisionCounts.Count> decisions,
        List<BreakCounts.Count> breakCounts,
        Map<LocalDate, Long> held,
        List<Step> steps) {

    /** Reads those of a run that has ended; throws {@link org.springframework.dao.DataAccessException} if that fails. */
    public static RunFigures of(NightReport report, Database database, Policies policies) {
        Manifest manifest = report.manifest();
        Section section = manifest.section(Section.NAME, Section.class);
        Run run = new Runs(database).of(manifest.businessDate());
        if (run == null) {
            throw new IllegalStateException("the ledger has no run of " + manifest.businessDate());
        }
        Attempts attempts = new Attempts(database);
        return new RunFigures(
                manifest,
                report.folder(),
                section == null ? "NEVER_RECONCILED" : section.verdict().name(),
                report.breaks(),
                policies.endOf(manifest.businessDate().minusDays(1)),
                section == null ? manifest.businessDate() : section.asOf(),
                new DecisionCounts(database).of(run),
                new BreakCounts(database).of(run),
                new HeldRequests(database).bySince(run),
                attempts.latest(1).stream()
                        .flatMap(last -> attempts.stepsOf(last).stream())
                        .toList());
    }
}
