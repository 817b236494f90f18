package reckon.cases;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.facts.ListPrices;
import reckon.money.Money;
import reckon.tables.ListPriceTable;

/** The catalogue of list prices, read once for a run. */
public final class Catalogue implements ListPrices {
    /** The query that gives all prices. */
    public static final String ROWS = "SELECT product, spec, term_months, valid_from, list_price FROM list_price";

    private record Key(String product, String spec, int termMonths) {}

    private final Map<Key, TreeMap<Instant, Money>> prices = new HashMap<>();

    /** Begins with no price. Once all are added it may be asked by several threads. */
    public Catalogue() {}

    /** Reads all list prices of a database; later ones are not seen. */
    public Catalogue(Database database) {
        try (Cursor<Boolean> rows = database.stream(ROWS, this::add)) {
            while (rows.next() != null) {}
        }
    }

    /** Adds a price from a row of {@link #ROWS}; returns true. */
    public boolean add(ResultRow row) throws SQLException {
        Key key = new Key(
                row.get(ListPriceTable.PRODUCT), row.get(ListPriceTable.SPEC), row.get(ListPriceTable.TERM_MONTHS));
        TreeMap<Instant, Money> byValidFrom = prices.computeIfAbsent(key, none -> new TreeMap<>());
        byValidFrom.put(row.get(ListPriceTable.VALID_FROM), row.get(ListPriceTable.LIST_PRICE));
        return true;
    }

    @Override
    public @Nullable Money at(String product, String spec, int termMonths, Instant purchasedAt) {
        TreeMap<Instant, Money> byValidFrom = prices.get(new Key(product, spec, termMonths));
        Map.Entry<Instant, Money> latest = byValidFrom == null ? null : byValidFrom.floorEntry(purchasedAt);
        return latest == null ? null : latest.getValue();
    }
}
