package reckon.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.reconciliation.Break;
import reckon.reconciliation.State;
import tools.jackson.databind.json.JsonMapper;

/**
 * The list of breaks: the first as rows of the page, and all of them as data that its script sorts and filters.
 *
 * @param open how many are open
 * @param rows those kept
 */
record BreakList(long open, List<BreakRow> rows, long total) {
    static final int STATIC_ROWS = 100;
    /** The most urgent first: money that is gone, then money that is owed, then what is only recorded wrongly. */
    private static final List<Break> KINDS = List.of(
            Break.SETTLEMENT_DUPLICATE,
            Break.SETTLEMENT_UNKNOWN,
            Break.SETTLEMENT_FAILED,
            Break.SETTLEMENT_MISSING,
            Break.SETTLEMENT_AMOUNT,
            Break.ORDER_REFUNDED_OUTSIDE,
            Break.ORDER_CHANGED,
            Break.ORDER_NOT_MARKED,
            Break.CDS_NOT_CONVERTED);

    private static final List<State> STATES = List.of(State.NEW, State.PERSISTING, State.RESOLVED, State.ACCEPTED);
    private static final JsonMapper JSON = new JsonMapper();

    /** Returns all breaks, the most urgent first, which is the order of their places in the data. */
    static List<Break> kinds() {
        return KINDS;
    }

    /** Returns the states that its rows can have, in the order of their places in the data. */
    static List<State> states() {
        return STATES;
    }

    List<BreakRow> staticRows() {
        return rows.subList(0, Math.min(STATIC_ROWS, rows.size()));
    }

    boolean isCut() {
        return total > rows.size();
    }

    Text cut() {
        return Words.of("breaks.cut", Numbers.count(rows.size()), Numbers.count(total), BreakFigures.BREAKS);
    }

    static Text name(Break kind) {
        return Words.ofCode("break", kind.name());
    }

    static Text next(Break kind) {
        return Words.ofCode("next", kind.name());
    }

    /** Returns a row's note with the word for what it names; empty if it has none. */
    static Text note(BreakRow row) {
        return row.note().isEmpty() ? Text.NONE : note(row.kind(), detail(row));
    }

    private static Text note(Break kind, String detail) {
        return Words.of("note." + kind.name(), detail);
    }

    /** Returns what a note names: the day on which a payment is due, settlements, disks, or the terms of an order. */
    private static String detail(BreakRow row) {
        String word =
                switch (row.kind()) {
                    case SETTLEMENT_MISSING, ORDER_NOT_MARKED -> "due ";
                    case ORDER_CHANGED -> "term ";
                    default -> "";
                };
        return row.note().startsWith(word) ? row.note().substring(word.length()) : row.note();
    }

    static Text name(State state) {
        return Words.ofCode("state", state.name());
    }

    /** Returns the data for a script element, in which no text can end that element: codes by their places, amounts in cents. */
    String json() {
        List<Object> data = new ArrayList<>();
        for (BreakRow row : rows) {
            data.add(Arrays.asList(
                    STATES.indexOf(row.state()),
                    kinds().indexOf(row.kind()),
                    row.refundId(),
                    row.orderId(),
                    row.accountId(),
                    row.expected() == null ? null : row.expected().cents(),
                    row.actual() == null ? null : row.actual().cents(),
                    row.age(),
                    detail(row)));
        }
        Map<String, Object> all = new TreeMap<>();
        all.put("states", words(STATES.stream().map(BreakList::name)));
        all.put("kinds", words(kinds().stream().map(BreakList::name)));
        all.put("codes", kinds());
        all.put("next", words(kinds().stream().map(BreakList::next)));
        all.put("notes", words(kinds().stream().map(kind -> note(kind, "{0}"))));
        all.put("rows", data);
        return JSON.writeValueAsString(all).replace("<", "\\u003c");
    }

    private static List<List<String>> words(Stream<Text> texts) {
        return texts.map(text -> List.of(text.en(), text.zh())).toList();
    }

    /** Returns an amount as it is read; empty for none. */
    static String amount(@Nullable Money amount) {
        return amount == null ? "" : Numbers.money(amount);
    }
}
