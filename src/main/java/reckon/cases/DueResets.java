package reckon.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.policy.Night;
import reckon.policy.Policies;

/**
 * The resets that a run has to book (Rule Q3). The run before, being finished, has booked its own for every account that
 * it knew, so where its last month is the same only accounts that became known since can lack one.
 *
 * @param month the month of the last reset, in the policy zone
 * @param bookedForKnownThrough accounts that became known by this business date have all their resets
 */
record DueResets(YearMonth month, LocalDate bookedForKnownThrough) {
    private static final LocalDate NOBODY = LocalDate.EPOCH;
    private static final String RUN_BEFORE = "SELECT business_date, missing_month FROM run"
            + " WHERE run_no = (SELECT run_no - 1 FROM run WHERE business_date = ?)";

    private record RunBefore(
            LocalDate businessDate, @Nullable YearMonth missingMonth) {
        YearMonth lastMonth(Policies policies) {
            return missingMonth != null ? missingMonth : monthBefore(policies.endOf(businessDate), policies);
        }
    }

    /** Finds what a night has to book; its run has begun. */
    static DueResets of(Night night, Database database) {
        Policies policies = night.policies();
        YearMonth month = monthBefore(night.until(), policies);
        RunBefore before =
                database.first(RUN_BEFORE, row -> new RunBefore(row.date(), row.optionalMonth()), night.businessDate());
        if (before == null
                || !before.businessDate().isBefore(night.businessDate())
                || !before.lastMonth(policies).equals(month)) {
            return new DueResets(month, NOBODY);
        }
        return new DueResets(month, before.businessDate());
    }

    private static YearMonth monthBefore(Instant instant, Policies policies) {
        return policies.monthOf(instant.minusNanos(1));
    }

    /** Whether only accounts that became known since the run before can lack a reset. */
    boolean areBookedForAllButNewAccounts() {
        return !bookedForKnownThrough.equals(NOBODY);
    }

    /** Whether an account lacks its reset of the month, or its opening. */
    boolean isLackedBy(DueUser.Account account) {
        return account.standing() == null
                ? !YearMonth.from(account.firstKnownOn()).isAfter(month)
                : account.standing().month().isBefore(month);
    }
}
