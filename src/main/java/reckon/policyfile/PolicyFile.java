package reckon.policyfile;

import java.io.Reader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reckon.facts.UserAttribute;
import reckon.money.Points;
import reckon.policy.PolicyVersion;
import reckon.policy.ProRata;
import reckon.policy.RefundFormula;
import reckon.policy.Tiers;

/**
 * A policy file: one policy version in YAML.
 *
 * <p>Every setting must be there, but {@code valid-from}, {@code first-month} and the section {@code
 * pro-rata-refund}; a setting that is not known is an error, so that a misspelt one cannot be overlooked.
 */
public final class PolicyFile {
    private PolicyFile() {}

    /**
     * Reads a policy file.
     *
     * @param name what messages call the file
     * @throws PolicyFileException if it is not a valid policy, with each line and setting that is wrong
     */
    public static PolicyVersion read(String name, Reader yaml) {
        Section file = Section.read(name, yaml);
        PolicyVersion version = new PolicyVersion(
                file.text("policy"),
                file.optional("valid-from", text -> OffsetDateTime.parse(text).toInstant(), "a time with an offset"),
                file.parsed("zone", ZoneId::of, "a time zone such as Asia/Shanghai", ZoneOffset.UTC),
                file.parsed("currency", text -> Currency.getInstance(text).getCurrencyCode(), "an ISO 4217 code", ""),
                file.words("self-service-products"),
                fullRefund(file.section("full-refund")),
                packages(file.section("packages")),
                partialRefund(file),
                roles(file.section("roles")),
                quota(file.section("quota")),
                users(file.section("users")));
        file.end();
        return version;
    }

    private static PolicyVersion.FullRefund fullRefund(Section section) {
        return new PolicyVersion.FullRefund(section.wholeNumber("days", 1), section.words("excluded-products"));
    }

    private static PolicyVersion.Packages packages(Section section) {
        return new PolicyVersion.Packages(
                section.wholeNumber("days", 1), section.words("usage"), section.words("storage"));
    }

    private static PolicyVersion.PartialRefund partialRefund(Section file) {
        Section section = file.section("partial-refund");
        return new PolicyVersion.PartialRefund(
                section.parsed(
                        "usage-ends-at",
                        PolicyVersion.UsageEnd::valueOf,
                        "SUBMISSION or COMPLETION",
                        PolicyVersion.UsageEnd.SUBMISSION),
                new Tiers(
                        section.wholeNumber("short-tier-days", 0),
                        section.decimal("short-tier-factor"),
                        section.wholeNumber("days-per-month", 1)),
                proRata(file.optionalSection("pro-rata-refund")));
    }

    private static Map<String, RefundFormula> proRata(@Nullable Section section) {
        if (section == null) {
            return Map.of();
        }
        return section.words("products").stream()
                .collect(Collectors.toUnmodifiableMap(word -> word, word -> new ProRata()));
    }

    private static PolicyVersion.Roles roles(Section section) {
        return new PolicyVersion.Roles(
                section.words("instances"),
                section.words("attachable"),
                section.words("reserved-instances"),
                section.words("marketplace"),
                section.words("support-plans"));
    }

    private static PolicyVersion.Quota quota(Section section) {
        return new PolicyVersion.Quota(
                section.parsed("initial-points", PolicyFile::points, "points with at most two decimals", Points.ZERO),
                section.decimal("points-per-currency-unit"),
                section.optional("first-month", YearMonth::parse, "a month such as 2026-01"));
    }

    private static Points points(String text) {
        BigDecimal points = new BigDecimal(text);
        if (points.signum() < 0) {
            throw new DateTimeException("negative");
        }
        return Points.of(points);
    }

    private static PolicyVersion.Users users(Section section) {
        return new PolicyVersion.Users(
                section.constants("linked-by", UserAttribute.class), section.wholeNumber("max-size", 1));
    }
}
