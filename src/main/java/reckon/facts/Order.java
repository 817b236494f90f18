package reckon.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;

/**
 * One purchase for a resource, as last delivered, with what the ledger has returned on it so far.
 *
 * @param spec the spec that the list price is looked up by; for a RESIZE the new one
 * @param effectiveAt start of the term, or when a RESIZE took effect; set for a COMPLETED prepaid order
 * @param expiresAt end of the term, exclusive; set for a COMPLETED prepaid order
 * @param durationMonths length of the term as bought, 1 or more; 0 where it was not given
 * @param cash the part that was paid with money; below zero for a RESIZE to something cheaper that gave money back
 * @param coupon the part that was paid with coupons, never refunded (Rule F7)
 * @param underContract whether a sales contract is linked to it (Rule E15)
 * @param bundleId the bundle that it was bought in (Rule E18)
 * @param refunded what earlier runs returned on it, for whatever reason
 * @param returnedBy the accepted request of an earlier run that returned it, even with 0.00; null if none did, as Rules A1 and A2
 *     do not count
 */
public record Order(
        String orderId,
        String accountId,
        String resourceId,
        String product,
        @Nullable String spec,
        OrderType type,
        ChargeType chargeType,
        OrderStatus status,
        Instant purchasedAt,
        @Nullable Instant effectiveAt,
        @Nullable Instant expiresAt,
        int durationMonths,
        Money cash,
        Money coupon,
        Offering offering,
        Promotion promotion,
        boolean underContract,
        @Nullable String bundleId,
        Money refunded,
        @Nullable AcceptedRequest returnedBy) {

    /** Whether the order makes a term: a COMPLETED prepaid NEW, RENEW or CONVERT order. */
    public boolean makesTerm() {
        return isCompletedPrepaid() && type != OrderType.RESIZE;
    }

    /** Whether the order changes the spec within a term: a COMPLETED prepaid RESIZE order. */
    public boolean resizes() {
        return isCompletedPrepaid() && type == OrderType.RESIZE;
    }

    /** Returns the start of the term, or the instant a RESIZE took effect; throws {@link IllegalStateException} where the order has none. */
    public Instant startsAt() {
        return required(effectiveAt, "effective_at");
    }

    /** Returns the end of the term, exclusive; throws {@link IllegalStateException} where the order has none. */
    public Instant endsAt() {
        return required(expiresAt, "expires_at");
    }

    /** Returns the cash that is still to be returned at most: cash less what was returned, not below zero; a negative cash as a whole. */
    public Money cashLeft() {
        if (cash.isNegative() || refunded.isZero()) {
            return cash;
        }
        Money left = cash.minus(refunded);
        return left.isNegative() ? Money.ZERO : left;
    }

    /**
     * Returns the same order with what the ledger says of it.
     *
     * @param amount all that was returned on it
     * @param request the accepted request that returned it, or null
     */
    public Order withRefunded(Money amount, @Nullable AcceptedRequest request) {
        return new Order(
                orderId,
                accountId,
                resourceId,
                product,
                spec,
                type,
                chargeType,
                status,
                purchasedAt,
                effectiveAt,
                expiresAt,
                durationMonths,
                cash,
                coupon,
                offering,
                promotion,
                underContract,
                bundleId,
                amount,
                request);
    }

    private boolean isCompletedPrepaid() {
        return status == OrderStatus.COMPLETED && chargeType == ChargeType.PREPAID;
    }

    private Instant required(@Nullable Instant instant, String column) {
        if (instant == null) {
            throw new IllegalStateException("order " + orderId + " has no " + column);
        }
        return instant;
    }
}
