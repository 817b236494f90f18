package reckon.report;

import java.util.ArrayList;
import java.util.List;
import reckon.policy.Decision;
import reckon.reconciliation.Break;
import reckon.reconciliation.State;

/** Finds what there is to do in the morning: the most urgent breaks, and what waits for data. */
final class NightToDo {
    private static final List<Break> BY_URGENCY = List.of(
            Break.SETTLEMENT_DUPLICATE,
            Break.SETTLEMENT_UNKNOWN,
            Break.SETTLEMENT_FAILED,
            Break.SETTLEMENT_MISSING,
            Break.SETTLEMENT_AMOUNT,
            Break.ORDER_REFUNDED_OUTSIDE,
            Break.ORDER_CHANGED,
            Break.ORDER_NOT_MARKED,
            Break.CDS_NOT_CONVERTED);
    private static final int MOST = 4;

    private final Night night;

    NightToDo(Night night) {
        this.night = night;
    }

    List<ToDo> first() {
        List<ToDo> toDo = new ArrayList<>();
        open().stream().limit(MOST).map(this::ofBreak).forEach(toDo::add);
        long held = night.decisions(Decision.HELD.name());
        if (held > 0) {
            toDo.add(new ToDo(held, Words.of("todo.held"), "held", "", Text.NONE, "", Words.of("todo.held.next")));
        }
        long setAside = night.figures().rejects().lines();
        if (setAside > 0) {
            toDo.add(new ToDo(
                    setAside, Words.of("todo.rejects"), "rejects", "", Text.NONE, "", Words.of("todo.rejects.next")));
        }
        return toDo;
    }

    /** Returns how many breaks are not among the first; empty for none. */
    Text more() {
        long more = open().stream()
                .skip(MOST)
                .mapToLong(kind -> night.figures().breaks().open(kind).rows())
                .sum();
        return more == 0 ? Text.NONE : Words.ofCount("todo.more", more);
    }

    private List<Break> open() {
        return BY_URGENCY.stream()
                .filter(kind -> night.figures().breaks().open(kind).rows() > 0)
                .toList();
    }

    private ToDo ofBreak(Break kind) {
        BreakFigures.Count open = night.figures().breaks().open(kind);
        long fresh = night.figures().breaks().count(kind, State.NEW).rows();
        return new ToDo(
                open.rows(),
                BreakList.name(kind),
                "breaks",
                kind.name(),
                fresh == 0 ? Text.NONE : Words.of("todo.new", Numbers.count(fresh)),
                kind == Break.CDS_NOT_CONVERTED ? "" : Numbers.money(open.weight()) + " " + night.currency(),
                BreakList.next(kind));
    }
}
