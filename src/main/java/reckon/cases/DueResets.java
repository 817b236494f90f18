package reckon.cases;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.policy.Night;
import reckon.tables.RunTable;

/**
 * The resets that a run has to book (Rule Q3). The run before, being finished, has booked its own for every account that
 * it knew, so where its last month is the same only accounts that became known since can lack one.
 *
 * @param month the month of the last reset, in the policy zone
 * @param bookedForAccountsKnownBy accounts that became known by this business date have all their resets, but those that waited
 * @param runNo the number of the run
 */
public record DueResets(YearMonth month, LocalDate bookedForAccountsKnownBy, int runNo) {
    /** The least date that a column can have. */
    private static final LocalDate NOBODY = LocalDate.of(1000, 1, 1);

    private static final String RUN_BEFORE = "SELECT business_date, missing_month FROM run WHERE run_no = ?";

    private record RunBefore(
            LocalDate businessDate, @Nullable YearMonth missingMonth) {
        YearMonth lastMonth() {
            return missingMonth != null ? missingMonth : YearMonth.from(businessDate);
        }
    }

    /** Finds up to when a run has to book resets, and for whom the run before has done so. */
    static DueResets of(Night night, int runNo, Database database) {
        YearMonth month = night.policies().monthOf(night.until().minusNanos(1));
        RunBefore before = runBefore(runNo, database);
        if (before == null
                || !before.businessDate().isBefore(night.businessDate())
                || !before.lastMonth().equals(month)) {
            return new DueResets(month, NOBODY, runNo);
        }
        return new DueResets(month, before.businessDate(), runNo);
    }

    /**
     * Returns a month that every quota had reached that was open before a run began (Rules Q2, Q3): no movement of an earlier month
     * is the last one of its account, but for accounts that the run itself has opened; null where no such month is known.
     */
    public static @Nullable YearMonth reachedByAll(int runNo, Database database) {
        RunBefore before = runBefore(runNo, database);
        return before == null || haveWaited(runNo, database) ? null : before.lastMonth();
    }

    /** Whether resets of some accounts waited in a run or the one before (Rule I3). */
    private static boolean haveWaited(int runNo, Database database) {
        return database.exists("SELECT 1 FROM waiting_reset WHERE run_no IN (?, ?)", runNo - 1, runNo);
    }

    private static @Nullable RunBefore runBefore(int runNo, Database database) {
        return database.first(
                RUN_BEFORE,
                row -> new RunBefore(row.get(RunTable.BUSINESS_DATE), row.find(RunTable.MISSING_MONTH)),
                runNo - 1);
    }

    /** Whether any account may lack a reset, rather than those alone that became known since the run before or had to wait. */
    boolean mayBeDueForAll() {
        return bookedForAccountsKnownBy.equals(NOBODY);
    }

    /** Whether an account lacks its reset of the month, or its opening. */
    boolean isDueFor(DueUser.Account account) {
        return account.balances() == null
                ? !YearMonth.from(account.firstKnownOn()).isAfter(month)
                : account.balances().month().isBefore(month);
    }
}
