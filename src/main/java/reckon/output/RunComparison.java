package reckon.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;

/**
 * Compares the decisions in two folders of the same date: what each decided, by which rule and reason, over how many days, and
 * what that returns and costs. Users, balances, hashes and policy versions are not compared: they follow from what came before.
 */
public final class RunComparison {
    private final int mostInFull;
    private final Map<String, Change> changes = new TreeMap<>();
    private final List<Pair> inFull = new ArrayList<>();
    private long same;
    private long differing;
    private long otherWords;

    /** @param mostInFull how many of the decisions that differ are kept in full */
    public RunComparison(int mostInFull) {
        this.mostInFull = mostInFull;
    }

    /**
     * Decisions that differ in the same way.
     *
     * @param what the decision, rule and reason on either side, such as {@code PARTIAL F3 -> FULL F2}
     * @param money how much more is returned by the second folder
     * @param points how many more points are spent by it
     */
    public record Change(String what, long count, Money money, Points points) {
        private Change plus(Change other) {
            return new Change(what, count + other.count, money.plus(other.money), points.plus(other.points));
        }
    }

    /** A decision as either folder has it; null where it has none. */
    public record Pair(
            @Nullable DecidedLine before, @Nullable DecidedLine after) {}

    /**
     * What a comparison came to.
     *
     * @param same how many decisions are the same
     * @param otherWords how many of these are explained in other words or figures
     * @param differing how many are not the same, or only one folder has
     * @param changes those by rule and reason
     * @param inFull the first of those, in the order of the audit
     */
    public record Result(long same, long otherWords, long differing, List<Change> changes, List<Pair> inFull) {
        /** Returns how much more money the second folder returns. */
        public Money money() {
            return changes.stream().map(Change::money).reduce(Money.ZERO, Money::plus);
        }

        /** Returns how many more points the second folder spends. */
        public Points points() {
            return changes.stream().map(Change::points).reduce(Points.ZERO, Points::plus);
        }
    }

    /**
     * Compares the audits of two folders, a line of each at a time.
     *
     * @throws IOException if one cannot be read
     * @throws DecidedLines.NotAnAuditException if one is not the audit of a run, or its lines are not in the audit's order
     */
    public Result of(Path before, Path after) throws IOException {
        try (DecidedLines first = new DecidedLines(before.resolve(AuditFile.NAME));
                DecidedLines second = new DecidedLines(after.resolve(AuditFile.NAME))) {
            DecidedLine old = first.next();
            DecidedLine now = second.next();
            while (old != null || now != null) {
                int order = old == null ? 1 : now == null ? -1 : old.compareTo(now);
                compare(order <= 0 ? old : null, order >= 0 ? now : null);
                old = order <= 0 ? first.next() : old;
                now = order >= 0 ? second.next() : now;
            }
        }
        return new Result(same, otherWords, differing, List.copyOf(changes.values()), List.copyOf(inFull));
    }

    private void compare(@Nullable DecidedLine old, @Nullable DecidedLine now) {
        if (old != null && now != null && old.isDecidedLike(now)) {
            same++;
            otherWords += old.explanation().equals(now.explanation()) ? 0 : 1;
            return;
        }
        differing++;
        if (inFull.size() < mostInFull) {
            inFull.add(new Pair(old, now));
        }
        Change change = new Change(
                summary(old) + " -> " + summary(now),
                1,
                refunded(now).minus(refunded(old)),
                spent(now).minus(spent(old)));
        changes.merge(change.what(), change, Change::plus);
    }

    private static String summary(@Nullable DecidedLine line) {
        return line == null ? "none" : line.summary();
    }

    private static Money refunded(@Nullable DecidedLine line) {
        return line == null ? Money.ZERO : line.refundAmount();
    }

    private static Points spent(@Nullable DecidedLine line) {
        return line == null ? Points.ZERO : line.pointsSpent();
    }
}
