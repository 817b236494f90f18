package reckon.policy;

import reckon.money.Money;
import reckon.money.Points;

/**
 * What one decision returns on one order.
 *
 * @param orderAmount the order's cash as it was when decided
 * @param refundedBefore what had been returned on the order before
 * @param refundAmount greater than zero; with {@code refundedBefore} at most the order's cash (Rule I2)
 * @param pointsSpent the amount in points for the F3 part, else 0 (Rule F6)
 */
public record RefundLine(
        String orderId,
        RefundKind kind,
        Money orderAmount,
        Money refundedBefore,
        Money refundAmount,
        Points pointsSpent) {}
