package reckon.reconciliation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import reckon.database.Database;
import reckon.tables.RunTable;

/** The dates of the runs: of each the latest business date of it and all before it. */
final class RunDates {
    private final List<LocalDate> dates = new ArrayList<>();

    /** @param businessDates those of all runs from the first on, in the order in which they began */
    RunDates(List<LocalDate> businessDates) {
        LocalDate latest = LocalDate.MIN;
        for (LocalDate businessDate : businessDates) {
            latest = businessDate.isAfter(latest) ? businessDate : latest;
            dates.add(latest);
        }
    }

    static RunDates read(Database database) {
        return new RunDates(
                database.list("SELECT business_date FROM run ORDER BY run_no", row -> row.get(RunTable.BUSINESS_DATE)));
    }

    LocalDate of(int runNo) {
        return dates.get(runNo - 1);
    }

    /** Returns the first run whose refunds are not due on the date of a run; the one behind that run if all are. */
    int firstUndue(int runNo, int settlementDays) {
        int first = runNo + 1;
        while (first > 1 && of(first - 1).plusDays(settlementDays).isAfter(of(runNo))) {
            first--;
        }
        return first;
    }
}
