package reckon.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import reckon.facts.Order;
import reckon.policy.Usage.SpecInEffect;

/**
 * Neighbouring usage days that are priced alike (Rule F3).
 *
 * @param order the order whose spec prices them
 * @param firstDay the number of days of the term before them
 * @param days how many they are, 1 or more
 */
record Stretch(Order order, int firstDay, int days) {

    /**
     * Divides a usage into stretches: each day is priced by the dearest spec in effect on it, of equal ones by the earlier, and
     * neighbouring days of one spec at the same prices are one stretch.
     *
     * @param byYear whether the price for a year may be asked for as well
     */
    static List<Stretch> of(Usage usage, SpecPrices prices, boolean byYear) {
        List<SpecInEffect> specs = usage.specs();
        if (specs.size() == 1) {
            return List.of(new Stretch(specs.get(0).order(), 0, usage.days()));
        }
        List<Stretch> stretches = new ArrayList<>(specs.size());
        TreeSet<Integer> bounds = new TreeSet<>();
        for (SpecInEffect spec : specs) {
            bounds.add(spec.firstDay());
            bounds.add(spec.endDay());
        }
        int from = 0;
        for (int to : bounds.tailSet(0, false)) {
            Order dearest = dearest(specs, from, to, prices);
            int last = stretches.size() - 1;
            if (last >= 0 && isPricedAlike(stretches.get(last).order(), dearest, prices, byYear)) {
                Stretch before = stretches.get(last);
                stretches.set(last, new Stretch(before.order(), before.firstDay(), to - before.firstDay()));
            } else {
                stretches.add(new Stretch(dearest, from, to - from));
            }
            from = to;
        }
        return stretches;
    }

    private static Order dearest(List<SpecInEffect> specs, int from, int to, SpecPrices prices) {
        Order dearest = null;
        for (SpecInEffect spec : specs) {
            if (spec.firstDay() <= from && spec.endDay() >= to) {
                boolean isDearer = dearest == null || prices.of(spec.order(), 1).compareTo(prices.of(dearest, 1)) > 0;
                dearest = isDearer ? spec.order() : dearest;
            }
        }
        if (dearest == null) {
            throw new IllegalStateException("no spec is in effect on day " + (from + 1) + " of a term");
        }
        return dearest;
    }

    private static boolean isPricedAlike(Order order, Order other, SpecPrices prices, boolean byYear) {
        return order.orderId().equals(other.orderId())
                || (order.spec() != null
                        && order.spec().equals(other.spec())
                        && order.product().equals(other.product())
                        && prices.areSame(order, other, 1)
                        && (!byYear || prices.areSame(order, other, 12)));
    }
}
