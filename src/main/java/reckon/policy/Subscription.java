package reckon.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reckon.facts.ChargeType;
import reckon.facts.Order;
import reckon.facts.OrderStatus;
import reckon.facts.OrderType;
import reckon.facts.RequestKind;
import reckon.facts.Resource;
import reckon.facts.ResourceFacts;
import reckon.facts.ResourceStatus;

/**
 * A resource as it stood when a request was submitted: its terms, the current one, what is still unused.
 *
 * <p>Only orders bought by then count, and of those no CREATE_FAILED one. An order that the export
 * calls REFUNDED, or that an accepted request returned, makes no term. One that Rule A1 returned and that was delivered
 * as COMPLETED afterwards makes its term, with the cash that is left.
 */
final class Subscription {
    /** The order in which a refund is spread: by (effective_at, purchased_at, order_id). */
    static final Comparator<Order> BY_START = Comparator.comparing(Order::startsAt)
            .thenComparing(Order::purchasedAt)
            .thenComparing(Order::orderId);

    private final ResourceFacts facts;
    private final Instant at;
    private final Predicate<Order> isReturned;
    private final List<Order> orders = new ArrayList<>(2);
    private final List<Order> terms = new ArrayList<>(2);
    private final List<Order> resizes = new ArrayList<>(0);
    private final List<Order> covering = new ArrayList<>(1);
    private final boolean allRefunded;
    private final @Nullable Order base;

    /**
     * @param at the instant of the request
     * @param isReturned whether an accepted request returned an order
     */
    Subscription(ResourceFacts facts, Instant at, Predicate<Order> isReturned) {
        this.facts = facts;
        this.at = at;
        this.isReturned = isReturned;
        boolean anyOpen = false;
        for (Order order : facts.orders()) {
            if (order.purchasedAt().isAfter(at) || order.status() == OrderStatus.CREATE_FAILED) {
                continue;
            }
            orders.add(order);
            if (!isClosed(order)) {
                anyOpen = true;
                sortIn(order);
            }
        }
        terms.sort(BY_START);
        resizes.sort(BY_START);
        covering.sort(BY_START);
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

    private boolean isClosed(Order order) {
        return order.status() == OrderStatus.REFUNDED || isReturned.test(order);
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
        Resource line = facts.line();
        return line != null
                ? line.accountId().equals(accountId)
                : orders.stream().anyMatch(order -> order.accountId().equals(accountId));
    }

    /** Returns the resource's product, without a line of its own that of its first order; null if it does not exist. */
    @Nullable
    String product() {
        Resource line = facts.line();
        if (line != null) {
            return line.product();
        }
        return orders.stream()
                .min(Comparator.comparing(Order::purchasedAt).thenComparing(Order::orderId))
                .map(Order::product)
                .orElse(null);
    }

    ResourceStatus status() {
        return facts.line() == null ? ResourceStatus.ACTIVE : facts.line().status();
    }

    /** Returns the resource's own line; null where none was delivered. */
    @Nullable
    Resource line() {
        return facts.line();
    }

    /** Whether it has orders and all of them are REFUNDED or were returned by accepted requests (Rule E03). */
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

    /** Returns the terms that cover the instant of the request. */
    List<Order> coveringTerms() {
        return covering;
    }

    /** Returns the terms that are not returned, in the order of their starts. */
    List<Order> terms() {
        return terms;
    }

    /** Returns the first two of the resource's terms that overlap, none if no two do. */
    List<Order> overlap() {
        for (int i = 1; i < terms.size(); i++) {
            if (terms.get(i).startsAt().isBefore(terms.get(i - 1).endsAt())) {
                return terms.subList(i - 1, i + 1);
            }
        }
        return List.of();
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
        return new Postpaid(at, terms).isSaidBy(facts.orders());
    }

    /** Whether the resource can still be used or will be: nothing ended it and its last term is not over. */
    boolean isStillSubscribed() {
        return (status() == ResourceStatus.ACTIVE || status() == ResourceStatus.FROZEN) && !allRefunded && !isExpired();
    }

    /**
     * Returns a term's own order and the RESIZE orders that count for it, in the order of a split: those that reach past its
     * start and begin before the end of the last term.
     */
    List<Refundable> ordersOf(Order term) {
        if (resizes.isEmpty()) {
            return List.of(Refundable.whole(term));
        }
        List<Refundable> result = new ArrayList<>(1 + resizes.size());
        result.add(Refundable.whole(term));
        Instant end = Objects.requireNonNull(end());
        for (Order resize : resizes) {
            if (resize.endsAt().isAfter(term.startsAt()) && resize.startsAt().isBefore(end)) {
                result.add(
                        Refundable.resize(resize, term.startsAt(), terms.get(0).startsAt()));
            }
        }
        return result;
    }

    /**
     * Returns the cash of the resource's COMPLETED orders that a decision does not touch, each as {@code 60.00 of o-1, which ended
     * at …}.
     *
     * @param touched the orders that the decision refunds on
     */
    List<Sentence> cashNotRefunded(List<Order> touched, Night night) {
        List<Sentence> result = new ArrayList<>(0);
        for (Order order : orders) {
            if (order.status() == OrderStatus.COMPLETED
                    && !isClosed(order)
                    && order.cashLeft().isPositive()
                    && !touched.contains(order)) {
                result.add(
                        Sentence.of("{0} of {1}, {2}", order.cashLeft(), order.orderId(), whyNotTouched(order, night)));
            }
        }
        return result;
    }

    private Sentence whyNotTouched(Order order, Night night) {
        if (order.chargeType() == ChargeType.POSTPAID) {
            return Sentence.of("which is billed on demand");
        }
        return order.endsAt().isAfter(at)
                ? Sentence.of("which reaches past no term that is left")
                : Sentence.of("whose term ended at {0}", night.at(order.endsAt()));
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
            addOrdersOf(base, result);
        } else if (isExpired()) {
            addOrdersOf(lastTerm(), result);
        } else {
            covering.forEach(term -> addOrdersOf(term, result));
        }
        result.addAll(unusedRenewals());
        return result;
    }

    private void addOrdersOf(Order term, List<Order> result) {
        ordersOf(term).forEach(refundable -> result.add(refundable.order()));
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
