package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.Arithmetic.money;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.OrderBuilder.conversion;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.renewal;
import static reckon.policy.OrderBuilder.resize;
import static reckon.policy.ResourceBuilder.instance;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reckon.money.Money;
import reckon.money.Points;

/** Rules F4 and I2: which order gets how much of a refund. */
class SplitTest {
    private static final String REQUESTED = "2023-01-11T15:00";

    /** What a line of a refund says, the order by its id. */
    private record Line(String orderId, RefundKind kind, Money orderAmount, Money amount, Points points) {
        static Line of(RefundLine line) {
            return new Line(line.orderId(), line.kind(), line.orderAmount(), line.refundAmount(), line.pointsSpent());
        }
    }

    private static Line line(String order, RefundKind kind, String cash, Money amount) {
        Points points = kind == RefundKind.PARTIAL ? Points.toRefund(amount) : Points.ZERO;
        return new Line(order, kind, Money.of(cash), amount, points);
    }

    @Test
    @DisplayName(
            "F4: unused renewals of every type come back in full with the resource, each as its own line, for no points")
    void unusedRenewalsGoWithTheResource() {
        Ruling ruling = caseOf(instance(
                        order("o-1"),
                        conversion("o-4")
                                .bought("2023-01-06T10:00")
                                .begins("2023-04-01T10:00")
                                .cash("52.00"),
                        order("o-3")
                                .bought("2023-01-05T10:00")
                                .begins("2023-03-01T10:00")
                                .cash("51.00"),
                        renewal("o-2")
                                .bought("2023-01-05T10:00")
                                .begins("2023-02-01T10:00")
                                .cash("50.00")))
                .askedAt(REQUESTED);

        Money partial = money("60.00 - 11*60.00/31*1.5");
        assertThat(ruling.refunds())
                .extracting(Line::of)
                .containsExactly(
                        line("o-1", RefundKind.PARTIAL, "60.00", partial),
                        line("o-2", RefundKind.RENEWAL, "50.00", Money.of("50.00")),
                        line("o-3", RefundKind.RENEWAL, "51.00", Money.of("51.00")),
                        line("o-4", RefundKind.RENEWAL, "52.00", Money.of("52.00")));
        assertThat(ruling.refundAmount()).isEqualTo(money("60.00 - 11*60.00/31*1.5 + 50.00 + 51.00 + 52.00"));
        assertThat(ruling.orderAmount()).isEqualTo(money("60.00 + 50.00 + 51.00 + 52.00"));
        assertThat(ruling.pointsSpent()).isEqualTo(Points.toRefund(partial));
        assertThat(ruling.explanation())
                .isEqualTo("60.00 - 11 d × 60.00/31 × 1.5 = 28.06 (11 days used);"
                        + " unused renewals in full: 50.00 + 51.00 + 52.00 = 153.00");
    }

    @Test
    @DisplayName("I2: the base order bears a refund up to its own cash, the resizes in their order what is left")
    void refundIsSpreadInOrder() {
        Ruling ruling = caseOf(instance(
                        resize("o-3", "s1")
                                .bought("2023-01-03T10:00")
                                .begins("2023-01-20T10:00")
                                .cash("30.00"),
                        resize("o-2", "s1")
                                .bought("2023-01-03T10:00")
                                .begins("2023-01-19T10:00")
                                .cash("20.00"),
                        order("o-1")))
                .askedAt(REQUESTED);

        // 78.06… in all: 60.00 on the base order, then what is left
        assertThat(ruling.refunds())
                .extracting(Line::of)
                .containsExactly(
                        line("o-1", RefundKind.PARTIAL, "60.00", Money.of("60.00")),
                        line(
                                "o-2",
                                RefundKind.PARTIAL,
                                "20.00",
                                money("60.00 + 20.00 + 30.00 - 11*60.00/31*1.5 - 60.00")));
    }

    @Test
    @DisplayName("I2: resizes that take effect together are filled by purchase, then by id")
    void resizesAreFilledByPurchaseThenById() {
        OrderBuilder byId = resize("o-4", "s1")
                .bought("2023-01-03T10:00")
                .begins("2023-01-19T10:00")
                .cash("1.00");
        OrderBuilder first = resize("o-3", "s1")
                .bought("2023-01-03T10:00")
                .begins("2023-01-19T10:00")
                .cash("2.00");
        OrderBuilder earlier = resize("o-5", "s1")
                .bought("2023-01-02T10:00")
                .begins("2023-01-19T10:00")
                .cash("4.00");

        Ruling full = caseOf(instance(byId, first, earlier, order("o-1"))).askedAt("2023-01-05T15:00");
        Ruling partial = caseOf(instance(byId, first, earlier, order("o-1").bought("2022-12-31T10:00")))
                .askedAt("2023-01-03T10:00");

        assertThat(full.refunds()).extracting(RefundLine::orderId).containsExactly("o-1", "o-5", "o-3", "o-4");
        // 4 + 2 + 1 beside 60, less two days
        assertThat(partial.refunds())
                .extracting(Line::of)
                .containsExactly(
                        line("o-1", RefundKind.PARTIAL, "60.00", Money.of("60.00")),
                        line("o-5", RefundKind.PARTIAL, "4.00", money("67.00 - 2*60.00/31*1.5 - 60.00")));
    }

    @Test
    @DisplayName("I2: a full refund is each order's cash, and a line of 0.00 is not written")
    void fullRefundIsEachOrdersCash() {
        Ruling ruling = caseOf(instance(
                        order("o-1").cash("0.00"),
                        resize("o-2", "s2").begins("2023-01-02T10:00").cash("20.00"),
                        renewal("o-3")
                                .bought("2023-01-03T10:00")
                                .begins("2023-02-01T10:00")
                                .cash("0.00"),
                        renewal("o-4")
                                .bought("2023-01-03T10:00")
                                .begins("2023-03-01T10:00")
                                .cash("9.00")))
                .askedAt("2023-01-05T10:00");

        assertThat(ruling.refunds())
                .extracting(Line::of)
                .containsExactly(
                        line("o-2", RefundKind.FULL, "20.00", Money.of("20.00")),
                        line("o-4", RefundKind.RENEWAL, "9.00", Money.of("9.00")));
        assertThat(ruling.explanation())
                .isEqualTo("0.00 + 20.00 = 20.00: all that was paid in cash for the term;"
                        + " unused renewals in full: 0.00 + 9.00 = 9.00");
    }

    @Test
    @DisplayName("F4: renewals that were given back before, or bought later, do not go again")
    void renewalsGivenBackBeforeDoNotGoAgain() {
        CaseBuilder both = caseOf(instance(
                        order("o-1"),
                        renewal("o-2").bought("2023-01-05T10:00").begins("2023-02-01T10:00"),
                        renewal("o-3")
                                .bought("2023-01-12T10:00")
                                .begins("2023-02-01T10:00")
                                .cash("51.00")))
                .asksForRenewals("q-1", "i-1", REQUESTED)
                .asks("q-2", "i-1", "2023-01-11T16:00");

        assertThat(both.ruling("q-2").refunds()).extracting(RefundLine::orderId).containsExactly("o-1");
    }

    @Test
    @DisplayName("F4: coupons of renewals are named apart and not refunded")
    void couponsOfRenewalsAreNamed() {
        Ruling ruling = caseOf(instance(
                        order("o-1").coupon("1.00"),
                        renewal("o-2")
                                .bought("2023-01-05T10:00")
                                .begins("2023-02-01T10:00")
                                .coupon("2.00")))
                .askedAt("2023-01-05T15:00");

        assertThat(ruling.explanation())
                .isEqualTo("60.00: all that was paid in cash for the term; unused renewals in full: 60.00;"
                        + " coupons of 3.00 are not refunded");
    }
}
