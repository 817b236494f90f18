package reckon.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.policy.Policies;

/**
 * How far a run's reconciliation looks, compared with the run before.
 *
 * @param asOf the run's date
 * @param end the first instant after it
 * @param firstUndue the first run whose refunds are not due
 * @param before how far the run before looked; null if it was never reconciled, so that all there is is looked at
 */
record Scope(
        int runNo,
        LocalDate asOf,
        Instant end,
        int firstUndue,
        ReconciliationSettings settings,
        @Nullable Scope before) {

    /** Returns the scope of a run without that of the run before. */
    static Scope of(int runNo, RunDates dates, ReconciliationSettings settings, Policies policies) {
        LocalDate asOf = dates.of(runNo);
        return new Scope(
                runNo, asOf, policies.endOf(asOf), dates.firstUndue(runNo, settings.settlementDays()), settings, null);
    }

    Scope after(@Nullable Scope runBefore) {
        return new Scope(runNo, asOf, end, firstUndue, settings, runBefore);
    }

    /** Returns the first run whose deliveries are looked at. */
    int cameSince() {
        return before == null ? 0 : runNo;
    }

    /** Returns the first run whose deliveries of orders are looked at: another first day of orders brings up all of them. */
    int ordersCameSince() {
        boolean isSame = before != null && Objects.equals(before.settings().ordersSince(), settings.ordersSince());
        return isSame ? runNo : 0;
    }

    /** Returns the first run whose refunds become due with this one; those before {@link #firstUndue} do. */
    int dueSince() {
        return before == null ? 1 : before.firstUndue();
    }

    /** Returns the first instant of a settlement that may count with this run only, whenever it came. */
    Instant countsSince() {
        return before == null ? end : before.end();
    }
}
