package reckon.cases;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.facts.Order;
import reckon.facts.Resource;
import reckon.facts.ResourceFacts;
import reckon.facts.Unsubscription;
import reckon.money.Money;

/** What is known about one resource, put together from its rows. */
final class ResourceFactsBuilder {
    private final String resourceId;
    private final List<Order> orders = new ArrayList<>(2);
    private @Nullable Resource line;
    private @Nullable Unsubscription unsubscription;

    ResourceFactsBuilder(String resourceId) {
        this.resourceId = resourceId;
    }

    /** Adds a row; each may be added once. */
    void add(ResourceRow row) {
        line = row.line();
        unsubscription = row.unsubscription();
        if (row.order() == null) {
            return;
        }
        int known = indexOf(row.order().orderId());
        if (known < 0) {
            known = orders.size();
            orders.add(row.order());
        }
        ResourceRow.Returned returned = row.returned();
        if (returned != null) {
            markReturned(known, returned.amount(), returned.isByRequest());
        }
    }

    private int indexOf(String orderId) {
        for (int i = 0; i < orders.size(); i++) {
            if (orders.get(i).orderId().equals(orderId)) {
                return i;
            }
        }
        return -1;
    }

    private void markReturned(int index, Money amount, boolean byRequest) {
        Order order = orders.get(index);
        orders.set(index, order.withRefunded(order.refunded().plus(amount), byRequest || order.returned()));
    }

    /** Marks an order as taken by a decision that returned no money on it. */
    void markTaken(String orderId) {
        markReturned(indexOf(orderId), Money.ZERO, true);
    }

    List<Order> orders() {
        return orders;
    }

    ResourceFacts build() {
        return new ResourceFacts(resourceId, line, orders, unsubscription);
    }
}
