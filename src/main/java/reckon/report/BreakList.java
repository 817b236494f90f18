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
    private static final List<Break> KINDS = List.of(Break.values());
    private static final List<State> STATES = List.of(State.NEW, State.PERSISTING, State.RESOLVED, State.ACCEPTED);
    private static final String DUE = "due ";
    private static final JsonMapper JSON = new JsonMapper();

    /** Returns the breaks in the order of their places in the data. */
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

    /** Returns a note in both languages as far as it is words; else it is ids and times. */
    static Text note(String note) {
        return note.startsWith(DUE) ? Words.of("note.due", note.substring(DUE.length())) : Text.same(note);
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
                    data(note(row.note()))));
        }
        Map<String, Object> all = new TreeMap<>();
        all.put("states", words(STATES.stream().map(BreakList::name)));
        all.put("kinds", words(kinds().stream().map(BreakList::name)));
        all.put("codes", kinds());
        all.put("next", words(kinds().stream().map(BreakList::next)));
        all.put("rows", data);
        return JSON.writeValueAsString(all).replace("<", "\\u003c");
    }

    private static Object data(Text text) {
        return text.isSame() ? text.en() : List.of(text.en(), text.zh());
    }

    private static List<List<String>> words(Stream<Text> texts) {
        return texts.map(text -> List.of(text.en(), text.zh())).toList();
    }

    /** Returns an amount as it is read; empty for none. */
    static String amount(@Nullable Money amount) {
        return amount == null ? "" : Numbers.money(amount);
    }
}
