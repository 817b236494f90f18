package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.Moments.at;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.facts.RequestKind;
import reckon.facts.ResourceStatus;
import reckon.money.Money;
import reckon.money.Points;

/** Rules R1 and R2: which disks and addresses are unbound when an instance is released. */
class AttachmentTest {
    private static final Policies POLICIES =
            new Policies(List.of(PolicyBuilder.published().build()));
    private static final String RELEASED = "2023-01-11T15:00";

    private static boolean isUnbound(
            String product, ResourceStatus status, @Nullable String unsubscribed, String releasedProduct) {
        return new Attachment(
                        "d-1",
                        product,
                        status,
                        unsubscribed == null ? null : at(unsubscribed),
                        releasedProduct,
                        at(RELEASED))
                .isUnbound(POLICIES);
    }

    @ParameterizedTest
    @CsvSource({
        "CDS, BCC, true",
        "CDS, GPU, true",
        "CDS, EBC, true",
        "CDS, EHC, true",
        "EIP, BCC, true",
        "EIP, EHC, true",
        "BCC, EHC, false",
        "STORAGE_PACKAGE, BCC, false",
        "EIP, CDS, false",
        "CDS, USAGE_PACKAGE, false",
        "CDS, RESERVED_INSTANCE, false",
    })
    @DisplayName("R1 R2: disks and addresses are unbound, of instances alone")
    void disksAndAddressesOfInstancesAreUnbound(String product, String released, boolean unbound) {
        assertThat(isUnbound(product, ResourceStatus.ACTIVE, null, released)).isEqualTo(unbound);
    }

    @ParameterizedTest
    @EnumSource(ResourceStatus.class)
    @DisplayName("R1: only what is active or frozen is unbound")
    void onlyWhatIsLeftIsUnbound(ResourceStatus status) {
        assertThat(isUnbound("CDS", status, null, "BCC"))
                .isEqualTo(status == ResourceStatus.ACTIVE || status == ResourceStatus.FROZEN);
    }

    @Test
    @DisplayName("R1: what was given back by then is released, not unbound; what is given back later is unbound first")
    void whatWasGivenBackIsNotUnbound() {
        assertThat(isUnbound("CDS", ResourceStatus.ACTIVE, "2023-01-11T14:59:59", "BCC"))
                .isFalse();
        assertThat(isUnbound("CDS", ResourceStatus.ACTIVE, RELEASED, "BCC")).isFalse();
        assertThat(isUnbound("CDS", ResourceStatus.ACTIVE, "2023-01-11T15:00:00.000001", "BCC"))
                .isTrue();
    }

    @Test
    @DisplayName("R1 R2 R3: an accepted request releases a resource of which no term is left, no other decision does")
    void onlyAcceptedRequestsRelease() {
        for (Decision decision : Decision.values()) {
            for (RequestKind kind : RequestKind.values()) {
                boolean accepted = decision != Decision.REJECTED && decision != Decision.HELD;
                assertThat(decision.isAccepted()).isEqualTo(accepted);
                assertThat(line(decision, kind, null).unsubscribes())
                        .as("%s %s", decision, kind)
                        .isEqualTo(accepted && kind == RequestKind.RESOURCE);
                assertThat(line(decision, kind, null).release())
                        .as("%s %s", decision, kind)
                        .isEqualTo(accepted ? new Release("i-1", Release.Action.RELEASE, null) : null);
            }
        }
    }

    @Test
    @DisplayName("R3: an accepted RENEWAL shortens the resource to the end of the last term that is left")
    void acceptedRenewalShortens() {
        assertThat(line(Decision.RENEWAL, RequestKind.RENEWAL, at(RELEASED)).release())
                .isEqualTo(new Release("i-1", Release.Action.SHORTEN, at(RELEASED)));
        assertThat(line(Decision.REJECTED, RequestKind.RENEWAL, at(RELEASED)).release())
                .isNull();
    }

    @Test
    @DisplayName("A1 A2: an order that is refunded without a request leaves its resource as it is")
    void automaticRefundReleasesNothing() {
        assertThat(Release.of("i-1", DecisionKind.CREATE_FAILED, Decision.FULL, null))
                .isNull();
        assertThat(Release.of("i-1", DecisionKind.NOT_DELIVERED, Decision.FULL, null))
                .isNull();
    }

    private static DecisionLine line(Decision decision, RequestKind kind, @Nullable Instant resourceEnd) {
        return new DecisionLine(
                "q-1",
                null,
                "a-1",
                "a-1",
                "i-1",
                "BCC",
                DecisionKind.of(kind),
                at(RELEASED),
                "v",
                null,
                new Ruling(
                        decision,
                        Rule.F3,
                        null,
                        null,
                        false,
                        null,
                        null,
                        Money.ZERO,
                        Points.ZERO,
                        Sentence.of(""),
                        resourceEnd,
                        List.of(),
                        List.of()));
    }
}
