package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.Arithmetic.money;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.renewal;
import static reckon.policy.ResourceBuilder.instance;
import static reckon.policy.ResourceBuilder.resource;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reckon.facts.RefusedFile;
import reckon.facts.RejectedLine;
import reckon.facts.Request;
import reckon.facts.RequestKind;
import reckon.facts.ResourceStatus;
import reckon.money.Points;

/** Rule I3: what was delivered and could not be read holds the requests that depend on it, and no others. */
class DeliveryTest {
    private static final String REQUESTED = "2023-01-11T15:00";
    private static final LocalDate SINCE = LocalDate.of(2023, 1, 9);
    private static final RejectedLine LINE = new RejectedLine("orders.csv", 3, "status", SINCE);
    private static final String LINE_TEXT = "line 3 of orders.csv (column status) was rejected on 2023-01-09";

    private static void assertWaits(Ruling ruling, String forWhat) {
        assertHeld(ruling, Reason.LINE_REJECTED, "held: " + LINE_TEXT + ": deliver a good line " + forWhat);
    }

    private static void assertHeld(Ruling ruling, Reason reason, String explanation) {
        assertThat(ruling.decision()).isEqualTo(Decision.HELD);
        assertThat(ruling.reason()).isEqualTo(reason);
        assertThat(ruling.explanation()).isEqualTo(explanation);
        assertThat(ruling.refunds()).isEmpty();
        assertThat(ruling.pointsSpent()).isEqualTo(Points.ZERO);
    }

    private static CaseBuilder refused(CaseBuilder builder) {
        return builder.fault(
                faults -> faults.addRefusedFile(new RefusedFile("orders-2.csv", "column status is missing", SINCE)));
    }

    @Test
    @DisplayName("I3: a refused file holds every request, before all else that could hold it; the first one is named")
    void refusedFileComesFirst() {
        String explanation = "held: the file orders-2.csv was refused on 2023-01-09 (column status is missing):"
                + " deliver it again under this name";
        CaseBuilder two = refused(caseOf(instance(order("o-1"))))
                .fault(faults -> faults.addRefusedFile(new RefusedFile("prices.csv", "it is empty", SINCE)))
                .fault(faults -> faults.addAccount("a-1", LINE));

        assertHeld(two.askedAt(REQUESTED), Reason.FILE_REFUSED, explanation);
        assertHeld(
                refused(caseOf(instance(order("o-1"))).unknownAccount()).askedAt(REQUESTED),
                Reason.FILE_REFUSED,
                explanation);
        assertHeld(
                refused(caseOf(instance(order("o-1"))).points("9.00", "2022-12"))
                        .fault(faults -> faults.addConsumption("a-1", null, LINE))
                        .askedAt(REQUESTED),
                Reason.FILE_REFUSED,
                explanation);
    }

    @Test
    @DisplayName(
            "I3: a request held for a refused file names the order and product, whether or not the account is known")
    void requestHeldForARefusedFileNamesOrderAndProduct() {
        CaseBuilder known = caseOf(instance(order("o-1"))).asks("q-1", "i-1", REQUESTED);
        CaseBuilder unknown = caseOf(instance(order("o-1"))).unknownAccount().asks("q-1", "i-1", REQUESTED);

        for (CaseBuilder builder : List.of(refused(known), refused(unknown))) {
            assertThat(builder.line("q-1").orderId()).isEqualTo("o-1");
            assertThat(builder.line("q-1").product()).isEqualTo("BCC");
        }
        CaseBuilder notRefused = caseOf(instance(order("o-1"))).unknownAccount().asks("q-1", "i-1", REQUESTED);
        assertThat(notRefused.ruling("q-1").reason()).isEqualTo(Reason.ACCOUNT_UNKNOWN);
        assertThat(notRefused.line("q-1").orderId()).isNull();
        assertThat(notRefused.line("q-1").product()).isNull();
    }

    @Test
    @DisplayName("I3: a request held for a refused file names no order of another account's resource")
    void requestHeldForARefusedFileNamesNoOrderOfAnotherAccount() {
        Instant submittedAt = Instant.parse("2023-01-11T07:00:00Z");
        CaseBuilder builder =
                refused(caseOf(instance(order("o-1").account("a-2")).account("a-2"))
                        .unknownAccount()
                        .request(new Request("q-1", "a-1", "i-1", RequestKind.RESOURCE, submittedAt)));

        assertThat(builder.ruling("q-1").reason()).isEqualTo(Reason.FILE_REFUSED);
        assertThat(builder.line("q-1").orderId()).isNull();
    }

    @Test
    @DisplayName("I3: a bad line of an account holds the account's requests, and those of no other account")
    void badLineOfAnAccountHoldsItsRequests() {
        CaseBuilder both = caseOf(
                        instance(order("o-1")),
                        resource("i-2", "BCC").account("a-2").orders(order("o-2")))
                .account("a-2")
                .fault(faults -> faults.addAccount("a-1", LINE))
                .asks("q-1", "i-1", REQUESTED)
                .asks("q-2", "i-2", REQUESTED);

        assertWaits(both.ruling("q-1"), "about account a-1");
        assertThat(both.ruling("q-2").decision()).isEqualTo(Decision.PARTIAL);
    }

    @Test
    @DisplayName("I3: a bad line of a resource or its order holds the requests for it, before any rule, and no others")
    void badLineOfAResourceHoldsItsRequests() {
        CaseBuilder both = caseOf(
                        instance(order("o-1")).status(ResourceStatus.ARCHIVED),
                        resource("i-2", "BCC").orders(order("o-2")))
                .fault(faults -> faults.addResource("i-1", LINE))
                .asks("q-1", "i-1", REQUESTED)
                .asks("q-2", "i-2", REQUESTED);

        assertWaits(both.ruling("q-1"), "about resource i-1 or its order");
        assertThat(both.ruling("q-2").decision()).isEqualTo(Decision.PARTIAL);
    }

    @Test
    @DisplayName("I3 E18: a bad line that names a bundle, or one of a member, holds what is asked for of the bundle")
    void badLineOfABundleHoldsItsMembers() {
        String forWhat = "about the bundle b-1 that the resource is a member of";

        assertWaits(
                bundle().fault(faults -> faults.addBundle("b-1", null, null, LINE))
                        .askedAt(REQUESTED),
                forWhat);
        for (String member : new String[] {"d-1", "d-2"}) {
            assertWaits(
                    bundle().fault(faults -> faults.addResource(member, LINE)).askedAt(REQUESTED), forWhat);
        }
        assertThat(bundle().fault(faults -> faults.addBundle("b-2", null, null, LINE))
                        .fault(faults -> faults.addResource("d-3", LINE))
                        .askedAt(REQUESTED)
                        .reason())
                .isEqualTo(Reason.BUNDLE_MEMBER);
    }

    @Test
    @DisplayName("I3 E18: a bad line of another account's resource holds nothing, as that is no member of the bundle")
    void badLineOfAnotherAccountHoldsNoBundle() {
        CaseBuilder two = caseOf(
                        instance(order("o-1").bundle("b-1")),
                        resource("d-1", "CDS")
                                .account("a-2")
                                .orders(order("o-2").bundle("b-1")))
                .fault(faults -> faults.addResource("d-1", LINE));

        assertThat(two.askedAt(REQUESTED).decision()).isEqualTo(Decision.PARTIAL);
    }

    @Test
    @DisplayName("I3 E18: what another rule rejects waits for no line about its bundle")
    void whatIsRejectedAnywayWaitsForNoBundle() {
        assertThat(bundle().riskyAccount("a-1")
                        .fault(faults -> faults.addResource("d-1", LINE))
                        .askedAt(REQUESTED)
                        .reason())
                .isEqualTo(Reason.RISK_REJECTED);
    }

    @Test
    @DisplayName("I3 E18: a bad line of an order of another account that names the bundle holds nothing")
    void badOrderOfAnotherAccountHoldsNoBundle() {
        assertThat(bundle().fault(faults -> faults.addBundle("b-1", "a-2", null, LINE))
                        .askedAt(REQUESTED)
                        .reason())
                .isEqualTo(Reason.BUNDLE_MEMBER);
        assertWaits(
                bundle().fault(faults -> faults.addBundle("b-1", "a-1", null, LINE))
                        .askedAt(REQUESTED),
                "about the bundle b-1 that the resource is a member of");
    }

    @Test
    @DisplayName("I3 E18: a bad line of a member that is asked for together holds the request for that member alone")
    void badLineOfAMemberAskedForTogetherHoldsThatMemberAlone() {
        CaseBuilder both = caseOf(
                        instance(order("o-1").bundle("b-1")),
                        resource("d-1", "CDS").orders(order("o-2").bundle("b-1")))
                .fault(faults -> faults.addResource("d-1", LINE))
                .fault(faults -> faults.addBundle("b-1", "a-1", "d-1", LINE))
                .asks("q-1", "i-1", REQUESTED)
                .asks("q-2", "d-1", REQUESTED);

        assertThat(both.ruling("q-1").decision()).isEqualTo(Decision.PARTIAL);
        assertWaits(both.ruling("q-2"), "about resource d-1 or its order");
    }

    @Test
    @DisplayName(
            "I3 E18: a bad line of a member that was given back before holds nothing of what is left of the bundle")
    void badLineOfAMemberThatWasGivenBackHoldsNothing() {
        for (String given : new String[] {"2023-01-10T15:00", "2023-01-12T15:00"}) {
            CaseBuilder later = caseOf(
                            instance(order("o-1").bundle("b-1")),
                            resource("d-1", "CDS")
                                    .orders(order("o-2").bundle("b-1"))
                                    .unsubscribedAt(given))
                    .fault(faults -> faults.addResource("d-1", LINE))
                    .fault(faults -> faults.addBundle("b-1", "a-1", "d-1", LINE));

            assertThat(later.askedAt(REQUESTED).decision())
                    .isEqualTo(given.compareTo(REQUESTED) < 0 ? Decision.PARTIAL : Decision.HELD);
        }
    }

    @Test
    @DisplayName("I3 E18: a bad line that names a bundle holds it also where its resource is not known to be a member")
    void badLineOfAnUnknownMemberHoldsTheBundle() {
        CaseBuilder alone = caseOf(instance(order("o-1").bundle("b-1")))
                .fault(faults -> faults.addBundle("b-1", "a-1", "d-9", LINE));

        assertWaits(alone.askedAt(REQUESTED), "about the bundle b-1 that the resource is a member of");
    }

    private static CaseBuilder bundle() {
        return caseOf(
                instance(order("o-1").bundle("b-1")),
                resource("d-1", "CDS").orders(order("o-2").bundle("b-1")),
                resource("d-2", "CDS").orders(order("o-3").bundle("b-1")),
                resource("d-3", "CDS").orders(order("o-4")));
    }

    @Test
    @DisplayName("I3: a bundle of which every line is good, or that the request returns nothing of, holds nothing")
    void bundleThatIsNotTouchedHoldsNothing() {
        CaseBuilder other = caseOf(
                        instance(order("o-1")),
                        resource("d-1", "CDS").orders(order("o-2").bundle("b-1")))
                .fault(faults -> faults.addBundle("b-1", null, null, LINE));

        assertThat(other.askedAt(REQUESTED).decision()).isEqualTo(Decision.PARTIAL);
        assertThat(bundle().askedAt(REQUESTED).reason()).isEqualTo(Reason.BUNDLE_MEMBER);
    }

    @Test
    @DisplayName("I3: a bad list price is missed where the calculation multiplies by it, and nowhere else")
    void badListPriceIsMissedWhereItIsUsed() {
        assertWaits(pricedBadly("BCC", "s1", 1).askedAt(REQUESTED), "of the list price of BCC s1 over 1 month(s)");
        assertWaits(
                pricedBadly("BCC", "s1", 12).askedAt("2024-01-01T10:00"),
                "of the list price of BCC s1 over 12 month(s)");
        for (CaseBuilder other : new CaseBuilder[] {
            pricedBadly("BCC", "s1", 12), pricedBadly("BCC", "s2", 1), pricedBadly("GPU", "s1", 1)
        }) {
            assertThat(other.askedAt(REQUESTED).refundAmount()).isEqualTo(money("900.00 - 11*60.00/31*1.5"));
        }
    }

    private static CaseBuilder pricedBadly(String product, String spec, int termMonths) {
        return caseOf(instance(order("o-1").months(24).cash("900.00")))
                .fault(faults -> faults.addPrice(product, spec, termMonths, LINE));
    }

    @Test
    @DisplayName("I3: a bad list price is not asked for where the refund is full")
    void fullRefundNeedsNoGoodPrice() {
        assertThat(pricedBadly("BCC", "s1", 1).askedAt("2023-01-05T15:00").decision())
                .isEqualTo(Decision.FULL);
    }

    @Test
    @DisplayName(
            "I3 F6: where points are missing and a grant's line was bad the request waits for it, and costs nothing")
    void badGrantMayBeWhatIsMissing() {
        CaseBuilder builder =
                caseOf(instance(order("o-1"))).points("28.05", "2023-01").fault(faults -> faults.addGrant("a-1", LINE));

        assertWaits(
                builder.askedAt(REQUESTED),
                "of that grant to account a-1. 60.00 - 11 d × 60.00/31 × 1.5 = 28.06 (11 days used); it costs 28.06"
                        + " points and the account has 28.05, so 0.01 are missing");
        assertThat(builder.movements()).isEmpty();
    }

    @Test
    @DisplayName(
            "I3 F6: where points are missing and a file of grants was refused the request waits for it, whoever's grants it has")
    void refusedGrantsMayBeWhatIsMissing() {
        CaseBuilder builder = caseOf(instance(order("o-1")))
                .points("28.05", "2023-01")
                .fault(faults -> faults.addRefusedGrants(new RefusedFile("grants.csv", "half of it is bad", SINCE)));

        Ruling ruling = builder.askedAt(REQUESTED);
        assertThat(ruling.decision()).isEqualTo(Decision.HELD);
        assertThat(ruling.reason()).isEqualTo(Reason.FILE_REFUSED);
        assertThat(ruling.explanation())
                .startsWith(
                        "held: the file grants.csv was refused on 2023-01-09 (half of it is bad): deliver it again under"
                                + " this name. 60.00 - 11 d")
                .endsWith("so 0.01 are missing");
        assertThat(builder.movements()).isEmpty();
        assertThat(caseOf(instance(order("o-1")))
                        .points("28.06", "2023-01")
                        .fault(faults -> faults.addRefusedGrants(new RefusedFile("grants.csv", "", SINCE)))
                        .askedAt(REQUESTED)
                        .decision())
                .isEqualTo(Decision.PARTIAL);
    }

    @Test
    @DisplayName("I3 F6 beside: a bad grant does not matter where the points suffice, nor does one to another account")
    void badGrantDoesNotMatterElsewhere() {
        assertThat(caseOf(instance(order("o-1")))
                        .points("28.06", "2023-01")
                        .fault(faults -> faults.addGrant("a-1", LINE))
                        .askedAt(REQUESTED)
                        .decision())
                .isEqualTo(Decision.PARTIAL);
        assertThat(caseOf(instance(order("o-1")))
                        .points("28.05", "2023-01")
                        .fault(faults -> faults.addGrant("a-2", LINE))
                        .askedAt(REQUESTED)
                        .reason())
                .isEqualTo(Reason.QUOTA_EXCEEDED);
    }

    @Test
    @DisplayName("I3: a bad grant is of no concern to renewals alone, which cost no points")
    void renewalsNeedNoGrant() {
        assertThat(caseOf(instance(
                                order("o-1"),
                                renewal("o-2").bought("2023-01-05T10:00").begins("2023-02-01T10:00")))
                        .points("0.00", "2023-01")
                        .fault(faults -> faults.addGrant("a-1", LINE))
                        .renewalsAskedAt(REQUESTED)
                        .decision())
                .isEqualTo(Decision.RENEWAL);
    }

    @Test
    @DisplayName("I3: a line that is wrong as a whole names no column")
    void lineThatIsWrongAsAWholeNamesNoColumn() {
        Ruling ruling = caseOf(instance(order("o-1")))
                .fault(faults -> faults.addAccount("a-1", new RejectedLine("accounts.csv", 7, "", SINCE)))
                .askedAt(REQUESTED);

        assertThat(ruling.explanation())
                .isEqualTo("held: line 7 of accounts.csv was rejected on 2023-01-09: deliver a good line about"
                        + " account a-1");
    }
}
