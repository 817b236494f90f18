package reckon.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.Row;

/** Lines of prices: their term, and what they are about: a price, or as many as the parts that cannot be read may stand for. */
final class PriceLines {
    private PriceLines() {}

    /** Reads the column of the term: 1 or 12 months. */
    static void term(Line line, InputColumn column, Row row) throws BadValueException {
        int months = line.count(column);
        if (!isTerm(months)) {
            throw new BadValueException(column, "is not 1 or 12");
        }
        row.integer(months);
    }

    private static boolean isTerm(@Nullable Integer months) {
        return months != null && (months == 1 || months == 12);
    }

    static LineSubject subject(KeyParts parts) {
        String product = parts.product("product");
        Integer months = parts.count("term_months");
        Integer termMonths = isTerm(months) ? months : null;
        boolean hasSpecMoved = parts.areOfAnUnevenLine() && (product == null || termMonths == null);
        String spec = hasSpecMoved ? null : parts.text("spec");
        String key = LineSubject.priceOf(product, spec, termMonths, parts.instant("valid_from"));
        return LineSubject.ofPrice(key, product, spec, termMonths);
    }

    static List<String> ended(KeyParts parts) {
        String product = String.valueOf(parts.text("product"));
        String spec = String.valueOf(parts.text("spec"));
        Integer termMonths = parts.count("term_months");
        return List.of(
                LineSubject.priceOf(product, spec, termMonths, parts.instant("valid_from")),
                LineSubject.priceOf(product, spec, termMonths, null),
                LineSubject.priceOf(product, spec, null, null),
                LineSubject.priceOf(product, null, termMonths, null),
                LineSubject.priceOf(product, null, null, null),
                LineSubject.priceOf(null, spec, termMonths, null),
                LineSubject.priceOf(null, spec, null, null),
                LineSubject.priceOf(null, null, termMonths, null),
                LineSubject.priceOf(null, null, null, null));
    }
}
