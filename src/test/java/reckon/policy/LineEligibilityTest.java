package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.Moments.at;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.renewal;
import static reckon.policy.OrderBuilder.resize;
import static reckon.policy.ResourceBuilder.instance;
import static reckon.policy.ResourceBuilder.resource;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reckon.facts.OrderStatus;
import reckon.facts.OrderType;

/** Rules E12, E13, E16 and E17: what is over, what is under way, what was invoiced or used. */
class LineEligibilityTest {
    private static final String REQUESTED = "2023-01-11T15:00";

    @Test
    @DisplayName("E12: a resource expires with the end of its last term, not a nanosecond earlier")
    void resourceExpiresAtTheEndOfItsLastTerm() {
        Ruling expired = caseOf(instance(order("o-1"))).askedAt("2023-02-01T10:00");
        Ruling before = caseOf(instance(order("o-1").cash("200.00")))
                .askedAt(at("2023-02-01T10:00").minusNanos(1));

        assertThat(expired.reason()).isEqualTo(Reason.EXPIRED);
        assertThat(expired.explanation()).isEqualTo("the last term ended at 2023-02-01T10:00:00+08:00");
        assertThat(before.decision()).isEqualTo(Decision.PARTIAL);
    }

    @Test
    @DisplayName("E12: the end of the last term counts, of which a RESIZE is none")
    void onlyTermsSayWhenItExpires() {
        CaseBuilder resized = caseOf(instance(
                order("o-1"), resize("o-2", "s2").begins("2023-01-05T10:00").months(3)));
        CaseBuilder renewed = caseOf(
                instance(order("o-1"), renewal("o-2").bought("2023-01-05T10:00").begins("2023-02-01T10:00")));

        assertThat(resized.askedAt("2023-02-01T10:00").reason()).isEqualTo(Reason.EXPIRED);
        assertThat(renewed.askedAt("2023-02-01T10:00").decision()).isEqualTo(Decision.PARTIAL);
    }

    @Test
    @DisplayName("E12: a renewal that was refunded does not prolong")
    void refundedRenewalDoesNotProlong() {
        OrderBuilder refunded = renewal("o-2").bought("2023-01-05T10:00").begins("2023-02-01T10:00");

        assertThat(caseOf(instance(order("o-1"), refunded.status(OrderStatus.REFUNDED)))
                        .askedAt("2023-02-02T10:00")
                        .reason())
                .isEqualTo(Reason.EXPIRED);
    }

    @Test
    @DisplayName("E12: a request for the renewals of an expired resource is rejected by it")
    void renewalRequestForAnExpiredResourceIsRejected() {
        assertThat(caseOf(instance(order("o-1")))
                        .renewalsAskedAt("2023-02-01T10:00")
                        .reason())
                .isEqualTo(Reason.EXPIRED);
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderType.class,
            names = {"NEW", "RENEW", "RESIZE"})
    @DisplayName("E13: a pending order of any type stands in the way")
    void pendingOrderStandsInTheWay(OrderType type) {
        Ruling ruling = caseOf(instance(
                        order("o-1"),
                        order("o-2").type(type).status(OrderStatus.PENDING).withoutTerm(REQUESTED)))
                .askedAt(REQUESTED);

        assertThat(ruling.reason()).isEqualTo(Reason.PENDING_ORDER);
        assertThat(ruling.explanation()).isEqualTo("an order for the resource is pending");
    }

    @Test
    @DisplayName("E13: a pending conversion of what is prepaid already stands in the way as well")
    void pendingConversionOfWhatIsPrepaidStandsInTheWay() {
        assertThat(caseOf(instance(
                                order("o-1"),
                                OrderBuilder.conversion("o-2")
                                        .status(OrderStatus.PENDING)
                                        .withoutTerm(REQUESTED)))
                        .askedAt(REQUESTED)
                        .reason())
                .isEqualTo(Reason.PENDING_ORDER);
    }

    @Test
    @DisplayName("E13: another transaction stands in the way")
    void transactionStandsInTheWay() {
        Ruling ruling = caseOf(instance(order("o-1")).inTransaction()).askedAt(REQUESTED);

        assertThat(ruling.reason()).isEqualTo(Reason.PENDING_ORDER);
        assertThat(ruling.explanation()).isEqualTo("another transaction is running");
    }

    @Test
    @DisplayName("E13: a request for renewals, of which there are none, waits for the pending order too")
    void renewalRequestWaitsForThePendingOrder() {
        assertThat(caseOf(instance(
                                order("o-1"),
                                renewal("o-2").status(OrderStatus.PENDING).withoutTerm(REQUESTED)))
                        .renewalsAskedAt(REQUESTED)
                        .reason())
                .isEqualTo(Reason.PENDING_ORDER);
    }

    @Test
    @DisplayName("E13 beside: orders that failed, were refunded or are bought later do not stand in the way")
    void finishedOrdersDoNotStandInTheWay() {
        Ruling ruling = caseOf(instance(
                        order("o-1"),
                        renewal("o-2").status(OrderStatus.CREATE_FAILED).withoutTerm(REQUESTED),
                        renewal("o-3").status(OrderStatus.REFUNDED).withoutTerm(REQUESTED),
                        renewal("o-4").status(OrderStatus.PENDING).withoutTerm("2023-01-11T15:00:01")))
                .askedAt(REQUESTED);

        assertThat(ruling.decision()).isEqualTo(Decision.PARTIAL);
    }

    @Test
    @DisplayName("E16: a marketplace good that was invoiced is rejected")
    void invoicedMarketplaceGoodIsRejected() {
        Ruling ruling = caseOf(
                        resource("m-1", "MARKETPLACE").orders(order("o-1")).invoiced())
                .askedAt(REQUESTED);

        assertThat(ruling.reason()).isEqualTo(Reason.MARKETPLACE_INVOICED);
        assertThat(ruling.explanation()).isEqualTo("the marketplace good was invoiced");
    }

    @Test
    @DisplayName("E17: a support plan whose added benefits were used is rejected")
    void usedSupportPlanIsRejected() {
        Ruling ruling = caseOf(
                        resource("s-1", "SUPPORT_PLAN").orders(order("o-1")).benefitUsed())
                .askedAt(REQUESTED);

        assertThat(ruling.reason()).isEqualTo(Reason.SUPPORT_BENEFIT_USED);
        assertThat(ruling.explanation()).isEqualTo("added benefits of the support plan were used");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BCC", "CDS", "MARKETPLACE", "SUPPORT_PLAN"})
    @DisplayName("E16 E17 beside: an invoice matters to marketplace goods alone, a benefit to support plans alone")
    void invoiceAndBenefitMatterToTheirOwnProducts(String product) {
        Ruling invoiced =
                caseOf(resource("r-1", product).orders(order("o-1")).invoiced()).askedAt(REQUESTED);
        Ruling used = caseOf(resource("r-1", product).orders(order("o-1")).benefitUsed())
                .askedAt(REQUESTED);
        Ruling neither = caseOf(resource("r-1", product).orders(order("o-1"))).askedAt(REQUESTED);

        assertThat(invoiced.reason()).isEqualTo(product.equals("MARKETPLACE") ? Reason.MARKETPLACE_INVOICED : null);
        assertThat(used.reason()).isEqualTo(product.equals("SUPPORT_PLAN") ? Reason.SUPPORT_BENEFIT_USED : null);
        assertThat(neither.reason()).isNull();
    }

    @Test
    @DisplayName(
            "E13 E16 E17 beside: without a line of its own a resource is in no transaction, not invoiced, not used")
    void withoutLineNothingIsSaid() {
        for (String product : new String[] {"BCC", "MARKETPLACE", "SUPPORT_PLAN"}) {
            assertThat(caseOf(resource("r-1", product)
                                    .orders(order("o-1"))
                                    .inTransaction()
                                    .invoiced()
                                    .benefitUsed()
                                    .withoutLine())
                            .askedAt(REQUESTED)
                            .decision())
                    .isEqualTo(Decision.PARTIAL);
        }
    }
}
