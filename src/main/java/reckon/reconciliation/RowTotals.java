package reckon.reconciliation;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;

/** What the rows of a run add up to, as they stand in its files. */
final class RowTotals {
    private final Map<State, Long> counts = new EnumMap<>(State.class);
    private final Map<State, Money> sums = new EnumMap<>(State.class);
    private final Map<Break, Tally> breaks = new EnumMap<>(Break.class);
    private Tally pending = Tally.ZERO;
    private Tally accepted = Tally.ZERO;
    private Tally open = Tally.ZERO;

    void add(Break kind, State state, @Nullable Money expected, @Nullable Money actual) {
        Money difference = expected == null || actual == null ? Money.ZERO : expected.minus(actual);
        counts.merge(state, 1L, Long::sum);
        sums.merge(state, difference.isNegative() ? Money.ZERO.minus(difference) : difference, Money::plus);
        if (!kind.isOfSettlement() || state == State.RESOLVED) {
            return;
        }
        if (state == State.PENDING) {
            pending = pending.plus(difference);
        } else if (state == State.ACCEPTED) {
            accepted = accepted.plus(difference);
        } else {
            breaks.merge(kind, Tally.ZERO.plus(difference), Tally::plus);
        }
        if (state != State.ACCEPTED && kind != Break.SETTLEMENT_UNKNOWN) {
            open = open.plus(Objects.requireNonNullElse(expected, Money.ZERO));
        }
    }

    /** Returns the refunds whose row is PENDING, NEW or PERSISTING, at their whole amount. */
    Tally open() {
        return open;
    }

    Section.RowCounts counts() {
        return new Section.RowCounts(
                count(State.NEW),
                count(State.PERSISTING),
                count(State.RESOLVED),
                count(State.ACCEPTED),
                count(State.PENDING));
    }

    private long count(State state) {
        return counts.getOrDefault(state, 0L);
    }

    /** Returns by how much expected and actual differ in all rows of a state, whichever of them is more. */
    Money difference(State state) {
        return sums.getOrDefault(state, Money.ZERO);
    }

    Section.Bridge bridge(String currency, Tally ledger, Tally paid) {
        Money explained = pending.amount().plus(accepted.amount());
        for (Tally ofBreak : breaks.values()) {
            explained = explained.plus(ofBreak.amount());
        }
        return new Section.Bridge(
                currency,
                ledger,
                paid,
                pending,
                of(Break.SETTLEMENT_MISSING),
                of(Break.SETTLEMENT_FAILED),
                of(Break.SETTLEMENT_AMOUNT),
                of(Break.SETTLEMENT_DUPLICATE),
                of(Break.SETTLEMENT_UNKNOWN),
                accepted,
                ledger.amount().minus(paid.amount()).minus(explained));
    }

    private Tally of(Break kind) {
        return breaks.getOrDefault(kind, Tally.ZERO);
    }
}
