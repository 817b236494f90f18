package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a policy says in a customer's words. */
class PolicyTermsTest {
    private static final PolicyVersion PUBLISHED = PolicyBuilder.published().build();

    private static String told(PolicyVersion version, String name, Language language) {
        return language.text(Objects.requireNonNull(PolicyTerms.of(version).get(name), name));
    }

    @Test
    @DisplayName("the published policy is told in English and in Chinese with the same figures")
    void publishedPolicyIsTold() {
        String tier = "partial-refund.short-tier-days";
        assertThat(told(PUBLISHED, tier, English.LANGUAGE))
                .isEqualTo("else what was used is taken off what was paid: up to 30 days of use, each costs 1.5 times a"
                        + " day of the list price of a month");
        assertThat(told(PUBLISHED, tier, Chinese.LANGUAGE)).contains("不超过 30 天", "1.5 倍");
        assertThat(told(PUBLISHED, "users.linked-by", Chinese.LANGUAGE)).contains("手机号、实名认证主体");
    }

    /** Versions that differ from the published one in one setting, with the name of the sentence that tells it. */
    private static Stream<Map.Entry<String, PolicyVersion>> others() {
        return Stream.of(
                Map.entry(
                        "valid-from",
                        PolicyBuilder.published().validFrom("2026-01-01T00:00").build()),
                Map.entry(
                        "valid-from", PolicyBuilder.published().called("other").build()),
                Map.entry(
                        "full-refund.days",
                        PolicyBuilder.published().fullRefundDays(8).build()),
                Map.entry(
                        "packages.usage",
                        PolicyBuilder.published().packageDays(8).build()),
                Map.entry(
                        "packages.storage",
                        PolicyBuilder.published().packageDays(8).build()),
                Map.entry(
                        "partial-refund.short-tier-days",
                        PolicyBuilder.published().shortTier(29, "1.5").build()),
                Map.entry(
                        "partial-refund.short-tier-days",
                        PolicyBuilder.published().shortTier(30, "1.6").build()),
                Map.entry(
                        "partial-refund.usage-ends-at",
                        PolicyBuilder.published()
                                .usageEndsAt(PolicyVersion.UsageEnd.COMPLETION)
                                .build()),
                Map.entry(
                        "quota.initial-points",
                        PolicyBuilder.published().initialPoints("1000.00").build()),
                Map.entry(
                        "quota.points-per-currency-unit",
                        PolicyBuilder.published().pointsPerUnit("2").build()));
    }

    @ParameterizedTest
    @MethodSource("others")
    @DisplayName("a policy that differs is told in other words where it differs, in both languages")
    void differenceIsTold(Map.Entry<String, PolicyVersion> other) {
        for (Language language : List.of(English.LANGUAGE, Chinese.LANGUAGE)) {
            assertThat(told(other.getValue(), other.getKey(), language))
                    .isNotEqualTo(told(PUBLISHED, other.getKey(), language));
        }
    }

    @Test
    @DisplayName("what only some policies say is told where they say it")
    void optionalSettingsAreTold() {
        PolicyVersion version =
                PolicyBuilder.published().proRata("CDN").firstMonth("2026-01").build();

        assertThat(PolicyTerms.of(PUBLISHED)).doesNotContainKeys("pro-rata-refund.products", "quota.first-month");
        assertThat(told(version, "pro-rata-refund.products", English.LANGUAGE)).endsWith("instead: CDN");
        assertThat(told(version, "quota.first-month", Chinese.LANGUAGE)).contains("2026-01");
    }

    @Test
    @DisplayName("there is Chinese for every sentence")
    void everySentenceHasChinese() {
        Stream.concat(
                        Stream.of(
                                PUBLISHED,
                                PolicyBuilder.published()
                                        .proRata("CDN")
                                        .firstMonth("2026-01")
                                        .build()),
                        others().map(Map.Entry::getValue))
                .flatMap(version -> PolicyTerms.of(version).values().stream())
                .forEach(term -> assertThat(ChineseTerms.WORDS).containsKey(term.template()));
    }
}
