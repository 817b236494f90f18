package reckon.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reckon.month.MonthSummary;
import reckon.month.MonthSummary.Sums;

/**
 * A month, and the one before it.
 *
 * @param before null if its figures are not there
 */
record Months(MonthSummary month, @Nullable MonthSummary before) {
    /**
     * What both came to for one product, decision or rule.
     *
     * @param before null if the figures of the month before are not there
     */
    record Compared(String code, Sums now, @Nullable Sums before) {}

    /** Returns what stands in one of both months or in both, the most first. */
    List<Compared> by(Function<MonthSummary, Map<String, Sums>> sums, Comparator<Sums> order) {
        Map<String, Sums> now = sums.apply(month);
        Map<String, Sums> last = before == null ? Map.of() : sums.apply(before);
        Set<String> codes = new TreeSet<>(now.keySet());
        codes.addAll(last.keySet());
        List<Compared> all = new ArrayList<>();
        for (String code : codes) {
            Sums lastSums = before == null ? null : last.getOrDefault(code, Sums.NONE);
            all.add(new Compared(code, now.getOrDefault(code, Sums.NONE), lastSums));
        }
        all.sort(Comparator.comparing(Compared::now, order.reversed()).thenComparing(Compared::code));
        return all;
    }

    /** Whether no run was before the month. */
    boolean isFirst() {
        return month.runs().get(0).run() == 1;
    }

    /** Returns the file that has all lines of the month. */
    String source() {
        return "month-" + month.month() + ".csv";
    }
}
