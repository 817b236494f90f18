package reckon.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import reckon.facts.Order;
import reckon.policy.Usage.Calendar;

/**
 * What was used at list price, in two tiers (Rule F3): few days by the day and dearer, more of them by years, months and days.
 *
 * @param shortTierDays the most days of 24 h of the short tier
 * @param shortTierFactor what a day of the short tier costs, as a multiple of the list price's day
 * @param daysPerMonth the days by which the long tier divides a month's price
 */
public record Tiers(int shortTierDays, BigDecimal shortTierFactor, int daysPerMonth) implements RefundFormula {

    @Override
    public Rule rule() {
        return Rule.F3;
    }

    @Override
    public List<Subtrahend> consumed(List<Refundable> termOrders, Usage usage, SpecPrices prices) {
        if (usage.days() == 0) {
            return List.of(Subtrahend.nothing());
        }
        return usage.days() <= shortTierDays ? shortTier(usage, prices) : longTier(usage, prices);
    }

    private List<Subtrahend> shortTier(Usage usage, SpecPrices prices) {
        int daysInMonth = usage.daysInFirstMonth();
        List<Subtrahend> parts = new ArrayList<>(1);
        for (Stretch stretch : Stretch.of(usage, prices, false)) {
            parts.add(Subtrahend.daysByFactor(
                    stretch.days(), prices.of(stretch.order(), 1), daysInMonth, shortTierFactor));
        }
        return parts;
    }

    private List<Subtrahend> longTier(Usage usage, SpecPrices prices) {
        List<Subtrahend> parts = new ArrayList<>(3);
        for (Stretch stretch : Stretch.of(usage, prices, true)) {
            Order order = stretch.order();
            Calendar calendar = usage.calendarOf(stretch.firstDay(), stretch.days());
            if (calendar.years() > 0) {
                parts.add(Subtrahend.terms(calendar.years(), prices.of(order, 12)));
            }
            if (calendar.months() > 0) {
                parts.add(Subtrahend.terms(calendar.months(), prices.of(order, 1)));
            }
            if (calendar.days() > 0) {
                parts.add(Subtrahend.days(calendar.days(), prices.of(order, 1), daysPerMonth));
            }
        }
        return parts;
    }
}
