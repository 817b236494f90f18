package reckon.policy;

import java.time.YearMonth;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The months of consumption that the resets of a run read, and the first of them that was never delivered (Rule Q3).
 *
 * @param delivered the months of which any line was delivered
 * @param firstMonth the setting: months before it count as without consumption; null where it is not given
 * @param last the last month that a reset of the run can read
 */
public record ResetMonths(
        Set<YearMonth> delivered, @Nullable YearMonth firstMonth, YearMonth last) {

    /** Whether a month between the first one delivered, or the setting's, and the last one was not delivered. */
    public boolean haveGap() {
        YearMonth first = firstMonth != null
                ? firstMonth
                : delivered.stream().min(YearMonth::compareTo).orElse(null);
        return first != null && firstMissingFrom(first) != null;
    }

    /**
     * Returns the first month that a reset due now reads and that was never delivered, or null.
     *
     * @param firstNeeded the first month that a reset of any account known reads, booked before or due now
     * @param firstDue the first month that a reset due now reads; null where none is due
     */
    public @Nullable YearMonth firstMissing(YearMonth firstNeeded, @Nullable YearMonth firstDue) {
        YearMonth first = firstMonth != null ? firstMonth : firstDeliveredFrom(firstNeeded);
        if (first == null || firstDue == null) {
            return null;
        }
        return firstMissingFrom(first.isAfter(firstDue) ? first : firstDue);
    }

    private @Nullable YearMonth firstDeliveredFrom(YearMonth needed) {
        return delivered.stream()
                .filter(month -> !month.isBefore(needed))
                .min(YearMonth::compareTo)
                .orElse(null);
    }

    private @Nullable YearMonth firstMissingFrom(YearMonth first) {
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            if (!delivered.contains(month)) {
                return month;
            }
        }
        return null;
    }
}
