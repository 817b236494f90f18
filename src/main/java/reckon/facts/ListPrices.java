package reckon.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;

/** The catalogue: list prices by product, spec and term. */
@FunctionalInterface
public interface ListPrices {
    /**
     * Returns the list price of a product's spec for a term, or null where the catalogue has none.
     *
     * @param termMonths 1 (P1) or 12 (P12)
     * @param purchasedAt the price is the latest one valid at or before this instant
     */
    @Nullable
    Money at(String product, String spec, int termMonths, Instant purchasedAt);
}
