package reckon.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.policy.Policies;

/** The months for which consumption was delivered, and the first one that a reset is missing (Rule Q3). */
public final class DeliveredMonths {
    private final Database database;

    public DeliveredMonths(Database database) {
        this.database = database;
    }

    /**
     * Returns the first month that was not delivered although a reset of this run needs it, or null.
     *
     * <p>Months before the first one delivered, or before the policy's first month, count as without
     * consumption. So do months whose resets an earlier run booked.
     */
    public @Nullable YearMonth firstMissing(LocalDate businessDate, Policies policies) {
        List<YearMonth> months = database.list(
                "SELECT DISTINCT consumption_month FROM consumption ORDER BY consumption_month", row -> row.month());
        Instant lastInstant = policies.endOf(businessDate).minusNanos(1);
        YearMonth first = policies.inForceAt(lastInstant).quota().firstMonth();
        if (first == null && months.isEmpty()) {
            return null;
        }
        YearMonth month = latest(first == null ? months.get(0) : first, resetsBookedThrough());
        Set<YearMonth> delivered = new HashSet<>(months);
        while (month.isBefore(policies.monthOf(lastInstant))) {
            if (!delivered.contains(month)) {
                return month;
            }
            month = month.plusMonths(1);
        }
        return null;
    }

    /** Returns the month through which a run booked every reset, or null if none did. */
    private @Nullable YearMonth resetsBookedThrough() {
        LocalDate last = database.first(
                "SELECT business_date FROM run WHERE last_seq IS NOT NULL AND missing_month IS NULL"
                        + " ORDER BY business_date DESC LIMIT 1",
                row -> row.date());
        return last == null ? null : YearMonth.from(last);
    }

    private static YearMonth latest(YearMonth month, @Nullable YearMonth other) {
        return other != null && other.isAfter(month) ? other : month;
    }
}
