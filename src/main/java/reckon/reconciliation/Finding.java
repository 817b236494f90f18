package reckon.reconciliation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;

/**
 * What is so with a refund or an order on a day, whatever was before.
 *
 * @param isPending whether it is a refund that is not due yet, and so no break
 * @param recordedOn the date of the run that recorded the refund; null where the ledger has none
 */
record Finding(
        Break kind,
        boolean isPending,
        String refundId,
        String orderId,
        String accountId,
        @Nullable Money expected,
        @Nullable Money actual,
        @Nullable LocalDate recordedOn,
        String note) {

    /** Returns a break about a refund of the ledger. */
    static Finding of(Break kind, RecordedRefund refund, Money expected, Money actual, String note) {
        return new Finding(
                kind,
                false,
                refund.refundId(),
                refund.orderId(),
                refund.accountId(),
                expected,
                actual,
                refund.recordedOn(),
                note);
    }

    Finding pending() {
        return new Finding(kind, true, refundId, orderId, accountId, expected, actual, recordedOn, note);
    }
}
