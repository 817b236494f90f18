package reckon.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;

/**
 * A refund of the ledger, with its order as it was then.
 *
 * @param accountId empty where only its settlements are looked at: it takes a look at the decision, which few need
 * @param recordedOn the date of the run that recorded it
 * @param paidCash the order's whole cash
 */
record RecordedRefund(
        String refundId,
        String orderId,
        String accountId,
        Money amount,
        int runNo,
        LocalDate recordedOn,
        Money paidCash,
        @Nullable Instant effectiveAt,
        @Nullable Instant expiresAt) {}
