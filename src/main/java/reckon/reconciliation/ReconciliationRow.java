package reckon.reconciliation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;

/**
 * A row of {@code reconciliation.csv} or {@code pending.csv}.
 *
 * @param refundId the refund's, empty where the break has none, as {@code orderId} and {@code accountId}
 * @param expected what should have been paid; null for a disk that was not converted, as {@code actual}
 * @param since the day from which its age is counted
 */
public record ReconciliationRow(
        Break kind,
        State state,
        String refundId,
        String orderId,
        String accountId,
        @Nullable Money expected,
        @Nullable Money actual,
        LocalDate since,
        String note) {

    ReconciliationRow ofAccount(String other) {
        return new ReconciliationRow(kind, state, refundId, orderId, other, expected, actual, since, note);
    }

    ReconciliationRow with(State other) {
        return new ReconciliationRow(kind, other, refundId, orderId, accountId, expected, actual, since, note);
    }
}
