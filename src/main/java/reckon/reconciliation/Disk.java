package reckon.reconciliation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.facts.ChargeType;
import reckon.facts.OrderStatus;
import reckon.facts.OrderType;

/** A disk, ACTIVE or FROZEN, that is attached to a converted instance. */
record Disk(String resourceId, List<DiskOrder> orders) {

    /** An order for a disk. */
    record DiskOrder(
            OrderType type,
            ChargeType chargeType,
            OrderStatus status,
            Instant purchasedAt,
            @Nullable Instant effectiveAt,
            @Nullable Instant expiresAt) {

        /** Whether it made a prepaid term; one that was refunded since did so too. */
        private boolean makesTerm() {
            return chargeType == ChargeType.PREPAID
                    && type != OrderType.RESIZE
                    && (status == OrderStatus.COMPLETED || status == OrderStatus.REFUNDED);
        }

        private boolean covers(Instant converted, Instant endOfDay) {
            return makesTerm()
                    && effectiveAt != null
                    && expiresAt != null
                    && effectiveAt.isBefore(endOfDay)
                    && expiresAt.isAfter(converted);
        }
    }

    /**
     * Whether it was left out when its instance was converted (Rule C3).
     *
     * @param endOfDay the first instant after the day of the conversion
     */
    boolean isLeftOut(Instant converted, Instant endOfDay) {
        return wasThere(converted) && orders.stream().noneMatch(order -> order.covers(converted, endOfDay));
    }

    /** A disk of which no order is known stands for itself. */
    private boolean wasThere(Instant at) {
        List<DiskOrder> bought = orders.stream()
                .filter(order -> order.status() != OrderStatus.CREATE_FAILED)
                .toList();
        return bought.isEmpty()
                || bought.stream().anyMatch(order -> !order.purchasedAt().isAfter(at));
    }
}
