package reckon.reconciliation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;

/** Judges whether a refund was paid as it should be, on the date of a run. */
final class SettlementCheck {
    private final LocalDate asOf;
    private final int settlementDays;

    /**
     * @param asOf the run's date
     * @param settlementDays how many days after it was recorded a refund is due
     */
    SettlementCheck(LocalDate asOf, int settlementDays) {
        this.asOf = asOf;
        this.settlementDays = settlementDays;
    }

    /**
     * Returns what is so with a refund, or null if it is settled or nothing at all.
     *
     * @param refund null if the ledger does not have it
     * @param counted its settlements that count, in any order
     */
    @Nullable
    Finding of(String refundId, @Nullable RecordedRefund refund, List<Settlement> counted) {
        if (refund == null) {
            return counted.isEmpty() ? null : unknown(refundId, counted);
        }
        List<Settlement> paidOnes = counted.stream().filter(Settlement::isPaid).toList();
        Money paid = sum(paidOnes);
        if (!paidOnes.isEmpty()) {
            if (paid.equals(refund.amount())) {
                return null;
            }
            boolean isDuplicate = paidOnes.size() > 1 && paid.compareTo(refund.amount()) > 0;
            Break kind = isDuplicate ? Break.SETTLEMENT_DUPLICATE : Break.SETTLEMENT_AMOUNT;
            return Finding.of(kind, refund, refund.amount(), paid, note(paidOnes));
        }
        if (!counted.isEmpty()) {
            return Finding.of(Break.SETTLEMENT_FAILED, refund, refund.amount(), Money.ZERO, note(counted));
        }
        return missing(refund);
    }

    private Finding missing(RecordedRefund refund) {
        LocalDate due = refund.recordedOn().plusDays(settlementDays);
        Finding missing = Finding.of(Break.SETTLEMENT_MISSING, refund, refund.amount(), Money.ZERO, Notes.due(due));
        return asOf.isBefore(due) ? missing.pending() : missing;
    }

    private static Finding unknown(String refundId, List<Settlement> counted) {
        Money paid = sum(counted.stream().filter(Settlement::isPaid).toList());
        return new Finding(Break.SETTLEMENT_UNKNOWN, false, refundId, "", "", Money.ZERO, paid, null, note(counted));
    }

    private static Money sum(List<Settlement> settlements) {
        return settlements.stream().map(Settlement::amount).reduce(Money.ZERO, Money::plus);
    }

    private static String note(List<Settlement> settlements) {
        return Notes.names(settlements.stream()
                .sorted(Settlement.ORDER)
                .map(Settlement::settlementId)
                .toList());
    }
}
