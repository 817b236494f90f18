package reckon.policyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reckon.facts.UserAttribute;
import reckon.policy.PolicyBuilder;
import reckon.policy.PolicyVersion;
import reckon.policy.ProRata;
import reckon.policy.Tiers;

/** The policy file: what ships is the contract, and what is wrong in a file is named. */
class PolicyFileTest {
    private static final String SHIPPED = shipped();
    private static final String LINKS =
            "[MOBILE, CERTIFICATION_ID, ACCOUNT_ID, PAYMENT_SOURCE, CONTENT_FINGERPRINT, LOGIN_IP]";

    private static String shipped() {
        try (InputStream file =
                Objects.requireNonNull(PolicyFile.class.getResourceAsStream("/policies/baidu-bcc-2025-10-20.yaml"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PolicyVersion read(String yaml) {
        return PolicyFile.read("policy.yaml", new StringReader(yaml));
    }

    /** Returns the shipped file with one text changed, which must be there. */
    private static String with(String text, String replacement) {
        assertThat(SHIPPED).contains(text);
        return SHIPPED.replace(text, replacement);
    }

    private static void assertRefused(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOfSatisfying(PolicyFileException.class, refused -> assertThat(refused.problems())
                        .allSatisfy(problem -> assertThat(problem).startsWith("policy.yaml"))
                        .anySatisfy(problem -> assertThat(problem).endsWith(message)));
    }

    @Test
    @DisplayName(
            "everything that is wrong is named at once, in the order of the sections, and nothing that follows from it")
    void everythingThatIsWrongIsNamed() {
        String yaml = with("zone: Asia/Shanghai", "zone: Asia/Shangri-La")
                .replace("  short-tier-days: 30", "  short-tier-days: many")
                .replace("quota:\n", "quotas:\n")
                .replace("linked-by: [MOBILE", "linked-by: [PHONE, MOBIL");

        assertThatThrownBy(() -> read(yaml))
                .isInstanceOfSatisfying(PolicyFileException.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.replaceFirst("policy.yaml, line \\d+: ", ""))
                        .containsExactly(
                                "zone is Asia/Shangri-La and must be a time zone such as Asia/Shanghai",
                                "partial-refund.short-tier-days is many and must be a whole number of at least 0",
                                "quota is missing",
                                "users.linked-by names PHONE, which is not one of " + LINKS,
                                "users.linked-by names MOBIL, which is not one of " + LINKS,
                                "quotas is not a setting of a policy"));
    }

    @Test
    @DisplayName("the shipped file says exactly what the contract says")
    void shippedFileIsTheContract() {
        assertThat(read(SHIPPED)).isEqualTo(PolicyBuilder.published().build());
    }

    @Test
    @DisplayName("a beginning and a first month can be given")
    void beginningAndFirstMonthCanBeGiven() {
        PolicyVersion version = read(with("zone: ", "valid-from: 2026-01-01T00:00:00+08:00\nzone: ")
                .replace("quota:\n", "quota:\n  first-month: 2026-01\n"));

        assertThat(version.validFrom()).isEqualTo(Instant.parse("2025-12-31T16:00:00Z"));
        assertThat(version.quota().firstMonth()).isEqualTo(YearMonth.of(2026, 1));
    }

    @Test
    @DisplayName("usage can end with completion, and fewer attributes can link accounts")
    void settingsCanBeChosen() {
        assertThat(read(with("usage-ends-at: SUBMISSION", "usage-ends-at: COMPLETION"))
                        .partialRefund()
                        .usageEndsAt())
                .isEqualTo(PolicyVersion.UsageEnd.COMPLETION);
        assertThat(read(with("CERTIFICATION_ID, ACCOUNT_ID, PAYMENT_SOURCE, CONTENT_FINGERPRINT, LOGIN_IP", "LOGIN_IP"))
                        .users()
                        .linkedBy())
                .isEqualTo(Set.of(UserAttribute.MOBILE, UserAttribute.LOGIN_IP));
        assertThat(read(with("[EBC, EHC, GPU]", "[]")).fullRefund().excludedProducts())
                .isEmpty();
    }

    @Test
    @DisplayName("products can be refunded pro rata of what was paid, all others are by the tiers")
    void productsCanBeRefundedProRata() {
        PolicyVersion version = read(with("roles:\n", "pro-rata-refund:\n  products: [CDN, EIP]\nroles:\n"));

        assertThat(version.partialRefund().ofProducts()).isEqualTo(Map.of("CDN", new ProRata(), "EIP", new ProRata()));
        assertThat(version.partialRefund().usual())
                .isEqualTo(PolicyBuilder.published().build().partialRefund().usual());
        assertRefused(
                with("roles:\n", "pro-rata-refund:\n  product: CDN\nroles:\n"),
                ": pro-rata-refund.products is missing");
        assertRefused(
                with("roles:\n", "pro-rata-refund:\n  products: []\n  days: 30\nroles:\n"),
                ": pro-rata-refund.days is not a setting of a policy");
    }

    /** Every setting as it stands in the shipped file: the section it is in, with a point, and its key. */
    private static Stream<String> required() {
        return Stream.of(
                "policy",
                "zone",
                "currency",
                "self-service-products",
                "full-refund",
                "full-refund.days",
                "full-refund.excluded-products",
                "packages",
                "packages.days",
                "packages.usage",
                "packages.storage",
                "partial-refund",
                "partial-refund.short-tier-days",
                "partial-refund.short-tier-factor",
                "partial-refund.days-per-month",
                "partial-refund.usage-ends-at",
                "roles",
                "roles.instances",
                "roles.attachable",
                "roles.reserved-instances",
                "roles.marketplace",
                "roles.support-plans",
                "quota",
                "quota.initial-points",
                "quota.points-per-currency-unit",
                "users",
                "users.linked-by",
                "users.max-size");
    }

    /** Returns the shipped file with another key in place of a setting's own. */
    private static String renamed(String setting, String key) {
        int point = setting.indexOf('.');
        String section = point < 0 ? "" : "\n" + setting.substring(0, point) + ":";
        String line = point < 0 ? "\n" + setting + ":" : "\n  " + setting.substring(point + 1) + ":";
        int at = SHIPPED.indexOf(line, SHIPPED.indexOf(section));
        assertThat(at).as(setting).isPositive();
        return SHIPPED.substring(0, at) + (point < 0 ? "\n" : "\n  ") + key + ":"
                + SHIPPED.substring(at + line.length());
    }

    /** Returns the line on which a text stands first, counted from 1. */
    private static long lineOf(String text, String yaml) {
        return 1
                + yaml.substring(0, yaml.indexOf(text))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    @ParameterizedTest
    @MethodSource("required")
    @DisplayName("a setting that is missing is named")
    void missingSettingIsNamed(String setting) {
        assertRefused(renamed(setting, "other"), ": " + setting + " is missing");
    }

    @ParameterizedTest
    @MethodSource("required")
    @DisplayName("a setting that is not known is named, on every level, with its line")
    void unknownSettingIsNamed(String setting) {
        int point = setting.indexOf('.');
        String unknown = point < 0 ? "refund-dayz" : setting.substring(0, point) + ".refund-dayz";
        String key = setting.substring(point + 1);
        String indent = point < 0 ? "" : "  ";
        String yaml = renamed(setting, "refund-dayz: 7\n" + indent + key);

        assertRefused(yaml, ", line " + lineOf("refund-dayz", yaml) + ": " + unknown + " is not a setting of a policy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "policy: baidu-bcc-2025-10-20 | policy: | policy must be text",
                "zone: Asia/Shanghai | zone: Asia/Shangri-La | zone is Asia/Shangri-La and must be a time zone such as Asia/Shanghai",
                "currency: CNY | currency: RMB | currency is RMB and must be an ISO 4217 code",
                "currency: CNY | currency: [CNY] | currency must be an ISO 4217 code",
                "zone: Asia | valid-from: 2026-01-01\\nzone: Asia | valid-from is 2026-01-01 and must be a time with an offset",
                "excluded-products: [EBC, EHC, GPU] | excluded-products: EBC | full-refund.excluded-products must be a list",
                "excluded-products: [EBC, EHC, GPU] | excluded-products: [EBC, EBC] | full-refund.excluded-products names EBC twice",
                "excluded-products: [EBC, EHC, GPU] | excluded-products: [[EBC]] | full-refund.excluded-products must be a list of words",
                "full-refund:\\n  days: 7 | full-refund:\\n  days: 0 | full-refund.days is 0 and must be a whole number of at least 1",
                "full-refund:\\n  days: 7 | full-refund:\\n  days: 7.5 | full-refund.days is 7.5 and must be a whole number of at least 1",
                "packages:\\n  days: 7 | packages:\\n  days: seven | packages.days is seven and must be a whole number of at least 1",
                "short-tier-days: 30 | short-tier-days: -1 | partial-refund.short-tier-days is -1 and must be a whole number of at least 0",
                "short-tier-factor: 1.5 | short-tier-factor: -1.5 | partial-refund.short-tier-factor is -1.5 and must be a decimal, zero or greater",
                "short-tier-factor: 1.5 | short-tier-factor: 1E+1 | partial-refund.short-tier-factor is 1E+1 and must be a decimal, zero or greater",
                "short-tier-factor: 1.5 | short-tier-factor: x | partial-refund.short-tier-factor is x and must be a decimal, zero or greater",
                "days-per-month: 30 | days-per-month: 0 | partial-refund.days-per-month is 0 and must be a whole number of at least 1",
                "usage-ends-at: SUBMISSION | usage-ends-at: LATER | partial-refund.usage-ends-at is LATER and must be SUBMISSION or COMPLETION",
                "initial-points: 1500.00 | initial-points: 1500.001 | quota.initial-points is 1500.001 and must be points with at most two decimals",
                "initial-points: 1500.00 | initial-points: -1 | quota.initial-points is -1 and must be points with at most two decimals",
                "points-per-currency-unit: 1 | points-per-currency-unit: -1 | quota.points-per-currency-unit is -1 and must be a decimal, zero or greater",
                "quota:\\n | quota:\\n  first-month: January\\n | quota.first-month is January and must be a month such as 2026-01",
                "max-size: 1000 | max-size: 0 | users.max-size is 0 and must be a whole number of at least 1",
                "linked-by: [MOBILE | linked-by: [PHONE | users.linked-by names PHONE, which is not one of [MOBILE, CERTIFICATION_ID, ACCOUNT_ID, PAYMENT_SOURCE, CONTENT_FINGERPRINT, LOGIN_IP]",
            })
    @DisplayName("a value that is wrong is named with what it must be")
    void wrongValueIsNamed(String text, String replacement, String message) {
        assertRefused(with(text.replace("\\n", "\n"), replacement.replace("\\n", "\n")), ": " + message);
    }

    @Test
    @DisplayName("the line of a wrong value is named, the first being 1")
    void lineOfAWrongValueIsNamed() {
        String yaml = with("short-tier-days: 30", "short-tier-days: many");

        assertRefused(
                yaml,
                "policy.yaml, line " + lineOf("short-tier-days", yaml)
                        + ": partial-refund.short-tier-days is many and must be a whole number of at least 0");
    }

    @Test
    @DisplayName("no days of the short tier, no points and no link are allowed")
    void boundsAreAllowed() {
        assertThat(read(with("short-tier-days: 30", "short-tier-days: 0"))
                        .partialRefund()
                        .usual())
                .isEqualTo(new Tiers(0, new BigDecimal("1.5"), 30));
        assertThat(read(with("initial-points: 1500.00", "initial-points: 0"))
                        .quota()
                        .initial()
                        .isZero())
                .isTrue();
        assertThat(read(with("max-size: 1000", "max-size: 1")).users().maxSize())
                .isOne();
        assertThat(read(with("full-refund:\n  days: 7", "full-refund:\n  days: 1"))
                        .fullRefund()
                        .days())
                .isOne();
    }

    @Test
    @DisplayName("a setting that stands there twice is named")
    void repeatedSettingIsNamed() {
        assertRefused(with("currency: CNY", "currency: CNY\ncurrency: USD"), ": currency stands there twice");
        assertRefused(with("  usage: [", "  usage: []\n  usage: ["), ": packages.usage stands there twice");
    }

    @Test
    @DisplayName("a section without settings is named")
    void sectionWithoutSettingsIsNamed() {
        assertRefused(
                with("full-refund:\n", "full-refund: 7\nfull-refund-2:\n"),
                ": full-refund must have settings below it");
    }

    @Test
    @DisplayName("a key that is no word is refused with its line")
    void keyThatIsNoWordIsRefused() {
        assertRefused("\n[a, b]: 7\n", "policy.yaml, line 2: the name of a setting must be a word");
        String nested = with("full-refund:\n", "full-refund:\n  [a, b]: 7\n");
        assertRefused(
                nested, "policy.yaml, line " + lineOf("[a, b]", nested) + ": the name of a setting must be a word");
    }

    @Test
    @DisplayName("what is no YAML, or has no settings, is refused")
    void whatIsNoPolicyFileIsRefused() {
        assertThatThrownBy(() -> read("policy: ["))
                .isInstanceOf(PolicyFileException.class)
                .hasMessageStartingWith("policy.yaml: not YAML: ");
        assertRefused("", "policy.yaml: not a policy file: it has no settings");
        assertRefused("- a\n- b\n", "policy.yaml: not a policy file: it has no settings");
        assertRefused("just text", "policy.yaml: not a policy file: it has no settings");
    }
}
