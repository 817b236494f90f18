package reckon.report;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first rows of an order, of any number that were seen; no two may be equal in it, or the choice would be chance. */
final class Largest<T> {
    private final int most;
    private final Comparator<T> order;
    private final PriorityQueue<T> kept;
    private long seen;

    Largest(int most, Comparator<T> order) {
        this.most = most;
        this.order = order;
        this.kept = new PriorityQueue<>(order.reversed());
    }

    void add(T row) {
        seen++;
        if (kept.size() < most) {
            kept.add(row);
        } else if (order.compare(row, kept.element()) < 0) {
            kept.remove();
            kept.add(row);
        }
    }

    /** Returns how many there were. */
    long seen() {
        return seen;
    }

    /** Returns those that were kept, in their order. */
    List<T> rows() {
        return kept.stream().sorted(order).toList();
    }
}
