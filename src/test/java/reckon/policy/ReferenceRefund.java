package reckon.policy;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.facts.ListPrices;
import reckon.facts.Order;
import reckon.money.Money;

/**
 * Rule F3 a second time, from the contract's words: every usage day is looked at by itself, and its spec found.
 *
 * <p>It shares no arithmetic with the policy: days are counted one by one, dates are {@link CalendarDate}s, cents are fractions.
 */
final class ReferenceRefund {
    private static final BigInteger TWO = BigInteger.valueOf(2);

    private final ListPrices prices;
    private final Instant start;
    private final int days;
    private BigInteger numerator = BigInteger.ZERO;
    private final BigInteger denominator;

    private ReferenceRefund(List<Order> termOrders, Instant at, ListPrices prices) {
        this.prices = prices;
        this.start = Objects.requireNonNull(termOrders.get(0).effectiveAt());
        this.days = daysStarted(start, at);
        CalendarDate first = CalendarDate.of(start);
        // in the short tier × 3/2, so that the denominator is doubled
        this.denominator = BigInteger.valueOf(days <= 30 ? 2L * first.daysUntil(first.plusMonths(1)) : 30);
        List<Order> specs = specsByDay(termOrders, at);
        int from = 0;
        for (int day = 1; day <= days; day++) {
            if (day == days || !isPricedAlike(specs.get(day), specs.get(from))) {
                addStretch(specs.get(from), from, day - from);
                from = day;
            }
        }
    }

    /**
     * Returns what F3 leaves of an amount, zero or greater.
     *
     * @param amount the cash of the term's orders that counts
     * @param termOrders the term's own order first
     */
    static Money of(Money amount, List<Order> termOrders, Instant at, ListPrices prices) {
        ReferenceRefund consumed = new ReferenceRefund(termOrders, at, prices);
        BigInteger left = BigInteger.valueOf(amount.cents())
                .multiply(consumed.denominator)
                .subtract(consumed.numerator);
        if (left.signum() <= 0) {
            return Money.ZERO;
        }
        // rounded half up: floor of left / denominator + 1/2
        return new Money(left.multiply(TWO)
                .add(consumed.denominator)
                .divide(consumed.denominator.multiply(TWO))
                .longValueExact());
    }

    /** Returns what F3 leaves of the whole cash of a term's orders. */
    static Money of(List<Order> termOrders, Instant at, ListPrices prices) {
        Money cash = termOrders.stream().map(Order::cash).reduce(Money.ZERO, Money::plus);
        return of(cash, termOrders, at, prices);
    }

    /** Returns how many days of 24 hours have started, of which none is left out and none counted in part. */
    static int daysStarted(Instant start, Instant at) {
        int days = 0;
        while (start.plus(Duration.ofHours(24L * days)).isBefore(at)) {
            days++;
        }
        return days;
    }

    /** Finds for each usage day the order whose spec was the dearest of those in effect at any time in it. */
    private List<Order> specsByDay(List<Order> termOrders, Instant at) {
        List<Order> inTime = new ArrayList<>(termOrders.subList(1, termOrders.size()));
        inTime.sort(Comparator.comparing(ReferenceRefund::effect)
                .thenComparing(Order::purchasedAt)
                .thenComparing(Order::orderId));
        inTime.add(0, termOrders.get(0));
        List<Order> specs = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            Instant dayBegins = start.plus(Duration.ofHours(24L * day));
            Instant dayEnds = start.plus(Duration.ofHours(24L * (day + 1)));
            Order dearest = null;
            for (int i = 0; i < inTime.size(); i++) {
                // A spec is in effect until the next one's effect; the last one until the usage ends.
                Instant ends = i + 1 < inTime.size() ? effect(inTime.get(i + 1)) : Instant.MAX;
                ends = ends.isAfter(at) ? at : ends;
                Instant begins = i == 0 ? start : effect(inTime.get(i));
                boolean isInEffect = begins.isBefore(ends) && begins.isBefore(dayEnds) && ends.isAfter(dayBegins);
                if (isInEffect && (dearest == null || monthly(inTime.get(i)).compareTo(monthly(dearest)) > 0)) {
                    dearest = inTime.get(i);
                }
            }
            specs.add(Objects.requireNonNull(dearest));
        }
        return specs;
    }

    private Money monthly(Order order) {
        return price(order, 1);
    }

    private boolean isPricedAlike(Order order, Order other) {
        return Objects.equals(order.spec(), other.spec())
                && order.product().equals(other.product())
                && monthly(order).equals(monthly(other))
                && price(order, 12).equals(price(other, 12));
    }

    private static Instant effect(Order resize) {
        return Objects.requireNonNull(resize.effectiveAt());
    }

    private void addStretch(Order order, int firstDay, int length) {
        if (days <= 30) {
            add(3L * length, price(order, 1));
            return;
        }
        CalendarDate from = CalendarDate.of(start).plusDays(firstDay);
        CalendarDate to = from.plusDays(length);
        int months = 0;
        while (!from.plusMonths(months + 1).isAfter(to)) {
            months++;
        }
        if (months >= 12) {
            add(30L * (months / 12), price(order, 12));
        }
        int daysLeft = from.plusMonths(months).daysUntil(to);
        if (months % 12 > 0 || daysLeft > 0) {
            add(30L * (months % 12) + daysLeft, price(order, 1));
        }
    }

    private Money price(Order order, int termMonths) {
        @Nullable String spec = order.spec();
        return Objects.requireNonNull(
                prices.at(order.product(), Objects.requireNonNull(spec), termMonths, order.purchasedAt()));
    }

    private void add(long count, Money price) {
        numerator = numerator.add(BigInteger.valueOf(count).multiply(BigInteger.valueOf(price.cents())));
    }
}
