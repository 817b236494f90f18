package reckon.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;

/** Finds the instants ahead at which what a request would return changes by more than a day's price. */
public final class Quotation {
    private final Function<Instant, DecisionLine> decision;

    /** @param decision what a request that is submitted at an instant comes to, however many points there are */
    public Quotation(Function<Instant, DecisionLine> decision) {
        this.decision = decision;
    }

    /**
     * What a request comes to from an instant on.
     *
     * @param before what it came to just before
     */
    public record Change(Instant from, DecisionLine before, DecisionLine after) {}

    /**
     * Returns the changes, in the order of time.
     *
     * @param now from when on they are looked for
     * @param instants those at which an amount can change, in any order; one that is passed may change it an instant later
     */
    public List<Change> changes(Instant now, List<Instant> instants) {
        List<Instant> ahead = instants.stream()
                .flatMap(instant -> List.of(instant, instant.plusNanos(1_000)).stream())
                .filter(instant -> instant.isAfter(now))
                .distinct()
                .sorted()
                .toList();
        List<Change> changes = new ArrayList<>();
        DecisionLine before = decision.apply(now);
        for (Instant instant : ahead) {
            DecisionLine after = decision.apply(instant);
            if (isMoreThanADay(before.ruling(), after.ruling())) {
                changes.add(new Change(instant, before, after));
            }
            before = after;
        }
        return changes;
    }

    private static boolean isMoreThanADay(Ruling before, Ruling after) {
        Money change = after.refundAmount().minus(before.refundAmount());
        BigDecimal day = dayPrice(before).max(dayPrice(after)).setScale(2, RoundingMode.UP);
        return change.toBigDecimal().abs().compareTo(day) > 0;
    }

    /** Returns the price of the dearest day in a calculation, zero if it prices none. */
    private static BigDecimal dayPrice(Ruling ruling) {
        @Nullable Calculation calculation = Calculation.in(ruling.grounds());
        return calculation == null
                ? BigDecimal.ZERO
                : calculation.subtrahends().stream()
                        .filter(part ->
                                part.kind() == Subtrahend.Kind.DAYS || part.kind() == Subtrahend.Kind.DAYS_BY_FACTOR)
                        .map(part ->
                                new Subtrahend(part.kind(), 1, part.amount(), part.divisor(), part.factor()).value(4))
                        .reduce(BigDecimal.ZERO, BigDecimal::max);
    }
}
