package reckon.reconciliation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;

/** A break that somebody answers for: its row, given back. */
record Acceptance(
        Break kind,
        String refundId,
        String orderId,
        @Nullable Money expected,
        @Nullable Money actual,
        String note) {

    /** Whether a break says just this; a refund that is not due is no break. */
    boolean covers(Finding finding) {
        return !finding.isPending()
                && kind == finding.kind()
                && refundId.equals(finding.refundId())
                && orderId.equals(finding.orderId())
                && Objects.equals(expected, finding.expected())
                && Objects.equals(actual, finding.actual())
                && note.equals(finding.note());
    }
}
