package reckon.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The contract of the reconciliation written down once more, as simply as can be: all there ever was, looked at anew each night. */
final class NaiveReconciliation {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** A refund as recorded; amounts are cents. */
    record Refund(String id, String orderId, long amount, LocalDate recordedOn, long cashThen, Instant endThen) {}

    /** A settlement as last delivered. */
    record Paid(String id, String refundId, long amount, Instant at, boolean isPaid) {}

    /** An order as last exported. */
    record Order(String id, boolean isRefunded, long cash, Instant end) {}

    /** A row; its key says what it is about. */
    record Row(
            String key,
            String kind,
            String state,
            String refundId,
            String orderId,
            String amounts,
            @Nullable LocalDate since,
            String note) {
        String line(LocalDate asOf) {
            long age = ChronoUnit.DAYS.between(Objects.requireNonNull(since), asOf);
            return String.join(",", kind, state, refundId, orderId, amounts, Long.toString(age), note);
        }
    }

    final Map<String, Refund> refunds = new LinkedHashMap<>();
    final Map<String, Paid> settlements = new TreeMap<>();
    final Map<String, Order> orders = new TreeMap<>();
    final Set<String> acceptances = new HashSet<>();

    /** Returns all rows of a night, given those of the night before. */
    List<Row> rows(LocalDate asOf, int days, List<Row> before) {
        Map<String, Row> stood = new HashMap<>();
        before.stream().filter(row -> !row.state().equals("RESOLVED")).forEach(row -> stood.put(row.key(), row));
        List<Row> rows = new ArrayList<>();
        Set<String> refundIds = new TreeSet<>(refunds.keySet());
        settlements.values().forEach(paid -> refundIds.add(paid.refundId()));
        refundIds.forEach(id -> add(rows, ofRefund(id, asOf, days), stood, asOf));
        orders.values().forEach(order -> ofOrder(order, asOf, days).forEach(row -> add(rows, row, stood, asOf)));
        Set<String> standing = rows.stream()
                .filter(row -> !row.state().equals("PENDING"))
                .map(Row::key)
                .collect(Collectors.toSet());
        stood.values().stream()
                .filter(row -> isOpen(row) && !standing.contains(row.key()))
                .forEach(row -> rows.add(with(row, "RESOLVED", row.since())));
        return rows;
    }

    private static boolean isOpen(Row row) {
        return row.state().equals("NEW") || row.state().equals("PERSISTING");
    }

    private void add(List<Row> rows, @Nullable Row found, Map<String, Row> stood, LocalDate asOf) {
        if (found == null) {
            return;
        }
        Row earlier = stood.get(found.key());
        boolean stoodAsBreak = earlier != null && !earlier.state().equals("PENDING");
        LocalDate since =
                found.since() != null ? found.since() : earlier != null && stoodAsBreak ? earlier.since() : asOf;
        String state = found.state();
        if (state.isEmpty()) {
            state = acceptances.contains(acceptance(found))
                    ? "ACCEPTED"
                    : earlier != null && isOpen(earlier) ? "PERSISTING" : "NEW";
        }
        rows.add(with(found, state, since));
    }

    static String acceptance(Row row) {
        return String.join(",", row.kind(), row.refundId(), row.orderId(), row.amounts(), row.note());
    }

    private static Row with(Row row, String state, @Nullable LocalDate since) {
        return new Row(row.key(), row.kind(), state, row.refundId(), row.orderId(), row.amounts(), since, row.note());
    }

    private @Nullable Row ofRefund(String id, LocalDate asOf, int days) {
        Instant end = asOf.plusDays(1).atStartOfDay(ZONE).toInstant();
        List<Paid> counted = settlements.values().stream()
                .filter(paid -> paid.refundId().equals(id) && paid.at().isBefore(end))
                .sorted((a, b) -> a.at().equals(b.at()) ? a.id().compareTo(b.id()) : a.at().compareTo(b.at()))
                .toList();
        List<Paid> moved = counted.stream().filter(Paid::isPaid).toList();
        long paid = moved.stream().mapToLong(Paid::amount).sum();
        Refund refund = refunds.get(id);
        if (refund == null) {
            return counted.isEmpty() ? null : row("SETTLEMENT_UNKNOWN", "", id, "", 0, paid, null, names(counted));
        }
        if (!moved.isEmpty()) {
            String kind = moved.size() > 1 && paid > refund.amount() ? "SETTLEMENT_DUPLICATE" : "SETTLEMENT_AMOUNT";
            return paid == refund.amount() ? null : row(kind, "", refund, refund.amount(), paid, names(moved));
        }
        if (!counted.isEmpty()) {
            return row("SETTLEMENT_FAILED", "", refund, refund.amount(), 0, names(counted));
        }
        LocalDate due = refund.recordedOn().plusDays(days);
        return row("SETTLEMENT_MISSING", asOf.isBefore(due) ? "PENDING" : "", refund, refund.amount(), 0, "due " + due);
    }

    private static String names(List<Paid> some) {
        String first = some.stream().limit(5).map(Paid::id).collect(Collectors.joining(" "));
        return some.size() > 5 ? first + " +" + (some.size() - 5) : first;
    }

    private List<Row> ofOrder(Order order, LocalDate asOf, int days) {
        List<Refund> on = refunds.values().stream()
                .filter(refund -> refund.orderId().equals(order.id()))
                .toList();
        List<Row> rows = new ArrayList<>();
        if (on.isEmpty()) {
            if (order.isRefunded() && order.cash() > 0) {
                rows.add(row("ORDER_REFUNDED_OUTSIDE", "", "", order.id(), 0, order.cash(), null, ""));
            }
            return rows;
        }
        Refund last = on.get(on.size() - 1);
        long sum = on.stream().mapToLong(Refund::amount).sum();
        LocalDate due = last.recordedOn().plusDays(days);
        if (!order.isRefunded() && sum == last.cashThen() && !asOf.isBefore(due)) {
            rows.add(row("ORDER_NOT_MARKED", "", last, sum, 0, "due " + due));
        }
        boolean hasOtherTerm = !order.isRefunded() && !Objects.equals(order.end(), last.endThen());
        if (hasOtherTerm || order.cash() != last.cashThen()) {
            rows.add(row("ORDER_CHANGED", "", last, last.cashThen(), order.cash(), hasOtherTerm ? "term" : ""));
        }
        return rows;
    }

    private static Row row(String kind, String state, Refund refund, long expected, long actual, String note) {
        return row(kind, state, refund.id(), refund.orderId(), expected, actual, refund.recordedOn(), note);
    }

    private static Row row(
            String kind,
            String state,
            String refundId,
            String orderId,
            long expected,
            long actual,
            @Nullable LocalDate since,
            String note) {
        String key = kind.startsWith("SETTLEMENT") ? refundId : kind + " " + orderId;
        return new Row(key, kind, state, refundId, orderId, cents(expected) + "," + cents(actual), since, note);
    }

    static String cents(long amount) {
        return "%d.%02d".formatted(amount / 100, amount % 100);
    }
}
