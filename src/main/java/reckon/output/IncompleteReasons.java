package reckon.output;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.database.Table;
import reckon.ledger.Run;
import reckon.staging.NotTaken;
import reckon.staging.NotTakenFiles;

/**
 * What is missing to call a run complete. It is found when the run is published, and put down: a run that is closed keeps
 * what was missing then, whatever has been delivered since.
 */
public final class IncompleteReasons {
    private static final Table TABLE = Table.appended("run_incomplete", "run_no", "item_no", "reason");

    private final Database database;

    private record RefusedFile(String name, LocalDate since, String problem) {}

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
                        row -> new RefusedFile(row.text(), row.date(), row.text()))
                .forEach(file -> reasons.add("file " + file.name() + " is refused since " + file.since()
                        + " and what it says is not known: " + file.problem()));
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
        int[] next = {0};
        database.write(TABLE, row -> {
            if (next[0] == reasons.size()) {
                return false;
            }
            row.whole(runNo).whole(next[0] + 1L).text(reasons.get(next[0]++));
            return true;
        });
    }

    /** Returns what was missing for a run when it was published last. */
    public List<String> of(Run run) {
        return database.list(
                "SELECT reason FROM run_incomplete WHERE run_no = ? ORDER BY item_no", row -> row.text(), run.runNo());
    }
}
