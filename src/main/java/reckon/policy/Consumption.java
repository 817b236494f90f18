package reckon.policy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import reckon.facts.Order;
import reckon.money.Money;
import reckon.policy.Usage.Calendar;

/**
 * What a used term has consumed at list price (Rule F3), as an exact fraction of cents.
 *
 * <p>Every product is formed first and there is one division, in {@link #leftOf}: nothing is rounded on
 * the way. The text grows along with the fraction, so that what is explained is what was calculated.
 */
final class Consumption {
    private final SpecPrices prices;
    private final StringBuilder text = new StringBuilder(48);
    private BigInteger numerator = BigInteger.ZERO;
    private BigInteger denominator = BigInteger.ONE;

    private Consumption(SpecPrices prices) {
        this.prices = prices;
    }

    /**
     * Returns the consumption of a usage by the tier that its days fall in.
     *
     * @param prices says afterwards whether a price was missing, so that the consumption is of no use
     */
    static Consumption of(Usage usage, PolicyVersion.PartialRefund policy, SpecPrices prices) {
        Consumption consumption = new Consumption(prices);
        if (usage.days() == 0) {
            return consumption;
        }
        if (usage.days() <= policy.shortTierDays()) {
            consumption.addShortTier(usage, policy.shortTierFactor());
        } else {
            consumption.addLongTier(usage, policy.daysPerMonth());
        }
        return consumption;
    }

    private void addShortTier(Usage usage, BigDecimal factor) {
        int daysInMonth = usage.daysInFirstMonth();
        for (Stretch stretch : Stretch.of(usage, prices, false)) {
            Money monthly = prices.of(stretch.order(), 1);
            add(stretch.days(), monthly);
            text.append(" - ").append(stretch.days()).append(" d × ").append(monthly);
            text.append('/').append(daysInMonth).append(" × ").append(factor);
        }
        numerator = numerator.multiply(factor.unscaledValue());
        denominator = BigInteger.valueOf(daysInMonth).multiply(BigInteger.TEN.pow(factor.scale()));
    }

    private void addLongTier(Usage usage, int daysPerMonth) {
        for (Stretch stretch : Stretch.of(usage, prices, true)) {
            Calendar calendar = usage.calendarOf(stretch.firstDay(), stretch.days());
            addWhole(calendar.years(), 12, stretch.order(), daysPerMonth);
            addWhole(calendar.months(), 1, stretch.order(), daysPerMonth);
            if (calendar.days() > 0) {
                Money monthly = prices.of(stretch.order(), 1);
                add(calendar.days(), monthly);
                text.append(" - ").append(calendar.days()).append(" d × ").append(monthly);
                text.append('/').append(daysPerMonth);
            }
        }
        denominator = BigInteger.valueOf(daysPerMonth);
    }

    private void addWhole(int count, int termMonths, Order order, int daysPerMonth) {
        if (count > 0) {
            Money price = prices.of(order, termMonths);
            add((long) count * daysPerMonth, price);
            text.append(" - ").append(count).append(" × ").append(price);
        }
    }

    private void add(long count, Money price) {
        numerator = numerator.add(BigInteger.valueOf(count).multiply(BigInteger.valueOf(price.cents())));
    }

    /** Returns what is left of an amount, below zero if more was consumed; rounded once, half up, to 0.01. */
    Money leftOf(Money amount) {
        BigInteger left =
                BigInteger.valueOf(amount.cents()).multiply(denominator).subtract(numerator);
        return Money.ofCents(left, denominator, RoundingMode.HALF_UP);
    }

    /** Returns the subtrahends as a person would write them: {@code " - 11 d × 60.00/31 × 1.5"}. */
    CharSequence text() {
        return text.isEmpty() ? " - 0.00" : text;
    }
}
