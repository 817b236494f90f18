package reckon.policy;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The month of consumption at which a run's resets have to stop (Rule Q3), from what is known of the accounts, in any order: the
 * first one that a reset due now reads and that was never delivered or, while a file of consumption is refused, the first one that
 * any reset due now reads (Rule I3).
 *
 * <p>A reset that waits for a rejected line of its own account, and those behind it, are not due. Accounts without such a line may
 * be added together, under one name.
 */
public final class ResetStop {
    private final ResetMonths months;
    private final Map<String, YearMonth> due = new HashMap<>();
    private final List<RejectedMonth> rejected = new ArrayList<>(0);
    private @Nullable YearMonth firstBooked;

    private record RejectedMonth(String account, @Nullable YearMonth month) {}

    /** @param months the months that were delivered and those that count */
    public ResetStop(ResetMonths months) {
        this.months = months;
    }

    /**
     * Adds that an account's next reset, or the one with which its quota opens, reads a month.
     *
     * @param month one behind the last that a reset of the run can read is not due yet
     */
    public void addNext(String account, YearMonth month) {
        if (!month.isAfter(months.last())) {
            keepFirst(due, account, month);
        }
    }

    /** Adds a month that a reset booked before has read. */
    public void addBooked(YearMonth month) {
        firstBooked = firstBooked == null || month.isBefore(firstBooked) ? month : firstBooked;
    }

    /** Adds that a line of an account's consumption was rejected; {@code month} is null where it could not be read. */
    public void addRejected(String account, @Nullable YearMonth month) {
        rejected.add(new RejectedMonth(account, month));
    }

    /**
     * Returns the month, or null if no reset has to stop.
     *
     * @param isRefused whether a file of consumption is refused
     */
    public @Nullable YearMonth month(boolean isRefused) {
        Map<String, YearMonth> waiting = firstWaiting();
        Map<String, YearMonth> read = new HashMap<>(due);
        read.entrySet().removeIf(first -> first.getValue().equals(waiting.get(first.getKey())));
        return isRefused ? first(read.values()) : firstMissing(read, waiting);
    }

    private @Nullable YearMonth firstMissing(Map<String, YearMonth> read, Map<String, YearMonth> waiting) {
        YearMonth firstDue = first(read.values());
        if (firstDue == null) {
            return null;
        }
        YearMonth firstNeeded = firstBooked != null && firstBooked.isBefore(firstDue) ? firstBooked : firstDue;
        Map<String, YearMonth> missing = new HashMap<>();
        read.forEach((account, first) -> {
            YearMonth month = months.firstMissing(firstNeeded, first);
            YearMonth stop = waiting.get(account);
            if (month != null && (stop == null || month.isBefore(stop))) {
                missing.put(account, month);
            }
        });
        return first(missing.values());
    }

    /** Returns by account the first month that a reset would read but for a rejected line (Rule I3). */
    private Map<String, YearMonth> firstWaiting() {
        Map<String, YearMonth> waiting = new HashMap<>();
        for (RejectedMonth line : rejected) {
            YearMonth from = due.get(line.account());
            if (from != null) {
                YearMonth setting = months.firstMonth();
                YearMonth counted = setting != null && setting.isAfter(from) ? setting : from;
                YearMonth month = Objects.requireNonNullElse(line.month(), counted);
                if (!month.isBefore(counted)) {
                    keepFirst(waiting, line.account(), month);
                }
            }
        }
        return waiting;
    }

    private static void keepFirst(Map<String, YearMonth> firsts, String account, YearMonth month) {
        firsts.merge(account, month, (one, other) -> other.isBefore(one) ? other : one);
    }

    private static @Nullable YearMonth first(Collection<YearMonth> all) {
        return all.stream().min(YearMonth::compareTo).orElse(null);
    }
}
