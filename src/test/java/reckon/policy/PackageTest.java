package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.Arithmetic.money;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.Moments.at;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.renewal;
import static reckon.policy.OrderBuilder.resize;
import static reckon.policy.ResourceBuilder.resource;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reckon.money.Money;
import reckon.money.Points;

/** Rule F0: usage packages and storage packages. */
class PackageTest {
    private static final String REQUESTED = "2023-01-05T15:00";

    private static ResourceBuilder usagePackage(OrderBuilder... orders) {
        return resource("p-1", "USAGE_PACKAGE").orders(orders);
    }

    private static ResourceBuilder storagePackage(OrderBuilder... orders) {
        return resource("p-1", "STORAGE_PACKAGE").orders(orders);
    }

    @Test
    @DisplayName("F0: an unused usage package comes back in full, for no points, no price and no chance")
    void unusedUsagePackageComesBack() {
        CaseOutcome outcome = caseOf(
                        usagePackage(order("o-1").spec(null).months(12)),
                        resource("p-2", "USAGE_PACKAGE").orders(order("o-2").spec(null)))
                .points("0.00", "2023-01")
                .asks("q-1", "p-1", REQUESTED)
                .asks("q-2", "p-2", REQUESTED)
                .decide();

        assertThat(outcome.decisions()).allSatisfy(line -> {
            assertThat(line.ruling().decision()).isEqualTo(Decision.PACKAGE);
            assertThat(line.ruling().rule()).isEqualTo(Rule.F0);
            assertThat(line.ruling().refundAmount()).isEqualTo(Money.of("60.00"));
            assertThat(line.ruling().pointsSpent()).isEqualTo(Points.ZERO);
            assertThat(line.ruling().refunds()).extracting(RefundLine::kind).containsExactly(RefundKind.PACKAGE);
            assertThat(line.ruling().usageDays()).isEqualTo(5);
            assertThat(line.unsubscribes()).isTrue();
        });
        assertThat(outcome.movements()).isEmpty();
    }

    @Test
    @DisplayName("F0: a usage package that was used is rejected, and of two reasons that is the first")
    void usedPackageIsRejected() {
        Ruling used = caseOf(usagePackage(order("o-1")).packageUsed()).askedAt(REQUESTED);
        Ruling usedAndOld =
                caseOf(usagePackage(order("o-1").months(12)).packageUsed()).askedAt("2023-03-05T15:00");

        assertThat(used.reason()).isEqualTo(Reason.PACKAGE_USED);
        assertThat(used.rule()).isEqualTo(Rule.F0);
        assertThat(used.explanation()).isEqualTo("the package was used");
        assertThat(usedAndOld.reason()).isEqualTo(Reason.PACKAGE_USED);
    }

    @Test
    @DisplayName("F0: without a line of its own a package counts as unused")
    void packageWithoutLineIsUnused() {
        assertThat(caseOf(usagePackage(order("o-1")).packageUsed().withoutLine())
                        .askedAt(REQUESTED)
                        .decision())
                .isEqualTo(Decision.PACKAGE);
    }

    @Test
    @DisplayName("F0: seven times 24 hours include their end, and the month may change")
    void sevenDaysIncludeTheirEnd() {
        OrderBuilder bought = order("o-1").begins("2023-01-28T10:00");

        assertThat(caseOf(usagePackage(bought)).askedAt("2023-02-04T10:00").decision())
                .isEqualTo(Decision.PACKAGE);
        Ruling late =
                caseOf(usagePackage(bought)).askedAt(at("2023-02-04T10:00").plusNanos(1_000));
        assertThat(late.reason()).isEqualTo(Reason.PACKAGE_TOO_OLD);
        assertThat(late.explanation())
                .isEqualTo("the package was bought at 2023-01-28T10:00:00+08:00, more than 7 days before");
    }

    @Test
    @DisplayName("F0: packages have their own number of days")
    void packagesHaveTheirOwnDays() {
        CaseBuilder tenDays = caseOf(usagePackage(order("o-1")))
                .policies(PolicyBuilder.published().packageDays(10));

        assertThat(tenDays.askedAt("2023-01-11T10:00").decision()).isEqualTo(Decision.PACKAGE);
    }

    @Test
    @DisplayName("F0: a storage package comes back while it has not taken effect, not from that instant on")
    void storagePackageComesBackBeforeItsEffect() {
        OrderBuilder toCome = order("o-1").bought("2023-01-02T10:00").begins(REQUESTED);

        assertThat(caseOf(storagePackage(toCome))
                        .askedAt(at(REQUESTED).minusNanos(1))
                        .decision())
                .isEqualTo(Decision.PACKAGE);
        Ruling effective = caseOf(storagePackage(toCome)).askedAt(REQUESTED);
        assertThat(effective.reason()).isEqualTo(Reason.PACKAGE_EFFECTIVE);
        assertThat(effective.explanation()).isEqualTo("the package took effect at 2023-01-05T15:00:00+08:00");
    }

    @Test
    @DisplayName("F0: a storage package that was bought long ago is rejected for its effect first, then for its age")
    void oldStoragePackageIsRejected() {
        OrderBuilder toCome = order("o-1").bought("2023-01-02T10:00").begins("2023-02-01T10:00");

        assertThat(caseOf(storagePackage(toCome)).askedAt("2023-01-09T10:00").decision())
                .isEqualTo(Decision.PACKAGE);
        assertThat(caseOf(storagePackage(toCome)).askedAt("2023-01-09T10:00:01").reason())
                .isEqualTo(Reason.PACKAGE_TOO_OLD);
        assertThat(caseOf(storagePackage(toCome)).askedAt("2023-02-02T10:00").reason())
                .isEqualTo(Reason.PACKAGE_EFFECTIVE);
    }

    @Test
    @DisplayName("F0: whether it was used matters to usage packages alone, its effect to storage packages alone")
    void eachKindHasItsOwnCondition() {
        OrderBuilder toCome = order("o-1").bought("2023-01-02T10:00").begins("2023-01-06T10:00");

        assertThat(caseOf(storagePackage(toCome).packageUsed())
                        .askedAt(REQUESTED)
                        .decision())
                .isEqualTo(Decision.PACKAGE);
        assertThat(caseOf(usagePackage(order("o-1"))).askedAt(REQUESTED).decision())
                .isEqualTo(Decision.PACKAGE);
    }

    @Test
    @DisplayName(
            "F0 and section 10: all cash of the term comes back, resizes too; the base order says when it was bought")
    void allCashOfTheTermComesBack() {
        Ruling ruling = caseOf(usagePackage(
                        order("o-1").bought("2023-01-02T10:00").begins("2023-01-02T10:00"),
                        resize("o-2", "s2").begins("2023-01-04T10:00").cash("20.00"),
                        renewal("o-3")
                                .bought("2023-01-04T10:00")
                                .begins("2023-02-02T10:00")
                                .cash("50.00")))
                .askedAt("2023-01-09T10:00");
        Ruling late = caseOf(usagePackage(
                        order("o-1").bought("2023-01-02T09:59").begins("2023-01-02T10:00"),
                        resize("o-2", "s2").begins("2023-01-04T10:00").cash("20.00")))
                .askedAt("2023-01-09T10:00");

        assertThat(ruling.refundAmount()).isEqualTo(money("60.00 + 20.00 + 50.00"));
        assertThat(ruling.refunds())
                .extracting(RefundLine::kind)
                .containsExactly(RefundKind.PACKAGE, RefundKind.PACKAGE, RefundKind.RENEWAL);
        assertThat(late.reason()).isEqualTo(Reason.PACKAGE_TOO_OLD);
    }

    @Test
    @DisplayName("F0: the renewals of a package cannot be returned alone")
    void renewalsOfAPackageAreRejected() {
        for (String product : new String[] {"USAGE_PACKAGE", "STORAGE_PACKAGE"}) {
            Ruling ruling = caseOf(resource("p-1", product)
                            .orders(
                                    order("o-1"),
                                    renewal("o-2").bought("2023-01-02T10:00").begins("2023-02-01T10:00")))
                    .renewalsAskedAt(REQUESTED);

            assertThat(ruling.reason()).isEqualTo(Reason.PACKAGE_RENEWAL);
            assertThat(ruling.rule()).isEqualTo(Rule.F0);
            assertThat(ruling.explanation()).isEqualTo("the renewals of a package cannot be returned on their own");
        }
    }

    @Test
    @DisplayName("F0 F5: a package that was paid with coupons alone returns nothing")
    void packagePaidWithCouponsReturnsNothing() {
        assertThat(caseOf(usagePackage(order("o-1").cash("0.00").coupon("9.00")))
                        .askedAt(REQUESTED)
                        .reason())
                .isEqualTo(Reason.ZERO_REFUND);
    }
}
