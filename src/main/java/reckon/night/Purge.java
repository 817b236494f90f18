package reckon.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import reckon.database.Column;
import reckon.database.Database;
import reckon.database.DatabaseInUseException;
import reckon.database.DatabaseLock;
import reckon.files.OwnerOnly;
import reckon.ledger.Run;
import reckon.ledger.Runs;
import reckon.output.OutputFolder;
import reckon.reconciliation.OrderArchive;

/**
 * Clears away what no night needs any more: the folders of old runs and orders that are settled for good, which go to an
 * archive, and what Spring Batch keeps of old starts. Nothing of the ledger.
 */
public final class Purge {
    /** The report of a run looks back a month, and the month that is reported may be the one before. */
    private static final Column<Long> START = Column.bigint("job_execution_id");

    private static final int DAYS_LOOKED_BACK = 62;

    private static final List<String> ROWS_OF_A_START = List.of(
            "DELETE FROM BATCH_STEP_EXECUTION_CONTEXT WHERE STEP_EXECUTION_ID IN"
                    + " (SELECT STEP_EXECUTION_ID FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID = ?)",
            "DELETE FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID = ?",
            "DELETE FROM BATCH_JOB_EXECUTION_CONTEXT WHERE JOB_EXECUTION_ID = ?",
            "DELETE FROM BATCH_JOB_EXECUTION_PARAMS WHERE JOB_EXECUTION_ID = ?",
            "DELETE FROM BATCH_JOB_EXECUTION WHERE JOB_EXECUTION_ID = ?");

    private final Database database;
    private final TransactionTemplate transaction;
    private final Supplier<DatabaseLock> lock;
    private final OrderArchive orders;

    /**
     * Purges a database; each part that is removed together is one transaction, under the lock of the night.
     *
     * @param zone that instants are written in
     */
    public Purge(Database database, PlatformTransactionManager transactions, Supplier<DatabaseLock> lock, ZoneId zone) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.lock = lock;
        this.orders = new OrderArchive(database, transaction, zone);
    }

    /**
     * What was cleared away.
     *
     * @param folders of runs that were moved
     * @param starts of jobs that are forgotten
     * @param orders that were moved to a file
     */
    public record Purged(int folders, int starts, OrderArchive.Moved orders) {}

    /**
     * Clears away what is older than a date. It may be stopped at any time and started again.
     *
     * @param before the first business date that stays
     * @param archive where the folders and the orders go; made where it is not there
     * @throws NightRefusedException if the date is too close to the last run's, that run is not finished, the output folder
     *     holds a run that the ledger does not know, or the archive has a folder of the same name or is on another disk
     * @throws DatabaseInUseException if a night is running on the database
     */
    public Purged run(LocalDate before, Path output, Path archive) {
        try (DatabaseLock held = lock.get()) {
            held.recordHolder();
            Run last = check(before, output);
            int folders = 0;
            for (Path run : OutputFolder.runs(output)) {
                if (LocalDate.parse(run.getFileName().toString()).isBefore(before)) {
                    held.check();
                    move(run, archive);
                    folders++;
                }
            }
            OrderArchive.Moved moved = orders.moveOut(before, last.runNo(), archive, held::check);
            return new Purged(folders, forgetStarts(before), moved);
        }
    }

    private Run check(LocalDate before, Path output) {
        Run last = new Runs(database).last();
        if (last == null || !last.isFinished()) {
            throw new NightRefusedException(
                    last == null
                            ? "there is no run yet, so nothing is old"
                            : "the night of " + last.businessDate() + " did not finish: run nightly --date "
                                    + last.businessDate() + " first");
        }
        if (before.plusDays(DAYS_LOOKED_BACK).isAfter(last.businessDate())) {
            throw new NightRefusedException(
                    "the last run is that of " + last.businessDate() + ", and the nights to come look"
                            + " back at the " + DAYS_LOOKED_BACK + " days before it: what is older than " + before
                            + " can go from " + before.plusDays(DAYS_LOOKED_BACK) + " on");
        }
        new LedgerAndOutput(database).check(output, false);
        return last;
    }

    private static void move(Path run, Path archive) {
        Path place = archive.resolve(run.getFileName());
        try {
            OwnerOnly.createFolders(archive);
            if (Files.exists(place)) {
                throw new NightRefusedException(place + " is there already. Move it away, or name another archive");
            }
            Files.move(run, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new NightRefusedException(archive + " is on another disk than " + run.getParent()
                    + ", so folders cannot be moved there whole. Name one on the same disk, and copy it from there");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int forgetStarts(LocalDate before) {
        List<Long> starts = database.list(
                "SELECT JOB_EXECUTION_ID FROM BATCH_JOB_EXECUTION_PARAMS WHERE PARAMETER_NAME = 'businessDate'"
                        + " AND PARAMETER_VALUE < ?",
                row -> row.get(START),
                before.toString());
        for (long start : starts) {
            transaction.executeWithoutResult(status -> ROWS_OF_A_START.forEach(sql -> database.update(sql, start)));
        }
        database.update("DELETE FROM BATCH_JOB_INSTANCE WHERE JOB_INSTANCE_ID NOT IN"
                + " (SELECT JOB_INSTANCE_ID FROM BATCH_JOB_EXECUTION)");
        return starts.size();
    }
}
