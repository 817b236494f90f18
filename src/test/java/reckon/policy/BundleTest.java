package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.Moments.at;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.renewal;
import static reckon.policy.ResourceBuilder.instance;
import static reckon.policy.ResourceBuilder.resource;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.facts.DecidedMember;
import reckon.facts.OrderStatus;
import reckon.facts.Request;
import reckon.facts.RequestKind;
import reckon.facts.ResourceStatus;

/** Rule E18: members of a bundle are given back together or not at all. */
class BundleTest {
    private static final String REQUESTED = "2023-01-11T15:00";

    private static OrderBuilder bundled(String id) {
        return order(id).bundle("b-1");
    }

    private static ResourceBuilder disk(String id) {
        return resource(id, "CDS").orders(bundled("o-" + id));
    }

    private static Reason aloneBeside(ResourceBuilder member) {
        Reason reason = caseOf(instance(bundled("o-1")), member)
                .asks("q-1", "i-1", REQUESTED)
                .ruling("q-1")
                .reason();
        return reason != null ? reason : NONE;
    }

    /** Stands for an accepted request, which has no reason. */
    private static final Reason NONE = Reason.ZERO_REFUND;

    @Test
    @DisplayName("E18: a member that is asked for alone is rejected, and the rejection names the others")
    void memberAskedForAloneIsRejected() {
        Ruling ruling = caseOf(instance(bundled("o-1")), disk("d-2"), disk("d-1"), disk("d-3"))
                .asks("q-1", "i-1", REQUESTED)
                .asks("q-2", "d-2", REQUESTED)
                .ruling("q-1");

        assertThat(ruling.reason()).isEqualTo(Reason.BUNDLE_MEMBER);
        assertThat(ruling.explanation())
                .isEqualTo("it is part of a bundle and was not asked for together with d-1, d-3");
    }

    @Test
    @DisplayName("E18 beside: all members asked for together are all refunded")
    void membersAskedForTogetherAreRefunded() {
        CaseOutcome outcome = caseOf(instance(bundled("o-1")), disk("d-1"), disk("d-2"))
                .asks("q-1", "i-1", REQUESTED)
                .asks("q-2", "d-1", REQUESTED)
                .asks("q-3", "d-2", REQUESTED)
                .decide();

        assertThat(outcome.decisions())
                .extracting(line -> line.ruling().decision())
                .containsExactly(Decision.PARTIAL, Decision.PARTIAL, Decision.PARTIAL);
    }

    @Test
    @DisplayName("E18: a nanosecond apart is not together")
    void requestsAtDifferentInstantsAreNotTogether() {
        CaseOutcome outcome = caseOf(instance(bundled("o-1")), disk("d-1"))
                .asks("q-1", "i-1", REQUESTED)
                .request("q-2", "d-1", RequestKind.RESOURCE, at(REQUESTED).plusNanos(1))
                .decide();

        assertThat(outcome.decisions())
                .extracting(line -> line.ruling().reason())
                .containsExactly(Reason.BUNDLE_MEMBER, Reason.BUNDLE_MEMBER);
    }

    @Test
    @DisplayName("E18: together is together, whatever is decided on the other member")
    void rejectedMemberWasAskedForAllTheSame() {
        CaseBuilder both = caseOf(instance(bundled("o-1")), disk("d-1").status(ResourceStatus.FROZEN))
                .asks("q-1", "i-1", REQUESTED)
                .asks("q-2", "d-1", REQUESTED);

        assertThat(both.ruling("q-1").decision()).isEqualTo(Decision.PARTIAL);
        assertThat(both.ruling("q-2").reason()).isEqualTo(Reason.FROZEN);
    }

    @Test
    @DisplayName("E18: a request that an earlier run decided counts where kind, account and instant agree")
    void requestOfAnEarlierRunCounts() {
        DecidedMember same = new DecidedMember("a-1", "d-1", RequestKind.RESOURCE, at(REQUESTED));
        List<DecidedMember> others = List.of(
                new DecidedMember("a-2", "d-1", RequestKind.RESOURCE, at(REQUESTED)),
                new DecidedMember("a-1", "d-2", RequestKind.RESOURCE, at(REQUESTED)),
                new DecidedMember("a-1", "d-1", RequestKind.RENEWAL, at(REQUESTED)),
                new DecidedMember("a-1", "d-1", RequestKind.RESOURCE, at("2023-01-11T15:00:01")));

        assertThat(caseOf(instance(bundled("o-1")), disk("d-1"))
                        .decidedMembers(same)
                        .askedAt(REQUESTED)
                        .decision())
                .isEqualTo(Decision.PARTIAL);
        for (DecidedMember other : others) {
            assertThat(caseOf(instance(bundled("o-1")), disk("d-1"))
                            .decidedMembers(other)
                            .askedAt(REQUESTED)
                            .reason())
                    .as("%s", other)
                    .isEqualTo(Reason.BUNDLE_MEMBER);
        }
    }

    @Test
    @DisplayName("E18: asked for by another account is not asked for")
    void requestOfAnotherAccountIsNotTogether() {
        CaseBuilder both = caseOf(instance(bundled("o-1")), disk("d-1"))
                .account("a-2")
                .asks("q-1", "i-1", REQUESTED)
                .request(new Request("q-2", "a-2", "d-1", RequestKind.RESOURCE, at(REQUESTED)));

        assertThat(both.ruling("q-1").reason()).isEqualTo(Reason.BUNDLE_MEMBER);
    }

    @ParameterizedTest
    @EnumSource(ResourceStatus.class)
    @DisplayName("E18: a frozen member is still subscribed, a released or archived one is not")
    void onlySubscribedMembersCount(ResourceStatus status) {
        boolean subscribed = status == ResourceStatus.ACTIVE || status == ResourceStatus.FROZEN;

        assertThat(aloneBeside(disk("d-1").status(status))).isEqualTo(subscribed ? Reason.BUNDLE_MEMBER : NONE);
    }

    @Test
    @DisplayName("E18: members whose subscription is over, given back, refunded or another account's do not count")
    void formerMembersDoNotCount() {
        assertThat(aloneBeside(resource("d-1", "CDS").orders(bundled("o-2").begins("2022-12-01T10:00"))))
                .isEqualTo(NONE);
        assertThat(aloneBeside(disk("d-1").unsubscribedAt("2023-01-05T10:00"))).isEqualTo(NONE);
        assertThat(aloneBeside(resource("d-1", "CDS").orders(bundled("o-2").status(OrderStatus.REFUNDED))))
                .isEqualTo(NONE);
        assertThat(aloneBeside(disk("d-1").account("a-2"))).isEqualTo(NONE);
        assertThat(aloneBeside(resource("d-1", "CDS").orders(bundled("o-2").status(OrderStatus.CREATE_FAILED))))
                .isEqualTo(NONE);
    }

    @Test
    @DisplayName("E18: an order makes its resource a member from its purchase on")
    void memberCountsFromItsPurchase() {
        assertThat(aloneBeside(resource("d-1", "CDS").orders(bundled("o-2").bought(REQUESTED))))
                .isEqualTo(Reason.BUNDLE_MEMBER);
        assertThat(aloneBeside(resource("d-1", "CDS").orders(bundled("o-2").bought("2023-01-11T15:00:01"))))
                .isEqualTo(NONE);
        assertThat(aloneBeside(resource("d-1", "CDS").orders(order("o-2").bundle("b-2"))))
                .isEqualTo(NONE);
        assertThat(aloneBeside(resource("d-1", "CDS").orders(order("o-2")))).isEqualTo(NONE);
    }

    @Test
    @DisplayName("E18: a member without a line of its own is one by its orders")
    void memberWithoutLineCounts() {
        assertThat(aloneBeside(disk("d-1").withoutLine())).isEqualTo(Reason.BUNDLE_MEMBER);
    }

    @Test
    @DisplayName("E18: a member that was given back earlier in the same night no longer counts")
    void memberGivenBackEarlierTheSameNightDoesNotCount() {
        CaseOutcome outcome = caseOf(
                        instance(bundled("o-1")),
                        resource("d-1", "CDS")
                                .orders(
                                        bundled("o-2").begins("2022-12-01T10:00"),
                                        renewal("o-3")
                                                .bought("2022-12-20T10:00")
                                                .begins("2023-01-01T10:00")))
                .asks("q-1", "i-1", "2023-01-11T15:00")
                .asks("q-2", "d-1", "2023-01-11T15:01")
                .asks("q-3", "i-1", "2023-01-11T15:02")
                .decide();

        assertThat(outcome.decisions())
                .extracting(line -> line.ruling().decision())
                .containsExactly(Decision.REJECTED, Decision.PARTIAL, Decision.PARTIAL);
    }

    @Test
    @DisplayName("E18: a request for renewals looks at bundles of renewals, and together means renewals too")
    void renewalsOfABundleAreGivenBackTogether() {
        ResourceBuilder[] both = {
            instance(
                    bundled("o-1"),
                    renewal("o-2").bundle("b-2").bought("2023-01-02T10:00").begins("2023-02-01T10:00")),
            resource("d-1", "CDS")
                    .orders(
                            bundled("o-3"),
                            renewal("o-4")
                                    .bundle("b-2")
                                    .bought("2023-01-02T10:00")
                                    .begins("2023-02-01T10:00"))
        };

        assertThat(caseOf(both).renewalsAskedAt(REQUESTED).explanation()).endsWith("together with d-1");
        assertThat(caseOf(both)
                        .asks("q-2", "d-1", REQUESTED)
                        .renewalsAskedAt(REQUESTED)
                        .reason())
                .isEqualTo(Reason.BUNDLE_MEMBER);
        assertThat(caseOf(both)
                        .asksForRenewals("q-2", "d-1", REQUESTED)
                        .renewalsAskedAt(REQUESTED)
                        .decision())
                .isEqualTo(Decision.RENEWAL);
    }
}
