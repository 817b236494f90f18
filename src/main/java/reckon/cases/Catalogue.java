package reckon.cases;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.facts.ListPrices;
import reckon.money.Money;
import reckon.tables.ListPriceTable;

/** The catalogue of list prices, read once for a run. */
public final class Catalogue implements ListPrices {
    private record Key(String product, String spec, int termMonths) {}

    private record ListPrice(Key key, Instant validFrom, Money price) {}

    private final Map<Key, TreeMap<Instant, Money>> prices = new HashMap<>();

    /** Reads all list prices of a database; later ones are not seen. It may be asked by several threads. */
    public Catalogue(Database database) {
        try (Cursor<ListPrice> rows = database.stream(
                "SELECT product, spec, term_months, valid_from, list_price FROM list_price",
                row -> new ListPrice(
                        new Key(
                                row.get(ListPriceTable.PRODUCT),
                                row.get(ListPriceTable.SPEC),
                                row.get(ListPriceTable.TERM_MONTHS)),
                        row.get(ListPriceTable.VALID_FROM),
                        row.get(ListPriceTable.LIST_PRICE)))) {
            for (ListPrice row = rows.next(); row != null; row = rows.next()) {
                prices.computeIfAbsent(row.key(), key -> new TreeMap<>()).put(row.validFrom(), row.price());
            }
        }
    }

    @Override
    public @Nullable Money at(String product, String spec, int termMonths, Instant purchasedAt) {
        TreeMap<Instant, Money> byValidFrom = prices.get(new Key(product, spec, termMonths));
        Map.Entry<Instant, Money> latest = byValidFrom == null ? null : byValidFrom.floorEntry(purchasedAt);
        return latest == null ? null : latest.getValue();
    }
}
