package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.renewal;
import static reckon.policy.ResourceBuilder.instance;
import static reckon.policy.ResourceBuilder.resource;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reckon.facts.OrderStatus;
import reckon.facts.Request;
import reckon.facts.RequestKind;
import reckon.facts.ResourceStatus;

/** Rules E01-E05, E07, E08: what the resource, its account and its product rule out. */
class ResourceEligibilityTest {
    private static final String REQUESTED = "2023-01-11T15:00";

    private static OrderBuilder used() {
        return order("o-1").begins("2023-01-01T10:00");
    }

    @Test
    @DisplayName("E01: nothing is known about the resource")
    void unknownResourceIsRejected() {
        Ruling ruling = caseOf(instance(used())).asks("q-1", "i-2", REQUESTED).ruling("q-1");

        assertThat(ruling.reason()).isEqualTo(Reason.RESOURCE_NOT_FOUND);
        assertThat(ruling.explanation()).isEqualTo("no resource i-2 of account a-1 is known");
    }

    @Test
    @DisplayName("E01: the resource's line is of another account, whosever its orders are")
    void resourceOfAnotherAccountIsRejected() {
        Ruling ruling = caseOf(instance(used().account("a-1")).account("a-2"))
                .request(new Request("q-1", "a-1", "i-1", RequestKind.RESOURCE, Moments.at(REQUESTED)))
                .ruling("q-1");

        assertThat(ruling.reason()).isEqualTo(Reason.RESOURCE_NOT_FOUND);
    }

    @Test
    @DisplayName("E01 beside: orders alone make a resource exist, active and with their product")
    void resourceWithoutLineExistsByItsOrders() {
        DecisionLine line = caseOf(instance(used()).withoutLine())
                .asks("q-1", "i-1", REQUESTED)
                .line("q-1");

        assertThat(line.ruling().decision()).isEqualTo(Decision.PARTIAL);
        assertThat(line.product()).isEqualTo("BCC");
    }

    @Test
    @DisplayName("E01: orders of another account do not make a resource without a line the account's")
    void resourceWithoutLineBelongsToTheAccountOfItsOrders() {
        assertThat(caseOf(instance(used().account("a-2")).withoutLine())
                        .askedAt(REQUESTED)
                        .reason())
                .isEqualTo(Reason.RESOURCE_NOT_FOUND);
    }

    @Test
    @DisplayName(
            "E01: without a line, an order bought a second after the request is too late; bought with it, it counts")
    void orderBoughtAfterTheRequestMakesNothingExist() {
        OrderBuilder late = order("o-1").begins("2023-01-11T15:00:01");
        OrderBuilder inTime = order("o-1").begins(REQUESTED);

        assertThat(caseOf(instance(late).withoutLine()).askedAt(REQUESTED).reason())
                .isEqualTo(Reason.RESOURCE_NOT_FOUND);
        assertThat(caseOf(instance(inTime).withoutLine()).askedAt(REQUESTED).decision())
                .isEqualTo(Decision.FULL);
    }

    @Test
    @DisplayName("E01 and A1: an order whose creation failed makes no resource exist")
    void failedCreationMakesNothingExist() {
        assertThat(caseOf(instance(used().status(OrderStatus.CREATE_FAILED)).withoutLine())
                        .askedAt(REQUESTED)
                        .reason())
                .isEqualTo(Reason.RESOURCE_NOT_FOUND);
    }

    @Test
    @DisplayName("E02: an archived subscription is rejected")
    void archivedIsRejected() {
        Ruling ruling = caseOf(instance(used()).status(ResourceStatus.ARCHIVED)).askedAt(REQUESTED);

        assertThat(ruling.reason()).isEqualTo(Reason.ARCHIVED);
        assertThat(ruling.explanation()).isEqualTo("the subscription is archived");
    }

    @Test
    @DisplayName("E03: a second request for a resource refunds nothing")
    void repeatedRequestRefundsNothing() {
        CaseBuilder twice =
                caseOf(instance(used())).asks("q-1", "i-1", REQUESTED).asks("q-2", "i-1", "2023-01-12T15:00");

        assertThat(twice.ruling("q-1").decision()).isEqualTo(Decision.PARTIAL);
        assertThat(twice.ruling("q-2").reason()).isEqualTo(Reason.ALREADY_UNSUBSCRIBED);
        assertThat(twice.ruling("q-2").explanation())
                .isEqualTo("the request q-1 of 2023-01-11T15:00:00+08:00 was accepted for it");
    }

    @Test
    @DisplayName("E03: an accepted request of an earlier run counts as well")
    void acceptedByAnEarlierRunIsRejected() {
        Ruling ruling =
                caseOf(instance(used()).unsubscribedAt("2023-01-10T08:00")).askedAt(REQUESTED);

        assertThat(ruling.reason()).isEqualTo(Reason.ALREADY_UNSUBSCRIBED);
        assertThat(ruling.explanation()).isEqualTo("the request q-0 of 2023-01-10T08:00:00+08:00 was accepted for it");
    }

    @Test
    @DisplayName("E03 beside: a request that was rejected does not stand in the way of the next one")
    void rejectedRequestCanBeRepeated() {
        CaseBuilder twice = caseOf(instance(
                        used(), order("o-2").status(OrderStatus.PENDING).bought("2023-01-11T14:00")))
                .points("0.00", "2023-01")
                .asks("q-1", "i-1", REQUESTED);
        assertThat(twice.ruling("q-1").reason()).isEqualTo(Reason.PENDING_ORDER);

        CaseBuilder poorThenRich = caseOf(instance(used()))
                .points("0.00", "2023-01")
                .asks("q-1", "i-1", REQUESTED)
                .grant("g-1", "100.00", "2023-01-12T00:00", null)
                .asks("q-2", "i-1", "2023-01-12T15:00");
        assertThat(poorThenRich.ruling("q-1").reason()).isEqualTo(Reason.QUOTA_EXCEEDED);
        assertThat(poorThenRich.ruling("q-2").decision()).isEqualTo(Decision.PARTIAL);
    }

    @Test
    @DisplayName("E03 beside: giving back the renewals only leaves the resource to be unsubscribed later")
    void acceptedRenewalRequestLeavesTheResource() {
        CaseBuilder both = caseOf(instance(
                        used(), renewal("o-2").bought("2023-01-02T10:00").begins("2023-02-01T10:00")))
                .asksForRenewals("q-1", "i-1", REQUESTED)
                .asks("q-2", "i-1", "2023-01-12T09:00");

        assertThat(both.ruling("q-1").decision()).isEqualTo(Decision.RENEWAL);
        assertThat(both.ruling("q-2").decision()).isEqualTo(Decision.PARTIAL);
        assertThat(both.ruling("q-2").refunds()).extracting(RefundLine::orderId).containsExactly("o-1");
    }

    @Test
    @DisplayName("E03: a released resource is rejected")
    void releasedIsRejected() {
        Ruling ruling = caseOf(instance(used()).status(ResourceStatus.RELEASED)).askedAt(REQUESTED);

        assertThat(ruling.reason()).isEqualTo(Reason.ALREADY_UNSUBSCRIBED);
        assertThat(ruling.explanation()).isEqualTo("the resource is released");
    }

    @Test
    @DisplayName("E03: all that was bought by then is refunded; failed creations and later orders do not matter")
    void allOrdersRefundedIsRejected() {
        Ruling ruling = caseOf(instance(
                        used().status(OrderStatus.REFUNDED),
                        order("o-2").bought("2023-01-02T10:00").status(OrderStatus.CREATE_FAILED),
                        order("o-3").begins("2023-01-11T15:00:01")))
                .askedAt(REQUESTED);

        assertThat(ruling.reason()).isEqualTo(Reason.ALREADY_UNSUBSCRIBED);
        assertThat(ruling.explanation()).isEqualTo("all its orders are refunded or were returned");
    }

    @Test
    @DisplayName("E03: an order on which the ledger returned money counts as refunded, whatever the export says")
    void refundedByTheLedgerIsRefunded() {
        assertThat(caseOf(instance(used().refunded("0.01"))).askedAt(REQUESTED).reason())
                .isEqualTo(Reason.ALREADY_UNSUBSCRIBED);
    }

    @Test
    @DisplayName("E03 beside: one order that is not refunded is enough to ask for")
    void oneOrderLeftCanBeUnsubscribed() {
        Ruling ruling = caseOf(
                        instance(used(), order("o-0").begins("2022-06-01T10:00").status(OrderStatus.REFUNDED)))
                .askedAt(REQUESTED);

        assertThat(ruling.decision()).isEqualTo(Decision.PARTIAL);
    }

    @Test
    @DisplayName("E04: an account whose returns are marked is rejected; another account of the same user is not")
    void onlyTheMarkedAccountIsRejected() {
        CaseBuilder both = caseOf(
                        instance(used()),
                        resource("i-2", "BCC")
                                .account("a-2")
                                .orders(order("o-2").begins("2023-01-01T10:00")))
                .riskyAccount("a-2")
                .asks("q-1", "i-1", REQUESTED)
                .asks("q-2", "i-2", REQUESTED);

        assertThat(both.ruling("q-1").decision()).isEqualTo(Decision.PARTIAL);
        assertThat(both.ruling("q-2").reason()).isEqualTo(Reason.RISK_REJECTED);
        assertThat(both.ruling("q-2").explanation())
                .isEqualTo("the vendor marked the account's returns as suspicious or malicious");
    }

    @Test
    @DisplayName("E05: a resource frozen by public security is rejected")
    void frozenIsRejected() {
        Ruling ruling = caseOf(instance(used()).status(ResourceStatus.FROZEN)).askedAt(REQUESTED);

        assertThat(ruling.reason()).isEqualTo(Reason.FROZEN);
        assertThat(ruling.explanation()).isEqualTo("the resource is frozen by public security");
    }

    @Test
    @DisplayName("E07: a reserved instance is rejected with its fee: list price of a month × months of the lock-in")
    void reservedInstanceNamesItsFee() {
        ResourceBuilder reserved = resource("r-1", "RESERVED_INSTANCE")
                .orders(order("o-1").begins("2023-01-01T10:00").months(36).cash("1000.00"));

        Ruling ruling = caseOf(reserved).askedAt(REQUESTED);

        assertThat(ruling.reason()).isEqualTo(Reason.RESERVED_INSTANCE);
        // 36 × 60.00
        assertThat(ruling.explanation())
                .isEqualTo("a reserved instance cannot be unsubscribed before its lock-in ends;"
                        + " payable unsubscription fee: 36 × 60.00 = 2160.00");
    }

    @Test
    @DisplayName("E07: where the fee cannot be worked out the rejection says why")
    void reservedInstanceWithoutPriceIsRejectedAllTheSame() {
        Ruling unpriced = caseOf(resource("r-1", "RESERVED_INSTANCE").orders(used().spec("s9")))
                .askedAt(REQUESTED);
        Ruling withoutSpec = caseOf(resource("r-1", "RESERVED_INSTANCE").orders(used().spec(null)))
                .askedAt(REQUESTED);
        Ruling withoutTerm = caseOf(resource("r-1", "RESERVED_INSTANCE")).askedAt(REQUESTED);

        assertThat(unpriced.reason()).isEqualTo(Reason.RESERVED_INSTANCE);
        assertThat(unpriced.explanation())
                .endsWith("fee: not known, as RESERVED_INSTANCE s9 has no list price for 1 month");
        assertThat(withoutSpec.explanation()).endsWith("fee: not known, as no current order with a spec is");
        assertThat(withoutTerm.explanation()).endsWith("fee: not known, as no current order with a spec is");
    }

    @Test
    @DisplayName("E08: a product that takes no part in self-service is rejected")
    void otherProductIsRejected() {
        Ruling ruling = caseOf(resource("r-1", "RDS").orders(used())).askedAt(REQUESTED);

        assertThat(ruling.reason()).isEqualTo(Reason.NOT_SELF_SERVICE);
        assertThat(ruling.explanation()).isEqualTo("RDS does not take part in self-service unsubscription");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BCC",
                "GPU",
                "EBC",
                "EHC",
                "CDS",
                "EIP",
                "USAGE_PACKAGE",
                "STORAGE_PACKAGE",
                "MARKETPLACE",
                "SUPPORT_PLAN"
            })
    @DisplayName("E08 beside: every connected product gets its money back")
    void connectedProductIsAccepted(String product) {
        OrderBuilder notBegun = order("o-1").bought("2023-01-11T14:00").begins("2023-01-12T00:00");

        assertThat(caseOf(resource("r-1", product).orders(notBegun))
                        .askedAt(REQUESTED)
                        .decision())
                .matches(Decision::isAccepted);
    }

    @Test
    @DisplayName("E08 and section 10: the resource's product decides, not the order's")
    void productOfTheResourceDecides() {
        assertThat(caseOf(resource("r-1", "RDS").orders(used().product("BCC")))
                        .askedAt(REQUESTED)
                        .reason())
                .isEqualTo(Reason.NOT_SELF_SERVICE);
        assertThat(caseOf(resource("r-1", "BCC").orders(used().product("RDS")))
                        .askedAt(REQUESTED)
                        .decision())
                .isEqualTo(Decision.PARTIAL);
    }
}
