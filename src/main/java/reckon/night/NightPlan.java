package reckon.night;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import reckon.ledger.Run;

/**
 * What a night is asked to do.
 *
 * @param businessDate the date, in the policy zone, whose end is the last instant that is decided
 * @param dateGiven whether the date was named; else it is the clock's yesterday
 * @param input the folder that the night's files were dropped into; null takes none
 * @param output the folder in which the run's folder, named after the business date, is made
 * @param acceptsUnknownRuns whether it begins although the output folder holds runs that the ledger does not know
 * @param dryRun whether nothing is recorded, and the files go to a folder of their own, without a manifest
 * @param work how much of a night it is
 */
public record NightPlan(
        LocalDate businessDate,
        boolean dateGiven,
        @Nullable Path input,
        Path output,
        boolean acceptsUnknownRuns,
        boolean dryRun,
        Work work) {

    /** How much of a night is done. */
    public enum Work {
        /** All of it. */
        NIGHT,
        /** The last run is reconciled again, with what was delivered since, and nothing is decided. */
        RECONCILIATION,
        /** The same, and what was carried on from run to run is worked out anew. */
        FULL_RECONCILIATION
    }

    /** Whether it decides nothing. */
    public boolean reconcilesOnly() {
        return work != Work.NIGHT;
    }

    /** Returns the folder that the run's files go to. */
    public Path folder() {
        return output.resolve(dryRun ? businessDate + ".dry-run" : businessDate.toString());
    }

    /**
     * Returns the plan for an earlier run to be finished.
     * It takes the folder's files if it has not taken all of its own.
     */
    NightPlan toFinish(Run earlier) {
        Path files = earlier.hasInput() ? null : input;
        Work what = earlier.reconcilesOnly() ? Work.RECONCILIATION : Work.NIGHT;
        return new NightPlan(earlier.businessDate(), dateGiven, files, output, acceptsUnknownRuns, dryRun, what);
    }

    /** Returns the same plan for another date. */
    NightPlan on(LocalDate date) {
        return new NightPlan(date, dateGiven, input, output, acceptsUnknownRuns, dryRun, work);
    }
}
