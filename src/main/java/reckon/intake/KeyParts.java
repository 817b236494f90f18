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
    /** What stands in a text for bytes that are not UTF-8. */
    private static final char NOT_UTF8 = '\uFFFD';

    private final Format format;
    private final Cells cells;
    private final Line line;
    private final Products products;

    KeyParts(Format format, Cells cells, Line line, InputRules rules) {
        this.format = format;
        this.cells = cells;
        this.line = line;
        this.products = new Products(rules.products());
    }

    /** Returns an id; blanks that stand before its quotes make the line bad, not the id. */
    @Nullable
    String id(String name) {
        cells.findKey(format.column(name));
        if (Line.isId(cells)) {
            return cells.text();
        }
        cells.cutQuotes();
        return Line.isId(cells) ? cells.text() : null;
    }

    /** Returns an id of a good line. */
    String idOfGood(String header) {
        return Objects.requireNonNull(id(header));
    }

    @Nullable
    String text(String header) {
        return read(
                () -> line.utf8(format.column(header)) != null && cells.text().length() <= Line.LONGEST_TEXT
                        ? cells.text()
                        : null);
    }

    /** Returns the product, or the one that is meant by it. */
    @Nullable
    String product(String header) {
        cells.findKey(format.column(header));
        String meant = products.meantBy(cells.bytes(), cells.from(), cells.to());
        if (meant != null || cells.from() == cells.to()) {
            return meant;
        }
        String text = cells.text();
        return text.length() <= Line.LONGEST_TEXT && text.indexOf(NOT_UTF8) < 0 ? text : null;
    }

    /** Whether the line has another number of fields than the header, or is broken, so that a value may have moved. */
    boolean areOfAnUnevenLine() {
        return cells.moreThanHeader() != 0;
    }

    /** Returns a whole number of at least 1. */
    @Nullable
    Integer count(String header) {
        InputColumn column = format.column(header);
        return read(() -> line.isEmpty(column) ? null : line.count(column));
    }

    @Nullable
    YearMonth month(String header) {
        return read(() -> line.month(format.column(header)));
    }

    @Nullable
    Instant instant(String header) {
        return read(() -> line.instant(format.column(header)));
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
