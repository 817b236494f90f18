package reckon.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import reckon.policy.Decision;
import reckon.reconciliation.Break;
import reckon.reconciliation.Section;
import reckon.reconciliation.State;

/** Finds what there is to do in the morning: what is not whole, the most urgent breaks, and what waits for data. */
final class NightToDo {
    private static final int MOST = 5;

    private final Night night;

    NightToDo(Night night) {
        this.night = night;
    }

    /** Returns what there is to do, the most urgent first. */
    List<ToDo> all() {
        List<ToDo> toDo = new ArrayList<>();
        addWhatIsNotWhole(toDo);
        List<Break> open = open();
        int named = open.size() <= MOST ? open.size() : MOST - 1; // the last line is for the others
        open.subList(0, named).stream().map(this::ofBreak).forEach(toDo::add);
        addOtherBreaks(toDo, open.subList(named, open.size()));
        addIfAny(toDo, night.decisions(Decision.HELD.name()), "held", false);
        addIfAny(toDo, night.figures().rejects().lines(), "rejects", false);
        return toDo;
    }

    private void addWhatIsNotWhole(List<ToDo> toDo) {
        Section section = night.section();
        if (section == null) {
            return;
        }
        long open = Stream.of(
                        section.bridge().residual().isZero(),
                        section.continuity().holds())
                .filter(holds -> !holds)
                .count();
        addIfAny(toDo, open, "bridge", true);
        addIfAny(toDo, night.manifest().incomplete().size(), "reasons", true);
    }

    private static void addIfAny(List<ToDo> toDo, long count, String what, boolean isUrgent) {
        if (count > 0) {
            Text next = Words.of("todo." + what + ".next");
            toDo.add(new ToDo(count, Words.of("todo." + what), what, isUrgent, "", Text.NONE, "", next));
        }
    }

    private void addOtherBreaks(List<ToDo> toDo, List<Break> kinds) {
        long count = kinds.stream()
                .mapToLong(kind -> night.figures().breaks().open(kind).rows())
                .sum();
        addIfAny(toDo, count, "breaks", true);
    }

    private List<Break> open() {
        return BreakList.kinds().stream()
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
                true,
                kind.name(),
                fresh == 0 ? Text.NONE : Words.of("todo.new", Numbers.count(fresh)),
                kind == Break.CDS_NOT_CONVERTED ? "" : Numbers.money(open.weight()) + " " + night.currency(),
                BreakList.next(kind));
    }
}
