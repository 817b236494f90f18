package reckon.reconciliation;

import java.time.LocalDate;

/**
 * What the reconciliation of a run came to, but for its rows.
 *
 * @param asOf the run's date
 * @param ledger all refunds since the first run
 * @param paid all settlements since then that were PAID and count
 * @param waiting those that were PAID and do not count yet
 * @param before the refunds open in the run before
 * @param recorded those that this run recorded
 * @param settled those open in the run before or recorded by this one, and not open now
 * @param reopened those recorded earlier, not open in the run before and open now
 */
record Figures(
        int runNo,
        LocalDate asOf,
        ReconciliationSettings settings,
        Tally ledger,
        Tally paid,
        Tally waiting,
        Tally before,
        Tally recorded,
        Tally settled,
        Tally reopened) {

    /** Returns the refunds that are open now. */
    Tally now() {
        return before.plus(recorded).minus(settled).plus(reopened);
    }
}
