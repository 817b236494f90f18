package reckon.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.reconciliation.Break;
import reckon.reconciliation.State;

/** A row of {@code reconciliation.csv} or {@code pending.csv}; ids are empty where it has none. */
record BreakRow(
        Break kind,
        State state,
        String refundId,
        String orderId,
        String accountId,
        @Nullable Money expected,
        @Nullable Money actual,
        int age,
        String note) {

    /** The order of the list: by state, then money falling, then ids. */
    static final Comparator<BreakRow> ORDER = Comparator.comparing(BreakRow::state)
            .thenComparing(BreakRow::weight, Comparator.reverseOrder())
            .thenComparing(BreakRow::kind)
            .thenComparing(BreakRow::refundId)
            .thenComparing(BreakRow::orderId);

    /** Which rows are kept where there are too many: those that are open, then the largest. */
    static final Comparator<BreakRow> MOST_TELLING_FIRST = Comparator.comparing(
                    (BreakRow row) -> row.state().isOpenBreak() ? 0 : 1)
            .thenComparing(BreakRow::weight, Comparator.reverseOrder())
            .thenComparing(ORDER);

    /** Returns expected less actual, or null where it is not about money. */
    @Nullable
    Money difference() {
        return expected == null || actual == null ? null : expected.minus(actual);
    }

    /** Returns the ids that it has. */
    List<String> ids() {
        return Stream.of(refundId, orderId, accountId)
                .filter(id -> !id.isEmpty())
                .toList();
    }

    /** Returns the difference without its sign; zero where there is none. */
    Money weight() {
        Money difference = difference();
        if (difference == null) {
            return Money.ZERO;
        }
        return difference.isNegative() ? Money.ZERO.minus(difference) : difference;
    }
}
