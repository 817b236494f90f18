package reckon.policy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.facts.DataFaults;
import reckon.facts.ListPrices;
import reckon.facts.Order;
import reckon.facts.RejectedLine;
import reckon.money.Money;

/**
 * The list prices that one calculation asks for, each as of the purchase of the order whose spec it is.
 *
 * <p>It keeps the first price that was asked for and cannot be told, because the catalogue lacks it or because its line was
 * rejected: then the calculation is of no use (Rule I3).
 */
final class SpecPrices {
    private final ListPrices prices;
    private final DataFaults faults;
    private @Nullable String rejected;
    private @Nullable String missing;

    SpecPrices(ListPrices prices, DataFaults faults) {
        this.prices = prices;
        this.faults = faults;
    }

    /** Returns the price of an order's spec; 0.00 where it cannot be told, which {@link #fault} says then. */
    Money of(Order order, int termMonths) {
        String spec = order.spec();
        if (spec == null) {
            missing = "order " + order.orderId() + " has no spec: deliver the order with its spec";
            return Money.ZERO;
        }
        RejectedLine line = faults.ofPrice(order.product(), spec, termMonths);
        if (line != null) {
            rejected = line.text() + ": deliver a good line of the list price of " + nameOf(order, spec, termMonths);
            return Money.ZERO;
        }
        Money price = prices.at(order.product(), spec, termMonths, order.purchasedAt());
        if (price == null) {
            missing = "no list price for " + nameOf(order, spec, termMonths) + ", as of order " + order.orderId()
                    + ": deliver it in a file of prices, valid when the order was purchased";
            return Money.ZERO;
        }
        return price;
    }

    private static String nameOf(Order order, String spec, int termMonths) {
        return order.product() + " " + spec + " over " + termMonths + " month(s)";
    }

    /** Whether two orders have one spec at the same price for a term; both may have none. */
    boolean areSame(Order order, Order other, int termMonths) {
        return Objects.equals(known(order, termMonths), known(other, termMonths));
    }

    private @Nullable Money known(Order order, int termMonths) {
        return order.spec() == null ? null : prices.at(order.product(), order.spec(), termMonths, order.purchasedAt());
    }

    /** Returns why the calculation is of no use, or null if it lacks no price. */
    Answer.@Nullable Refusal fault() {
        if (rejected != null) {
            return new Answer.Refusal(Reason.LINE_REJECTED, "held: " + rejected);
        }
        return missing == null ? null : new Answer.Refusal(Reason.NO_LIST_PRICE, "held: " + missing);
    }
}
