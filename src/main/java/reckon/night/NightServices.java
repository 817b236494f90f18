package reckon.night;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.transaction.PlatformTransactionManager;
import reckon.database.CancellationCheck;
import reckon.database.JdbcDatabase;
import reckon.files.RunReport;
import reckon.month.MonthDrawing;
import reckon.policy.Policies;
import reckon.reconciliation.ReconciliationSettings;
import reckon.staging.Staging;

/**
 * What the steps of a night work with.
 *
 * @param reconciliation what the reconciliation goes by
 * @param ignoredFiles globs of the names of files that may lie in the input folder without being taken
 * @param report makes what draws the report of a run, and what that needs beside the run
 * @param monthDrawing draws the page of a month
 * @param progress told how far the job is
 * @param workers how many threads share a step's work
 */
public record NightServices(
        JdbcDatabase database,
        JobRepository repository,
        PlatformTransactionManager transactions,
        Policies policies,
        Staging staging,
        ReconciliationSettings reconciliation,
        List<String> ignoredFiles,
        Supplier<RunReport> report,
        MonthDrawing monthDrawing,
        StopSwitch stopSwitch,
        Progress progress,
        int workers) {
    /** Returns where long work that makes a row at a time may be told to stop, and says so many rows are done. */
    CancellationCheck countingCancellation() {
        return () -> {
            stopSwitch.throwIfStopped();
            progress.advance(1);
        };
    }
}
