package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reckon.policy.Arithmetic.money;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.Moments.at;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.ResourceBuilder.instance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section 8: policy versions side by side. */
class PoliciesTest {
    private static PolicyBuilder version(String id) {
        return PolicyBuilder.published().called(id);
    }

    private static Policies policies(PolicyBuilder... versions) {
        return new Policies(Arrays.stream(versions).map(PolicyBuilder::build).toList());
    }

    @Test
    @DisplayName("the version in force is the latest that has begun; the first has no beginning")
    void latestVersionThatHasBegunIsInForce() {
        Policies three = policies(
                version("third").validFrom("2024-01-01T00:00"),
                version("first"),
                version("second").validFrom("2023-01-01T00:00"));

        assertThat(three.inForceAt(at("1999-01-01T00:00")).id()).isEqualTo("first");
        assertThat(three.inForceAt(at("2023-01-01T00:00").minusNanos(1)).id()).isEqualTo("first");
        assertThat(three.inForceAt(at("2023-01-01T00:00")).id()).isEqualTo("second");
        assertThat(three.inForceAt(at("2024-01-01T00:00").minusNanos(1)).id()).isEqualTo("second");
        assertThat(three.inForceAt(at("2024-01-01T00:00")).id()).isEqualTo("third");
        assertThat(three.inForceAt(at("2999-01-01T00:00")).id()).isEqualTo("third");
    }

    @Test
    @DisplayName("the version of the instant of submission decides, and the line names it")
    void requestIsDecidedByTheVersionInForce() {
        CaseBuilder changed = caseOf(
                        instance(order("o-1")),
                        ResourceBuilder.resource("i-2", "BCC").orders(order("o-2")))
                .policies(
                        version("first"),
                        version("second").validFrom("2023-01-11T15:00").shortTier(10, "2.25"))
                .chanceUsed("BCC")
                .asks("q-1", "i-1", "2023-01-11T14:59:59")
                .asks("q-2", "i-2", "2023-01-11T15:00");

        assertThat(changed.line("q-1").policyVersion()).isEqualTo("first");
        assertThat(changed.ruling("q-1").refundAmount()).isEqualTo(money("60.00 - 11*60.00/31*1.5"));
        assertThat(changed.line("q-2").policyVersion()).isEqualTo("second");
        // eleven days are beyond the second version's short tier
        assertThat(changed.ruling("q-2").refundAmount()).isEqualTo(money("60.00 - 11*60.00/30"));
    }

    @Test
    @DisplayName("the factor of the short tier can have any number of places")
    void factorCanHaveAnyNumberOfPlaces() {
        assertThat(caseOf(instance(order("o-1")))
                        .policies(PolicyBuilder.published().shortTier(30, "1.123"))
                        .askedAt("2023-01-11T15:00")
                        .refundAmount())
                .isEqualTo(money("60.00 - 11*60.00/31*1.123"));
        assertThat(caseOf(instance(order("o-1")))
                        .policies(PolicyBuilder.published().shortTier(30, "2"))
                        .askedAt("2023-01-11T15:00")
                        .refundAmount())
                .isEqualTo(money("60.00 - 11*60.00/31*2"));
    }

    @Test
    @DisplayName("versions that cannot stand side by side are refused, with the reason")
    void versionsThatCannotStandSideBySideAreRefused() {
        assertThatThrownBy(() -> new Policies(new ArrayList<>()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no policy version is given");
        assertRefused("exactly one policy version, the first, has no valid-from", version("a"), version("b"));
        assertRefused(
                "exactly one policy version, the first, has no valid-from",
                version("a").validFrom("2023-01-01T00:00"));
        assertRefused(
                "two policy versions are called a", version("a"), version("a").validFrom("2023-01-01T00:00"));
        assertRefused(
                "two policy versions are valid from 2022-12-31T16:00:00Z",
                version("a"),
                version("b").validFrom("2023-01-01T00:00"),
                version("c").validFrom("2023-01-01T00:00"));
        assertRefused(
                "policy versions differ in their zone",
                version("a"),
                version("b").validFrom("2023-01-01T00:00").zone("UTC"));
        assertRefused(
                "policy versions differ in their currency",
                version("a"),
                version("b").validFrom("2023-01-01T00:00").currency("USD"));
    }

    private static void assertRefused(String message, PolicyBuilder... versions) {
        assertThatThrownBy(() -> policies(versions))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    @DisplayName("dates, months and texts are those of the policy zone")
    void datesAreThoseOfThePolicyZone() {
        Policies shanghai = policies(version("a"));

        assertThat(shanghai.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(shanghai.currency()).isEqualTo("CNY");
        assertThat(shanghai.startOf(YearMonth.of(2023, 2))).isEqualTo(at("2023-02-01T00:00"));
        assertThat(shanghai.endOf(LocalDate.of(2023, 2, 28))).isEqualTo(at("2023-03-01T00:00"));
        assertThat(shanghai.monthOf(at("2023-02-01T00:00").minusNanos(1))).isEqualTo(YearMonth.of(2023, 1));
        assertThat(shanghai.monthOf(at("2023-02-01T00:00"))).isEqualTo(YearMonth.of(2023, 2));
        assertThat(shanghai.format(at("2023-01-01T10:00"))).isEqualTo("2023-01-01T10:00:00+08:00");
        assertThat(List.of(shanghai.format(at("2023-01-01T10:00:00.5"))))
                .containsExactly("2023-01-01T10:00:00.5+08:00");
    }

    @Test
    @DisplayName("section 8: the products of a policy are those that any of its versions names, in whatever list")
    void productsAreThoseThatAnyVersionNames() {
        assertThat(policies(
                                version("first").reservedInstance("RESERVED").marketplaceGood("GOOD"),
                                version("second")
                                        .validFrom("2023-01-01T00:00")
                                        .supportPlan("PLAN")
                                        .withoutSelfService("CDS"))
                        .products())
                .containsExactlyInAnyOrder(
                        "BCC",
                        "GPU",
                        "EBC",
                        "EHC",
                        "CDS",
                        "EIP",
                        "USAGE_PACKAGE",
                        "STORAGE_PACKAGE",
                        "MARKETPLACE",
                        "SUPPORT_PLAN",
                        "RESERVED_INSTANCE",
                        "RESERVED",
                        "GOOD",
                        "PLAN");
    }
}
