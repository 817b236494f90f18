package reckon.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;

/**
 * Puts together what is known about one resource, from rows of any origin in any order.
 *
 * <p>A row of the resource, of an order or of the request that gave it back may come more than once, as a join repeats them; what
 * was returned on an order may not.
 */
public final class ResourceCollector {
    private final String resourceId;
    private final List<Order> orders = new ArrayList<>(2);
    private Map<String, Returned> returned = Map.of();
    private @Nullable Resource line;
    private @Nullable AcceptedRequest unsubscription;

    /** What the ledger has returned on an order so far, and the first accepted request that took it. */
    private record Returned(Money amount, @Nullable AcceptedRequest by) {
        private static final Returned NOTHING = new Returned(Money.ZERO, null);

        Returned plus(Money further, @Nullable AcceptedRequest request) {
            boolean isFirst = by == null || (request != null && request.compareTo(by) < 0);
            return new Returned(amount.plus(further), isFirst ? request : by);
        }
    }

    /** Begins with nothing known. */
    public ResourceCollector(String resourceId) {
        this.resourceId = resourceId;
    }

    /** Adds the resource's own line. */
    public void add(Resource row) {
        line = row;
    }

    /** Adds the request that gave the resource back. */
    public void add(AcceptedRequest row) {
        unsubscription = row;
    }

    /** Adds an order, as it was delivered. */
    public void add(Order row) {
        for (Order known : orders) {
            if (known.orderId().equals(row.orderId())) {
                return;
            }
        }
        orders.add(row);
    }

    /**
     * Adds one thing that the ledger returned on an order.
     *
     * @param amount zero where only coupons had paid for a renewal that a request took
     * @param by the accepted request that returned it; null where Rule A1 or A2 did
     */
    public void addReturned(String orderId, Money amount, @Nullable AcceptedRequest by) {
        if (returned.isEmpty()) {
            returned = new HashMap<>();
        }
        returned.put(orderId, returned.getOrDefault(orderId, Returned.NOTHING).plus(amount, by));
    }

    /**
     * Returns the renewals for which no request has returned money as far as is known. A request may have taken them without a
     * refund, while no cash of them was left; what is paid for them may have been corrected since.
     */
    public List<String> renewalsNotReturned() {
        List<String> ids = new ArrayList<>(0);
        for (Order order : orders) {
            if (order.type() == OrderType.RENEW
                    && returned.getOrDefault(order.orderId(), Returned.NOTHING).by() == null) {
                ids.add(order.orderId());
            }
        }
        return ids;
    }

    /** Returns the bundles that the orders name. */
    public List<String> bundleIds() {
        List<String> ids = new ArrayList<>(0);
        for (Order order : orders) {
            if (order.bundleId() != null) {
                ids.add(order.bundleId());
            }
        }
        return ids;
    }

    /** Returns what is known so far. */
    public ResourceFacts build() {
        List<Order> known = new ArrayList<>(orders);
        if (!returned.isEmpty()) {
            known.replaceAll(order -> {
                Returned before = returned.get(order.orderId());
                return before == null ? order : order.withRefunded(before.amount(), before.by());
            });
        }
        return new ResourceFacts(resourceId, line, known, unsubscription);
    }
}
