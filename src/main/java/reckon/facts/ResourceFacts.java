package reckon.facts;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about one resource.
 *
 * @param line the resource's own line; null where none was delivered
 * @param orders every order for it, of whatever account; kept in the order of (purchased_at, order_id), so that no answer
 *     or explanation depends on how a database returned them
 * @param unsubscription the RESOURCE request that an earlier run accepted for it; null if there was none
 */
public record ResourceFacts(
        String resourceId,
        @Nullable Resource line,
        List<Order> orders,
        @Nullable AcceptedRequest unsubscription) {
    private static final Comparator<Order> BY_PURCHASE =
            Comparator.comparing(Order::purchasedAt).thenComparing(Order::orderId);

    /** Puts the orders in the order of their purchase, equals by their ids, so that nothing depends on the order in which they came. */
    public ResourceFacts {
        if (orders.size() > 1) {
            orders = orders.stream().sorted(BY_PURCHASE).toList();
        }
    }

    /** Returns the facts about a resource of which nothing is known. */
    static ResourceFacts unknown(String resourceId) {
        return new ResourceFacts(resourceId, null, List.of(), null);
    }
}
