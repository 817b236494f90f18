package reckon.intake;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The parts of keys in a line that may be bad elsewhere: each as far as it can be read, null where it cannot. What can be
 * read of a good line is all of it.
 */
final class KeyParts {
    private final Cells cells;
    private final Line line;
    private final Products products;

    KeyParts(Cells cells, Line line, InputRules rules) {
        this.cells = cells;
        this.line = line;
        this.products = new Products(rules.products());
    }

    @Nullable
    String id(Column column) {
        cells.find(column);
        return Line.isId(cells) ? cells.text() : null;
    }

    /** Returns an id of a good line. */
    String idOfGood(Column column) {
        return Objects.requireNonNull(id(column));
    }

    @Nullable
    String text(Column column) {
        return read(
                () -> line.utf8(column) != null && cells.text().length() <= Line.LONGEST_TEXT ? cells.text() : null);
    }

    /** Returns the product, or the one that is meant by it. */
    @Nullable
    String product(Column column) {
        cells.find(column);
        String meant = products.meantBy(cells.bytes(), cells.from(), cells.to());
        return meant != null ? meant : text(column);
    }

    /** Returns a whole number of at least 1. */
    @Nullable
    Integer count(Column column) {
        return read(() -> line.isEmpty(column) ? null : line.count(column));
    }

    @Nullable
    YearMonth month(Column column) {
        return read(() -> line.month(column));
    }

    @Nullable
    Instant instant(Column column) {
        return read(() -> line.instant(column));
    }

    private interface Reading<T> {
        @Nullable
        T value() throws BadValueException;
    }

    private static <T> @Nullable T read(Reading<T> reading) {
        try {
            return reading.value();
        } catch (BadValueException unreadable) {
            return null;
        }
    }
}
