package reckon.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A resource as it stood when a request was submitted: its terms, the current one, what is still unused.
 *
 * <p>Only orders bought by then count, and of those no CREATE_FAILED one. An order that the export
 * calls REFUNDED, or on which the ledger returned money, makes no term.
 */
final class Subscription {
    /** The order in which a refund is spread: by (effective_at, purchased_at, order_id). */
    static final Comparator<Order> BY_START = Comparator.comparing(Order::startsAt)
            .thenComparing(Order::purchasedAt)
            .thenComparing(Order::orderId);

    private final ResourceFile file;
    private final Instant at;
    private final List<Order> orders = new ArrayList<>(2);
    private final List<Order> terms = new ArrayList<>(2);
    private final List<Order> resizes = new ArrayList<>(0);
    private final List<Order> covering = new ArrayList<>(1);
    private final boolean allRefunded;
    private final @Nullable Order base;

    /**
     * @param at the instant of the request
     * @param refundedInThisRun ids of the resource's orders that earlier decisions of this run refunded
     */
    Subscription(ResourceFile file, Instant at, Set<String> refundedInThisRun) {
        this.file = file;
        this.at = at;
        boolean anyOpen = false;
        for (Order order : file.orders()) {
            if (order.purchasedAt().isAfter(at) || order.status() == OrderStatus.CREATE_FAILED) {
                continue;
            }
            orders.add(order);
            if (!isClosed(order, refundedInThisRun)) {
                anyOpen = true;
                sortIn(order);
            }
        }
        terms.sort(BY_START);
        resizes.sort(BY_START);
        this.allRefunded = !orders.isEmpty() && !anyOpen;
        this.base = findBase();
    }

    private void sortIn(Order order) {
        if (order.resizes()) {
            resizes.add(order);
        } else if (order.makesTerm()) {
            terms.add(order);
            if (hasBegun(order) && at.isBefore(order.endsAt())) {
                covering.add(order);
            }
        }
    }

    private static boolean isClosed(Order order, Set<String> refundedInThisRun) {
        return order.status() == OrderStatus.REFUNDED
                || order.returned()
                || refundedInThisRun.contains(order.orderId());
    }

    private @Nullable Order findBase() {
        if (covering.size() == 1) {
            return covering.get(0);
        }
        boolean noneHasBegun = !terms.isEmpty() && !hasBegun(terms.get(0));
        return noneHasBegun && terms.get(0).type() == OrderType.NEW ? terms.get(0) : null;
    }

    private boolean hasBegun(Order term) {
        return !term.startsAt().isAfter(at);
    }

    /** Whether the resource exists and is the account's; without a line of its own, whether one of its orders is. */
    boolean belongsTo(String accountId) {
        Resource line = file.line();
        return line != null
                ? line.accountId().equals(accountId)
                : orders.stream().anyMatch(order -> order.accountId().equals(accountId));
    }

    /** Returns the resource's product, without a line of its own that of its first order; null if it does not exist. */
    @Nullable
    String product() {
        Resource line = file.line();
        if (line != null) {
            return line.product();
        }
        return orders.stream()
                .min(Comparator.comparing(Order::purchasedAt).thenComparing(Order::orderId))
                .map(Order::product)
                .orElse(null);
    }

    ResourceStatus status() {
        return file.line() == null ? ResourceStatus.ACTIVE : file.line().status();
    }

    /** Returns the resource's own line; null where none was delivered. */
    @Nullable
    Resource line() {
        return file.line();
    }

    /** Whether it has orders and all of them are refunded (Rule E03). */
    boolean isAllRefunded() {
        return allRefunded;
    }

    /** Returns the orders bought by then but CREATE_FAILED ones. */
    List<Order> orders() {
        return orders;
    }

    /** Returns the current term's own order, or null where there is not exactly one current term. */
    @Nullable
    Order base() {
        return base;
    }

    /** Returns how many terms cover the instant of the request. */
    int coveringTerms() {
        return covering.size();
    }

    /** Whether any two of the resource's terms overlap. */
    boolean hasOverlap() {
        Instant end = Instant.MIN;
        for (Order term : terms) {
            if (term.startsAt().isBefore(end)) {
                return true;
            }
            end = term.endsAt();
        }
        return false;
    }

    /** Returns the end of the last term, or null where there is no term. */
    @Nullable
    Instant end() {
        return endWithout(List.of());
    }

    /** Whether there were terms and the last of them is over (Rule E12). */
    boolean isExpired() {
        Instant end = end();
        return end != null && !at.isBefore(end);
    }

    /** Whether the resource is billed afterwards (Rule E06). */
    boolean isPostpaid() {
        return new Postpaid(at, terms).isSaidBy(file.orders());
    }

    /** Whether the resource can still be used or will be: nothing ended it and its last term is not over. */
    boolean isStillSubscribed() {
        return (status() == ResourceStatus.ACTIVE || status() == ResourceStatus.FROZEN) && !allRefunded && !isExpired();
    }

    /** Returns a term's own order and the RESIZE orders that took or take effect in it, in the order of a split. */
    List<Order> ordersOf(Order term) {
        List<Order> result = new ArrayList<>(1 + resizes.size());
        result.add(term);
        for (Order resize : resizes) {
            if (!resize.startsAt().isBefore(term.startsAt())
                    && resize.startsAt().isBefore(term.endsAt())) {
                result.add(resize);
            }
        }
        return result;
    }

    /** Returns the terms not begun, other than the current one, in the order of a split. */
    List<Order> unusedRenewals() {
        List<Order> result = new ArrayList<>(0);
        for (Order term : terms) {
            if (!hasBegun(term) && !term.equals(base)) {
                result.add(term);
            }
        }
        return result;
    }

    /** Returns the RENEW orders whose term has not begun (Rule F1). */
    List<Order> unusedRenewOrders() {
        List<Order> result = new ArrayList<>(0);
        for (Order term : terms) {
            if (!hasBegun(term) && term.type() == OrderType.RENEW) {
                result.add(term);
            }
        }
        return result;
    }

    /** Whether one of the orders is of a bundle. */
    boolean isOfBundle(String bundleId) {
        for (Order order : orders) {
            if (bundleId.equals(order.bundleId())) {
                return true;
            }
        }
        return false;
    }

    /** Whether any of the orders names a bundle. */
    boolean isOfBundle() {
        for (Order order : orders) {
            if (order.bundleId() != null) {
                return true;
            }
        }
        return false;
    }

    /** Returns the RESIZE orders bought by then. */
    List<Order> resizes() {
        return resizes;
    }

    /** Returns every order that a request of a kind would refund, which is what Rules E09-E11, E14, E15 and E18 look at. */
    List<Order> concernedBy(RequestKind kind) {
        if (kind == RequestKind.RENEWAL) {
            return unusedRenewOrders();
        }
        List<Order> result = new ArrayList<>(2);
        if (base != null) {
            result.addAll(ordersOf(base));
        } else if (isExpired()) {
            result.addAll(ordersOf(lastTerm()));
        } else {
            covering.forEach(term -> result.addAll(ordersOf(term)));
        }
        result.addAll(unusedRenewals());
        return result;
    }

    private Order lastTerm() {
        return terms.stream().max(Comparator.comparing(Order::endsAt)).orElseThrow();
    }

    /** Returns the greatest end of the terms that are left when some are refunded, or null where none is left (Rule R3). */
    @Nullable
    Instant endWithout(List<Order> refunded) {
        Instant end = null;
        for (Order term : terms) {
            if (!refunded.contains(term) && (end == null || term.endsAt().isAfter(end))) {
                end = term.endsAt();
            }
        }
        return end;
    }
}
