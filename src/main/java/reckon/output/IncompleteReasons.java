package reckon.output;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.ledger.Run;
import reckon.staging.NotTaken;
import reckon.staging.NotTakenFiles;
import reckon.tables.RefusedFileTable;
import reckon.tables.RunIncompleteTable;

/**
 * What is missing to call a run complete. It is found when the run is published, and put down: a run that is closed keeps
 * what was missing then, whatever has been delivered since.
 */
public final class IncompleteReasons {
    private final Database database;

    /** Answers from a database, which it only reads. */
    public IncompleteReasons(Database database) {
        this.database = database;
    }

    /**
     * Returns what is missing for a run, and puts it down.
     *
     * @param missingMonth the month whose consumption was missing, or null
     */
    public List<String> find(Run run, @Nullable YearMonth missingMonth) {
        List<String> reasons = new ArrayList<>();
        if (missingMonth != null) {
            reasons.add("consumption of " + missingMonth + " was never delivered: no reset was booked for "
                    + missingMonth.plusMonths(1) + " and no request from then on was decided. Deliver it, or let"
                    + " first-month in the policy file say that earlier months count as without consumption");
        }
        database.list(
                "SELECT name, business_date, problem FROM refused_file ORDER BY kind, name",
                row -> reasons.add("file " + row.get(RefusedFileTable.NAME) + " is refused since "
                        + row.get(RefusedFileTable.BUSINESS_DATE) + " and what it says is not known: "
                        + row.get(RefusedFileTable.PROBLEM)));
        for (NotTaken file : new NotTakenFiles(database).of(run.runNo())) {
            if (file.isIncomplete()) {
                reasons.add("file " + file.name() + " is not taken, as its name is that of no input file: rename it, or"
                        + " let RECKON_IGNORE_FILES cover it");
            }
        }
        record(run.runNo(), reasons);
        return reasons;
    }

    private void record(int runNo, List<String> reasons) {
        database.update("DELETE FROM run_incomplete WHERE run_no = ?", runNo);
        database.writeAll(
                RunIncompleteTable.TABLE, IntStream.range(0, reasons.size()).iterator(), (row, item) -> row.set(
                                RunIncompleteTable.RUN_NO, runNo)
                        .set(RunIncompleteTable.ITEM_NO, item + 1)
                        .set(RunIncompleteTable.REASON, reasons.get(item)));
    }

    /** Returns what was missing for a run when it was published last. */
    public List<String> of(Run run) {
        return database.list(
                "SELECT reason FROM run_incomplete WHERE run_no = ? ORDER BY item_no",
                row -> row.get(RunIncompleteTable.REASON),
                run.runNo());
    }
}
