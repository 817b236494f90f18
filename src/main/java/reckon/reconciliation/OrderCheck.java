package reckon.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.facts.OrderStatus;
import reckon.facts.OrderType;
import reckon.money.Money;
import reckon.policy.Policies;

/** Judges what the export says of an order by what the ledger has returned on it, on the date of a run. */
final class OrderCheck {
    private final LocalDate asOf;
    private final int settlementDays;
    private final @Nullable Instant ordersSince;
    private final Policies policies;

    /**
     * @param asOf the run's date
     * @param ordersSince orders bought before this day are history; null for none
     */
    OrderCheck(LocalDate asOf, int settlementDays, @Nullable LocalDate ordersSince, Policies policies) {
        this.asOf = asOf;
        this.settlementDays = settlementDays;
        this.ordersSince = ordersSince == null
                ? null
                : ordersSince.atStartOfDay(policies.zone()).toInstant();
        this.policies = policies;
    }

    /**
     * Returns the breaks of an order, of each kind one at most.
     *
     * @param refunds those on it, the last recorded last
     * @param disks those attached to its resource, if it is a CONVERT
     */
    List<Finding> of(ExportedOrder order, List<RecordedRefund> refunds, List<Disk> disks) {
        List<Finding> found = new ArrayList<>();
        RecordedRefund last = refunds.isEmpty() ? null : refunds.get(refunds.size() - 1);
        if (last == null && isRefundedOutside(order)) {
            found.add(of(Break.ORDER_REFUNDED_OUTSIDE, order, null, Money.ZERO, order.paidCash(), ""));
        }
        if (last != null) {
            addNotMarked(order, refunds, last, found);
            addChanged(order, last, found);
        }
        List<String> leftOut = leftOut(order, disks);
        if (!leftOut.isEmpty()) {
            found.add(of(Break.CDS_NOT_CONVERTED, order, last, null, null, Notes.names(leftOut)));
        }
        return found;
    }

    private boolean isRefundedOutside(ExportedOrder order) {
        boolean wentWithItsTerm = order.type() == OrderType.RESIZE
                && order.returnedAt() != null
                && !order.purchasedAt().isAfter(order.returnedAt());
        return order.status() == OrderStatus.REFUNDED
                && order.paidCash().isPositive()
                && !wentWithItsTerm
                && !isHistory(order);
    }

    private boolean isHistory(ExportedOrder order) {
        return ordersSince != null && order.purchasedAt().isBefore(ordersSince);
    }

    private void addNotMarked(
            ExportedOrder order, List<RecordedRefund> refunds, RecordedRefund last, List<Finding> found) {
        LocalDate due = last.recordedOn().plusDays(settlementDays);
        Money sum = refunds.stream().map(RecordedRefund::amount).reduce(Money.ZERO, Money::plus);
        if (order.status() == OrderStatus.COMPLETED && sum.equals(last.paidCash()) && !asOf.isBefore(due)) {
            found.add(of(Break.ORDER_NOT_MARKED, order, last, sum, Money.ZERO, Notes.due(due)));
        }
    }

    private void addChanged(ExportedOrder order, RecordedRefund last, List<Finding> found) {
        boolean hasOtherTerm = order.status() == OrderStatus.COMPLETED
                && !(Objects.equals(order.effectiveAt(), last.effectiveAt())
                        && Objects.equals(order.expiresAt(), last.expiresAt()));
        if (hasOtherTerm || !order.paidCash().equals(last.paidCash())) {
            String note = hasOtherTerm
                    ? "term " + term(last.effectiveAt(), last.expiresAt()) + " -> "
                            + term(order.effectiveAt(), order.expiresAt())
                    : "";
            found.add(of(Break.ORDER_CHANGED, order, last, last.paidCash(), order.paidCash(), note));
        }
    }

    private String term(@Nullable Instant from, @Nullable Instant until) {
        return (from == null ? "" : policies.format(from)) + "/" + (until == null ? "" : policies.format(until));
    }

    private List<String> leftOut(ExportedOrder order, List<Disk> disks) {
        Instant converted = order.effectiveAt();
        if (order.type() != OrderType.CONVERT
                || order.status() != OrderStatus.COMPLETED
                || converted == null
                || !converted.isBefore(policies.endOf(asOf))
                || isHistory(order)
                || !policies.inForceAt(converted).roles().instances().contains(order.product())) {
            return List.of();
        }
        Instant endOfDay = policies.endOf(LocalDate.ofInstant(converted, policies.zone()));
        return disks.stream()
                .filter(disk -> disk.isLeftOut(converted, endOfDay))
                .map(Disk::resourceId)
                .sorted()
                .toList();
    }

    private static Finding of(
            Break kind,
            ExportedOrder order,
            @Nullable RecordedRefund last,
            @Nullable Money expected,
            @Nullable Money actual,
            String note) {
        return new Finding(
                kind,
                false,
                last == null ? "" : last.refundId(),
                order.orderId(),
                last == null ? order.accountId() : last.accountId(),
                expected,
                actual,
                last == null ? null : last.recordedOn(),
                note);
    }
}
