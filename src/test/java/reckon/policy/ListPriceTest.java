package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.Arithmetic.money;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.Moments.at;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.resize;
import static reckon.policy.ResourceBuilder.instance;
import static reckon.policy.ResourceBuilder.resource;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reckon.facts.ListPrices;
import reckon.money.Money;

/** Rules F3 and I3: which list price counts, and that one is missed only where the calculation multiplies by it. */
class ListPriceTest {
    private static final PriceList MONTHLY_ONLY = new PriceList().with("BCC", "s1", 1, "60.00");
    private static final PriceList YEARLY_ONLY = new PriceList().with("BCC", "s1", 12, "600.00");

    private static Ruling twoYears(ListPrices prices, String requested) {
        return caseOf(instance(order("o-1").months(24).cash("1200.00")))
                .prices(prices)
                .askedAt(requested);
    }

    @Test
    @DisplayName("I3: the monthly price is missed as soon as days or months are charged")
    void monthlyPriceIsMissedForDaysAndMonths() {
        String missing =
                "held: no list price for BCC s1 over 1 month(s), as of order o-1: deliver it in a file of prices,"
                        + " valid when the order was purchased";

        for (String requested :
                new String[] {"2023-01-11T15:00", "2023-02-01T10:00", "2024-01-02T10:00", "2024-02-01T10:00"}) {
            assertThat(twoYears(YEARLY_ONLY, requested).reason()).isEqualTo(Reason.NO_LIST_PRICE);
            assertThat(twoYears(YEARLY_ONLY, requested).explanation()).isEqualTo(missing);
        }
        assertThat(twoYears(YEARLY_ONLY, "2024-01-01T10:00").refundAmount()).isEqualTo(money("1200.00 - 1*600.00"));
    }

    @Test
    @DisplayName("I3: the yearly price is missed from twelve whole months on")
    void yearlyPriceIsMissedForWholeYears() {
        assertThat(twoYears(MONTHLY_ONLY, "2023-12-31T10:00").refundAmount())
                .isEqualTo(money("1200.00 - 11*60.00 - 30*60.00/30"));
        assertThat(twoYears(MONTHLY_ONLY, "2024-01-01T10:00").explanation())
                .startsWith("held: no list price for BCC s1 over 12 month(s), as of order o-1: deliver it");
    }

    @Test
    @DisplayName("I3: an order without a spec has no list price")
    void orderWithoutSpecIsHeld() {
        assertThat(caseOf(instance(order("o-1").spec(null)))
                        .askedAt("2023-01-11T15:00")
                        .explanation())
                .isEqualTo("held: order o-1 has no spec: deliver the order with its spec");
    }

    @Test
    @DisplayName("I3 and section 10: without a list price even an order amount of 0 is held")
    void nothingPaidAndNoPriceIsHeld() {
        assertThat(caseOf(instance(order("o-1").cash("0.00").spec("s9")))
                        .askedAt("2023-01-11T15:00")
                        .reason())
                .isEqualTo(Reason.NO_LIST_PRICE);
    }

    @Test
    @DisplayName(
            "I3: the spec of a resize needs its price where it was in effect, be it on a part of a usage day, and only there")
    void resizeWithoutDaysNeedsNoPrice() {
        OrderBuilder toCome = resize("o-2", "s9")
                .bought("2023-01-10T10:00")
                .begins("2023-01-20T10:00")
                .cash("5.00");
        OrderBuilder today = resize("o-2", "s9").bought("2023-01-10T10:00").begins("2023-01-11T10:00:01");
        OrderBuilder atOnce = resize("o-2", "s1").begins("2023-01-01T10:00").cash("5.00");

        assertThat(caseOf(instance(order("o-1"), toCome))
                        .askedAt("2023-01-11T15:00")
                        .refundAmount())
                .isEqualTo(money("60.00 + 5.00 - 11*60.00/31*1.5"));
        // the eleventh day began at 10:00 with the old spec, and the dearer of both prices it
        assertThat(caseOf(instance(order("o-1"), today))
                        .askedAt("2023-01-11T15:00")
                        .reason())
                .isEqualTo(Reason.NO_LIST_PRICE);
        assertThat(caseOf(instance(order("o-1").spec("s9"), atOnce))
                        .askedAt("2023-01-11T15:00")
                        .refundAmount())
                .isEqualTo(money("60.00 + 5.00 - 11*60.00/31*1.5"));
    }

    @Test
    @DisplayName("I3 beside: where the refund is full no list price is asked for")
    void fullRefundNeedsNoPrice() {
        assertThat(caseOf(instance(order("o-1").spec(null)))
                        .askedAt("2023-01-05T15:00")
                        .decision())
                .isEqualTo(Decision.FULL);
    }

    @Test
    @DisplayName("P1: the latest list price that was valid when the order was bought, not when it begins")
    void priceAtThePurchaseCounts() {
        PriceList raised = new PriceList()
                .with("BCC", "s1", 1, "60.00", at("2022-01-01T00:00"))
                .with("BCC", "s1", 1, "90.00", at("2022-12-20T10:00"));

        assertThat(caseOf(instance(order("o-1").bought("2022-12-20T09:59:59")))
                        .prices(raised)
                        .askedAt("2023-01-11T15:00")
                        .refundAmount())
                .isEqualTo(money("60.00 - 11*60.00/31*1.5"));
        assertThat(caseOf(instance(order("o-1").bought("2022-12-20T10:00")))
                        .prices(raised)
                        .askedAt("2023-01-11T15:00")
                        .refundAmount())
                .isEqualTo(money("60.00 - 11*90.00/31*1.5"));
    }

    @Test
    @DisplayName("section 10: the order's product has the price where it differs from the resource's")
    void priceIsThatOfTheOrdersProduct() {
        PriceList both = new PriceList().with("BCC", "s1", 1, "60.00").with("GPU", "s1", 1, "30.00");

        assertThat(caseOf(resource("i-1", "BCC").orders(order("o-1").product("GPU")))
                        .prices(both)
                        .askedAt("2023-01-11T15:00")
                        .refundAmount())
                .isEqualTo(money("60.00 - 11*30.00/31*1.5"));
    }

    @Test
    @DisplayName("F3: what was bought with a higher list price can leave less than nothing, which is nothing")
    void dearListPriceLeavesNothing() {
        Ruling ruling = caseOf(instance(order("o-1").cash("30.00").spec("s2"))).askedAt("2023-01-25T15:00");

        assertThat(ruling.reason()).isEqualTo(Reason.ZERO_REFUND);
        assertThat(ruling.refundAmount()).isEqualTo(Money.ZERO);
    }
}
