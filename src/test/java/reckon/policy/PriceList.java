package reckon.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.facts.ListPrices;
import reckon.money.Money;

/** A catalogue for tests: the latest price that was valid at the purchase. */
final class PriceList implements ListPrices {
    private final List<Price> prices = new ArrayList<>();

    private record Price(@Nullable String product, String spec, int termMonths, Instant validFrom, Money price) {
        boolean isOf(String otherProduct, String otherSpec, int months) {
            return (product == null || product.equals(otherProduct)) && spec.equals(otherSpec) && termMonths == months;
        }
    }

    /** Returns a catalogue in which every product has s1 for 60.00 a month and 600.00 a year, and s2 for 90.00 and 900.00. */
    static PriceList usual() {
        PriceList list = new PriceList();
        list.prices.add(new Price(null, "s1", 1, Instant.EPOCH, Money.of("60.00")));
        list.prices.add(new Price(null, "s1", 12, Instant.EPOCH, Money.of("600.00")));
        list.prices.add(new Price(null, "s2", 1, Instant.EPOCH, Money.of("90.00")));
        list.prices.add(new Price(null, "s2", 12, Instant.EPOCH, Money.of("900.00")));
        return list;
    }

    PriceList with(String product, String spec, int termMonths, String price) {
        return with(product, spec, termMonths, price, Instant.EPOCH);
    }

    PriceList with(String product, String spec, int termMonths, String price, Instant validFrom) {
        prices.add(new Price(product, spec, termMonths, validFrom, Money.of(price)));
        return this;
    }

    @Override
    public @Nullable Money at(String product, String spec, int termMonths, Instant purchasedAt) {
        return prices.stream()
                .filter(price -> price.isOf(product, spec, termMonths))
                .filter(price -> !price.validFrom().isAfter(purchasedAt))
                .max(Comparator.comparing(Price::validFrom))
                .map(Price::price)
                .orElse(null);
    }
}
