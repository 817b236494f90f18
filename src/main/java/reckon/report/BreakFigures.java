package reckon.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import reckon.files.CsvRows;
import reckon.money.Money;
import reckon.reconciliation.Break;
import reckon.reconciliation.State;

/** What {@code reconciliation.csv} or {@code pending.csv} comes to. */
final class BreakFigures implements FileFigures {
    static final String BREAKS = "reconciliation.csv";
    static final String PENDING = "pending.csv";
    static final int MOST_BREAKS = 20_000;
    static final int MOST_PENDING = 1000;

    /** The last day of each group of ages; older ones are the last group. */
    static final List<Integer> LAST_DAYS = List.of(0, 1, 2, 3, 7, 14, 30);

    /** The rows of one break in one state. */
    record Count(long rows, Money weight) {
        static final Count NONE = new Count(0, Money.ZERO);

        Count plus(Count other) {
            return new Count(rows + other.rows, weight.plus(other.weight));
        }
    }

    private final Map<Break, Map<State, Count>> counts = new EnumMap<>(Break.class);
    private final List<Money> byAge = new ArrayList<>(Collections.nCopies(LAST_DAYS.size() + 1, Money.ZERO));
    private final Largest<BreakRow> largest;

    private BreakFigures(Largest<BreakRow> largest) {
        this.largest = largest;
    }

    static BreakFigures ofBreaks() {
        return new BreakFigures(new Largest<>(MOST_BREAKS, BreakRow.MOST_TELLING_FIRST));
    }

    static BreakFigures ofPending() {
        Comparator<BreakRow> oldestFirst =
                Comparator.comparing(BreakRow::age).reversed().thenComparing(BreakRow.ORDER);
        return new BreakFigures(new Largest<>(MOST_PENDING, oldestFirst));
    }

    @Override
    public void read(CsvRows rows) throws IOException {
        int[] at = {
            rows.column("break"), rows.column("state"), rows.column("refund_id"), rows.column("order_id"),
            rows.column("account_id"), rows.column("expected"), rows.column("actual"), rows.column("age_days"),
            rows.column("note")
        };
        while (rows.next()) {
            add(new BreakRow(
                    Break.valueOf(rows.text(at[0])),
                    State.valueOf(rows.text(at[1])),
                    rows.text(at[2]),
                    rows.text(at[3]),
                    rows.text(at[4]),
                    rows.money(at[5]),
                    rows.money(at[6]),
                    Integer.parseInt(rows.text(at[7])),
                    rows.text(at[8])));
        }
    }

    private void add(BreakRow row) {
        largest.add(row);
        counts.computeIfAbsent(row.kind(), kind -> new EnumMap<>(State.class))
                .merge(row.state(), new Count(1, row.weight()), Count::plus);
        boolean isNotPaid = row.state() == State.PENDING
                || (row.state().isOpenBreak()
                        && (row.kind() == Break.SETTLEMENT_MISSING || row.kind() == Break.SETTLEMENT_FAILED));
        Money difference = row.difference();
        if (isNotPaid && difference != null) {
            int group = group(row.age());
            byAge.set(group, byAge.get(group).plus(difference));
        }
    }

    private static int group(int age) {
        int group = 0;
        while (group < LAST_DAYS.size() && age > LAST_DAYS.get(group)) {
            group++;
        }
        return group;
    }

    Count count(Break kind, State state) {
        return counts.getOrDefault(kind, Map.of()).getOrDefault(state, Count.NONE);
    }

    Count open(Break kind) {
        return count(kind, State.NEW).plus(count(kind, State.PERSISTING));
    }

    /** Returns what is not paid yet in each group of ages. */
    List<Money> byAge() {
        return byAge;
    }

    Largest<BreakRow> largest() {
        return largest;
    }
}
