package reckon.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;

/** A column of a table, and how its cells are written. */
record Column(Text head, Kind kind) {
    /** What its cells are. */
    enum Kind {
        ID,
        TEXT,
        WORDS,
        NUMBER,
        DATE
    }

    static Column id(String key) {
        return new Column(Words.of("column." + key), Kind.ID);
    }

    static Column text(String key) {
        return new Column(Words.of("column." + key), Kind.TEXT);
    }

    static Column words(String key) {
        return new Column(Words.of("column." + key), Kind.WORDS);
    }

    static Column number(String key, Object... details) {
        return new Column(Words.of("column." + key, details), Kind.NUMBER);
    }

    static Column date(String key) {
        return new Column(Words.of("column." + key), Kind.DATE);
    }

    boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    boolean isId() {
        return kind == Kind.ID;
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }

    /** Returns a cell as it is read; null is written as nothing. */
    static Text text(@Nullable Object cell) {
        if (cell == null) {
            return Text.NONE;
        }
        if (cell instanceof Text words) {
            return words;
        }
        if (cell instanceof Money amount) {
            return Text.same(Numbers.money(amount));
        }
        if (cell instanceof Points points) {
            return Text.same(Numbers.points(points));
        }
        return Text.same(cell instanceof Long count ? Numbers.count(count) : cell.toString());
    }

    /** Returns what a cell is sorted by: amounts in hundredths, all else as it is read in English. */
    static String key(@Nullable Object cell) {
        if (cell instanceof Money amount) {
            return Long.toString(amount.cents());
        }
        if (cell instanceof Points points) {
            return Long.toString(points.minorUnits());
        }
        return cell instanceof Long || cell instanceof LocalDate
                ? cell.toString()
                : text(cell).en();
    }
}
