package reckon.night;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a night is asked to do.
 *
 * @param businessDate the date, in the policy zone, whose end is the last instant that is decided
 * @param dateGiven whether the date was named; else it is the clock's yesterday
 * @param input the folder that the night's files were dropped into; null takes none
 * @param output the folder in which the run's folder, named after the business date, is made
 * @param acceptsUnknownRuns whether it begins although the output folder holds runs that the ledger does not know
 * @param dryRun whether nothing is recorded, and the files go to a folder of their own, without a manifest
 */
public record NightPlan(
        LocalDate businessDate,
        boolean dateGiven,
        @Nullable Path input,
        Path output,
        boolean acceptsUnknownRuns,
        boolean dryRun) {

    /** Returns the folder that the run's files go to. */
    Path folder() {
        return output.resolve(dryRun ? businessDate + ".dry-run" : businessDate.toString());
    }

    /**
     * Returns the plan for an earlier night to be finished.
     *
     * @param takesFiles whether it still has to take the files of the folder
     */
    NightPlan toFinish(LocalDate earlier, boolean takesFiles) {
        return new NightPlan(earlier, dateGiven, takesFiles ? input : null, output, acceptsUnknownRuns, dryRun);
    }
}
