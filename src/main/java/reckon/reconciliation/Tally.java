package reckon.reconciliation;

import reckon.money.Money;

/** How many there are, and what they come to. */
public record Tally(long count, Money amount) {
    public static final Tally ZERO = new Tally(0, Money.ZERO);

    Tally plus(Money one) {
        return new Tally(count + 1, amount.plus(one));
    }

    Tally plus(Tally other) {
        return new Tally(count + other.count, amount.plus(other.amount));
    }

    Tally minus(Tally other) {
        return new Tally(count - other.count, amount.minus(other.amount));
    }
}
