package reckon.reconciliation;

import java.time.Instant;
import java.util.Comparator;
import reckon.money.Money;

/**
 * A settlement as last delivered.
 *
 * @param isPaid whether the money moved; else it was only tried
 */
public record Settlement(String settlementId, Money amount, Instant settledAt, boolean isPaid) {
    /** The order in which notes name settlements. */
    static final Comparator<Settlement> ORDER =
            Comparator.comparing(Settlement::settledAt).thenComparing(Settlement::settlementId);
}
