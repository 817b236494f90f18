package reckon.reconciliation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reckon.facts.OrderStatus;
import reckon.facts.OrderType;
import reckon.money.Money;

/**
 * An order as the export had it last.
 *
 * @param product that of its resource
 * @param returnedAt when the request was submitted by which its resource was given back; null if it was not
 */
record ExportedOrder(
        String orderId,
        String accountId,
        OrderType type,
        OrderStatus status,
        Instant purchasedAt,
        @Nullable Instant effectiveAt,
        @Nullable Instant expiresAt,
        Money paidCash,
        String product,
        @Nullable Instant returnedAt) {}
