package reckon.night;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reckon.database.Database;
import reckon.ledger.Publications;
import reckon.ledger.Publications.Publication;
import reckon.ledger.Run;
import reckon.ledger.Runs;
import reckon.output.OutputFolder;
import reckon.output.OutputFolder.Published;

/**
 * Makes sure that the ledger knows what was published in the output folder. If it does not, it is an earlier copy, or that
 * of another database, and a night would return money a second time.
 */
public final class LedgerAndOutput {
    private static final Logger log = LoggerFactory.getLogger(LedgerAndOutput.class);

    private final Publications publications;
    private final Runs runs;

    /** Compares with the ledger of a database. */
    public LedgerAndOutput(Database database) {
        this.publications = new Publications(database);
        this.runs = new Runs(database);
    }

    /**
     * Checks the output folder before anything is done.
     *
     * @param acceptsUnknownRuns whether runs that the ledger does not know are left as they are
     * @throws NightRefusedException if there is one, or one that cannot be read, and that is not accepted
     */
    void check(Path output, boolean acceptsUnknownRuns) {
        List<Published> strange = unknownTo(publications.known(), output);
        if (strange.isEmpty()) {
            return;
        }
        if (!acceptsUnknownRuns) {
            throw new NightRefusedException(refusal(strange));
        }
        for (Published run : strange) {
            Publication publication = run.publication();
            if (publication != null) {
                publications.accept(publication);
            }
            log.warn("{} is left as it was published, although this ledger does not know it", run.folder());
        }
    }

    /** Before manifests had ids a run that was started again did not know any more with which hash it had been published. */
    private boolean isOfAnUnfinishedRunBeforeIds(Published run) {
        Publication publication = run.publication();
        if (publication == null || !publication.ledgerId().isEmpty()) {
            return false;
        }
        Run recorded = runs.of(publication.businessDate());
        return recorded != null && !recorded.isFinished() && recorded.runNo() == publication.runNo();
    }

    private String refusal(List<Published> strange) {
        Published last = strange.get(strange.size() - 1);
        Publication published = last.publication();
        if (published == null) {
            return last.folder()
                    + " has a manifest that cannot be read, so nobody can tell whether this ledger knows that"
                    + " run. Nothing was begun. Restore the folder from a copy, or move it away and keep it; start once"
                    + " with --accept-unknown-runs to leave it as it is";
        }
        String more = strange.size() == 1 ? "" : " (and " + (strange.size() - 1) + " more folders hold such runs)";
        return last.folder() + " holds run " + published.runNo() + " of " + published.businessDate() + more
                + ", which the ledger at hand does not know: " + itself()
                + ". Nothing was begun, as what was returned in"
                + " that run would be returned again. " + causes(published)
                + " If the ledger is the right one, and the run is to be left as it was published, start once with"
                + " --accept-unknown-runs";
    }

    private String itself() {
        Run last = runs.last();
        return "its id is " + publications.ledgerId() + ", and "
                + (last == null
                        ? "it has no run yet"
                        : "its last run is " + last.runNo() + " of " + last.businessDate());
    }

    private String causes(Publication published) {
        return published.ledgerId().equals(publications.ledgerId())
                        || published.ledgerId().isEmpty()
                ? "The database was probably restored from an earlier copy: restore a later one."
                : "The run is of the ledger " + published.ledgerId()
                        + ": see that SPRING_DATASOURCE_URL names its database"
                        + " (without it the embedded one in ./reckon-data is opened), or name another folder by --output.";
    }

    /** Keeps a run that was accepted, and has the folder that is to be written now, under another name. */
    void keepAccepted(NightPlan plan) {
        if (plan.dryRun()) {
            return;
        }
        boolean isAnothers = unknownTo(publications.own(), plan.output()).stream()
                .anyMatch(run -> run.folder().equals(plan.folder()));
        if (isAnothers) {
            log.warn(
                    "{} was kept as {}",
                    plan.folder(),
                    OutputFolder.setAside(plan.folder()).getFileName());
        }
    }

    private List<Published> unknownTo(Set<Publication> known, Path output) {
        return new OutputFolder(output)
                .unknownTo(known).stream()
                        .filter(run -> !isOfAnUnfinishedRunBeforeIds(run))
                        .toList();
    }

    /**
     * Writes down, before a run is published, with which end of its audit that is going to be.
     *
     * @throws IllegalStateException if a later run has begun, whose audit goes on from another end
     */
    public void announce(Run run, String lastHash) {
        if (runs.isClosed(run) && !lastHash.equals(run.lastHash())) {
            throw new IllegalStateException("the audit of run " + run.runNo() + " of " + run.businessDate()
                    + " would no longer end as it was published, and the next run's goes on from that. The published files"
                    + " are left as they are. The ledger or the time zone of the policy files is not what it was, or"
                    + " another version of the program wrote them: restore what is missing of the folder from a copy");
        }
        publications.announce(run, lastHash);
    }
}
