package reckon.reconciliation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what is so with what stood in the run before: a finding becomes a row with a state. */
final class Comparison {
    private final LocalDate asOf;

    /** @param asOf the run's date */
    Comparison(LocalDate asOf) {
        this.asOf = asOf;
    }

    /**
     * Returns the rows of one break: its own, and that which says that it is resolved. A refund that is not due has none here.
     *
     * @param found what is so now, or null
     * @param before the row of the same break in the run before, NEW, PERSISTING or ACCEPTED; or null
     * @param acceptances what somebody answers for
     */
    List<ReconciliationRow> rows(
            @Nullable Finding found, @Nullable ReconciliationRow before, List<Acceptance> acceptances) {
        List<ReconciliationRow> rows = new ArrayList<>();
        boolean wasOpen = before != null && before.state().isOpenBreak();
        boolean isBreak = found != null && !found.isPending();
        if (found != null && isBreak) {
            boolean isAccepted = acceptances.stream().anyMatch(acceptance -> acceptance.covers(found));
            State state = isAccepted ? State.ACCEPTED : wasOpen ? State.PERSISTING : State.NEW;
            rows.add(row(found, state, since(found, before)));
        }
        if (before != null && wasOpen && !isBreak) {
            rows.add(before.with(State.RESOLVED));
        }
        return rows;
    }

    private LocalDate since(Finding found, @Nullable ReconciliationRow before) {
        if (found.recordedOn() != null) {
            return found.recordedOn();
        }
        return before == null ? asOf : before.since();
    }

    private static ReconciliationRow row(Finding found, State state, LocalDate since) {
        return new ReconciliationRow(
                found.kind(),
                state,
                found.refundId(),
                found.orderId(),
                found.accountId(),
                found.expected(),
                found.actual(),
                since,
                found.note());
    }
}
