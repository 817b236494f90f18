package reckon.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.Row;
import reckon.database.Table;

/**
 * {@code prices}: one line a list price, by all but the price.
 *
 * <pre>
 * product*  spec*  term_months*  list_price*  valid_from*
 * </pre>
 *
 * <p>term_months is 1 or 12, valid_from an instant.
 */
final class PricesFormat extends LineFormat {
    private enum Field implements Column {
        PRODUCT,
        SPEC,
        TERM_MONTHS,
        LIST_PRICE,
        VALID_FROM;

        @Override
        public boolean isRequired() {
            return true;
        }
    }

    @Override
    List<Column> columns() {
        return List.of(Field.values());
    }

    @Override
    Table table() {
        return Table.replaced("list_price", List.of("product", "spec", "term_months", "valid_from"), keptColumns());
    }

    @Override
    void read(Line line, Row row) throws BadValueException {
        line.product(Field.PRODUCT, row);
        line.text(Field.SPEC, row);
        int termMonths = line.count(Field.TERM_MONTHS);
        if (!isTerm(termMonths)) {
            throw new BadValueException(Field.TERM_MONTHS, "is not 1 or 12");
        }
        row.whole(termMonths);
        row.hundredths(line.hundredths(Field.LIST_PRICE));
        row.instant(line.instant(Field.VALID_FROM));
    }

    private static boolean isTerm(@Nullable Integer months) {
        return months != null && (months == 1 || months == 12);
    }

    @Override
    LineSubject subject(KeyParts parts) {
        String product = parts.product(Field.PRODUCT);
        String spec = parts.text(Field.SPEC);
        Integer months = parts.count(Field.TERM_MONTHS);
        Integer termMonths = isTerm(months) ? months : null;
        String key = LineSubject.priceOf(product, spec, termMonths, parts.instant(Field.VALID_FROM));
        return LineSubject.ofPrice(key, product, spec, termMonths);
    }

    @Override
    List<String> ends(KeyParts parts) {
        String product = String.valueOf(parts.text(Field.PRODUCT));
        String spec = String.valueOf(parts.text(Field.SPEC));
        Integer termMonths = parts.count(Field.TERM_MONTHS);
        return List.of(
                LineSubject.priceOf(product, spec, termMonths, parts.instant(Field.VALID_FROM)),
                LineSubject.priceOf(product, spec, termMonths, null),
                LineSubject.priceOf(product, spec, null, null),
                LineSubject.priceOf(product, null, null, null),
                LineSubject.priceOf(null, spec, null, null),
                LineSubject.priceOf(null, null, null, null));
    }
}
