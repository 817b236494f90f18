package reckon.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reckon.facts.ChargeType;
import reckon.facts.OrderStatus;
import reckon.facts.OrderType;
import reckon.money.Money;
import reckon.policy.Policies;
import reckon.policy.PolicyBuilder;

final class OrderCheckTest {
    private static final LocalDate RECORDED = LocalDate.parse("2026-11-02");
    private static final LocalDate DUE = RECORDED.plusDays(3);
    private static final Policies POLICIES =
            new Policies(List.of(PolicyBuilder.published().build()));
    private static final Instant BEGUN = at("2026-11-01T09:00:00");
    private static final Instant ENDED = at("2026-12-01T09:00:00");

    private static Instant at(String local) {
        return Instant.parse(local + "Z").minusSeconds(8 * 3600);
    }

    private static ExportedOrder order(
            OrderType type, OrderStatus status, String cash, @Nullable Instant until, @Nullable Instant returnedAt) {
        return new ExportedOrder("o1", "a1", type, status, BEGUN, BEGUN, until, Money.of(cash), "BCC", returnedAt);
    }

    private static ExportedOrder order(OrderStatus status, String cash) {
        return order(OrderType.NEW, status, cash, ENDED, null);
    }

    private static RecordedRefund refund(String id, String amount) {
        return new RecordedRefund(id, "o1", "a2", Money.of(amount), 1, RECORDED, Money.of("100.00"), BEGUN, ENDED);
    }

    private static List<String> breaks(LocalDate asOf, ExportedOrder order, RecordedRefund... refunds) {
        return new OrderCheck(asOf, 3, null, POLICIES)
                .of(order, List.of(refunds), List.of()).stream()
                        .map(found -> String.join(
                                " ",
                                found.kind().name(),
                                found.refundId(),
                                String.valueOf(found.expected()),
                                String.valueOf(found.actual()),
                                found.note()))
                        .toList();
    }

    @Test
    void anOrderThatIsRefundedWithoutARefundWasRefundedOutside() {
        assertThat(breaks(RECORDED, order(OrderStatus.REFUNDED, "33.00")))
                .containsExactly("ORDER_REFUNDED_OUTSIDE  0.00 33.00 ");
        assertThat(breaks(RECORDED, order(OrderStatus.REFUNDED, "0.00"))).isEmpty();
        assertThat(breaks(RECORDED, order(OrderStatus.COMPLETED, "33.00"))).isEmpty();
        assertThat(breaks(RECORDED, order(OrderStatus.REFUNDED, "100.00"), refund("rf-1", "1.00")))
                .isEmpty();
    }

    @Test
    void aResizeGoesWithTheTermThatWasGivenBackAfterIt() {
        assertThat(breaks(RECORDED, order(OrderType.RESIZE, OrderStatus.REFUNDED, "33.00", ENDED, BEGUN)))
                .isEmpty();
        assertThat(breaks(
                        RECORDED, order(OrderType.RESIZE, OrderStatus.REFUNDED, "33.00", ENDED, BEGUN.minusSeconds(1))))
                .hasSize(1);
        assertThat(breaks(RECORDED, order(OrderType.RENEW, OrderStatus.REFUNDED, "33.00", ENDED, BEGUN)))
                .hasSize(1);
    }

    @Test
    void whatWasBoughtBeforeTheFirstDayOfOrdersIsHistory() {
        ExportedOrder order = order(OrderStatus.REFUNDED, "33.00");
        assertThat(new OrderCheck(RECORDED, 3, LocalDate.parse("2026-11-02"), POLICIES).of(order, List.of(), List.of()))
                .isEmpty();
        assertThat(new OrderCheck(RECORDED, 3, LocalDate.parse("2026-11-01"), POLICIES).of(order, List.of(), List.of()))
                .hasSize(1);
    }

    @Test
    void anOrderOfWhichAllWasReturnedIsNotMarkedOnceTheLastRefundIsDue() {
        ExportedOrder order = order(OrderStatus.COMPLETED, "100.00");
        RecordedRefund[] all = {refund("rf-1", "60.00"), refund("rf-2", "40.00")};
        assertThat(breaks(DUE, order, all)).containsExactly("ORDER_NOT_MARKED rf-2 100.00 0.00 due 2026-11-05");
        assertThat(breaks(DUE.minusDays(1), order, all)).isEmpty();
        assertThat(breaks(DUE, order, refund("rf-1", "99.99"))).isEmpty();
        assertThat(breaks(DUE, order(OrderStatus.REFUNDED, "100.00"), all)).isEmpty();
    }

    @Test
    void anOrderWithOtherCashOrAnotherTermHasChanged() {
        RecordedRefund refund = refund("rf-1", "1.00");
        assertThat(breaks(RECORDED, order(OrderStatus.REFUNDED, "110.00"), refund))
                .containsExactly("ORDER_CHANGED rf-1 100.00 110.00 ");
        Instant longer = ENDED.plusSeconds(1);
        assertThat(breaks(RECORDED, order(OrderType.NEW, OrderStatus.COMPLETED, "100.00", longer, null), refund))
                .containsExactly(
                        "ORDER_CHANGED rf-1 100.00 100.00 term 2026-11-01T09:00:00+08:00/2026-12-01T09:00:00+08:00"
                                + " -> 2026-11-01T09:00:00+08:00/2026-12-01T09:00:01+08:00");
        assertThat(breaks(RECORDED, order(OrderType.NEW, OrderStatus.REFUNDED, "100.00", longer, null), refund))
                .isEmpty();
        assertThat(breaks(RECORDED, order(OrderType.NEW, OrderStatus.COMPLETED, "100.00", null, null), refund))
                .containsExactly(
                        "ORDER_CHANGED rf-1 100.00 100.00 term 2026-11-01T09:00:00+08:00/2026-12-01T09:00:00+08:00"
                                + " -> 2026-11-01T09:00:00+08:00/");
    }

    private static Disk disk(String id, Disk.DiskOrder... orders) {
        return new Disk(id, List.of(orders));
    }

    private static Disk.DiskOrder bought(ChargeType charge, OrderStatus status, Instant from, Instant until) {
        return new Disk.DiskOrder(OrderType.NEW, charge, status, from.minusSeconds(60), from, until);
    }

    private static List<String> leftOut(LocalDate asOf, Disk... disks) {
        ExportedOrder convert = order(OrderType.CONVERT, OrderStatus.COMPLETED, "100.00", ENDED, null);
        List<String> notes = new ArrayList<>();
        new OrderCheck(asOf, 3, null, POLICIES)
                .of(convert, List.of(), List.of(disks))
                .forEach(found -> notes.add(found.kind() + " " + found.note()));
        return notes;
    }

    @Test
    void aDiskWithoutAPrepaidTermByTheEndOfTheDayOfTheConversionIsLeftOut() {
        Instant endOfDay = at("2026-11-02T00:00:00");
        Disk.DiskOrder postpaid = bought(ChargeType.POSTPAID, OrderStatus.COMPLETED, BEGUN.minusSeconds(9), ENDED);
        assertThat(leftOut(RECORDED, disk("d2", postpaid), disk("d1", postpaid), disk("d3")))
                .containsExactly("CDS_NOT_CONVERTED d1 d2 d3");
        assertThat(leftOut(BEGUN.atZone(POLICIES.zone()).toLocalDate().minusDays(1), disk("d1", postpaid)))
                .isEmpty();
        Stream.of(OrderStatus.COMPLETED, OrderStatus.REFUNDED)
                .map(status -> bought(ChargeType.PREPAID, status, endOfDay.minusSeconds(1), ENDED))
                .forEach(term -> assertThat(leftOut(RECORDED, disk("d1", postpaid, term)))
                        .isEmpty());
        Disk.DiskOrder tooLate = bought(ChargeType.PREPAID, OrderStatus.COMPLETED, endOfDay, ENDED);
        Disk.DiskOrder over = bought(ChargeType.PREPAID, OrderStatus.COMPLETED, BEGUN.minusSeconds(99), BEGUN);
        assertThat(leftOut(RECORDED, disk("d1", postpaid, tooLate, over))).containsExactly("CDS_NOT_CONVERTED d1");
    }

    @Test
    void aDiskThatWasBoughtAfterTheConversionWasNotThereYet() {
        Disk.DiskOrder later = bought(ChargeType.POSTPAID, OrderStatus.COMPLETED, BEGUN.plusSeconds(61), ENDED);
        Disk.DiskOrder never = bought(ChargeType.POSTPAID, OrderStatus.CREATE_FAILED, BEGUN.minusSeconds(61), ENDED);
        assertThat(leftOut(RECORDED, disk("d1", later, never))).isEmpty();
    }
}
