package reckon.intake;

import java.util.List;
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
        return Table.replaced(
                "list_price",
                List.of("product", "spec", "term_months", "valid_from"),
                "product",
                "spec",
                "term_months",
                "list_price",
                "valid_from");
    }

    @Override
    void read(Line line, Row row) throws BadValueException {
        line.text(Field.PRODUCT, row);
        line.text(Field.SPEC, row);
        int termMonths = line.count(Field.TERM_MONTHS);
        if (termMonths != 1 && termMonths != 12) {
            throw new BadValueException(Field.TERM_MONTHS, "is not 1 or 12");
        }
        row.whole(termMonths);
        row.hundredths(line.hundredths(Field.LIST_PRICE));
        row.instant(line.instant(Field.VALID_FROM));
    }
}
