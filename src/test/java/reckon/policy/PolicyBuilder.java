package reckon.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import reckon.facts.UserAttribute;
import reckon.money.Points;

/** The published policy as the contract states it, written out by hand, and variations of it. */
public final class PolicyBuilder {
    private String id = "baidu-bcc-2025-10-20";
    private @Nullable Instant validFrom;
    private ZoneId zone = Moments.SHANGHAI;
    private String currency = "CNY";
    private int fullRefundDays = 7;
    private int packageDays = 7;
    private int shortTierDays = 30;
    private String shortTierFactor = "1.5";
    private PolicyVersion.UsageEnd usageEndsAt = PolicyVersion.UsageEnd.SUBMISSION;
    private String initialPoints = "1500.00";
    private String pointsPerUnit = "1";
    private @Nullable YearMonth firstMonth;
    private final Set<String> selfService = new TreeSet<>(Set.of(
            "BCC",
            "GPU",
            "EBC",
            "EHC",
            "CDS",
            "EIP",
            "USAGE_PACKAGE",
            "STORAGE_PACKAGE",
            "MARKETPLACE",
            "SUPPORT_PLAN"));
    private final Set<String> reservedInstances = new TreeSet<>(Set.of("RESERVED_INSTANCE"));
    private final Set<String> marketplace = new TreeSet<>(Set.of("MARKETPLACE"));
    private final Set<String> supportPlans = new TreeSet<>(Set.of("SUPPORT_PLAN"));

    private PolicyBuilder() {}

    /** Returns a builder whose policy is the published one until it is told otherwise. */
    public static PolicyBuilder published() {
        return new PolicyBuilder();
    }

    PolicyBuilder called(String given) {
        id = given;
        return this;
    }

    PolicyBuilder validFrom(String local) {
        validFrom = Moments.at(local);
        return this;
    }

    PolicyBuilder zone(String given) {
        zone = ZoneId.of(given);
        return this;
    }

    PolicyBuilder currency(String given) {
        currency = given;
        return this;
    }

    PolicyBuilder fullRefundDays(int given) {
        fullRefundDays = given;
        return this;
    }

    PolicyBuilder packageDays(int given) {
        packageDays = given;
        return this;
    }

    PolicyBuilder shortTier(int days, String factor) {
        shortTierDays = days;
        shortTierFactor = factor;
        return this;
    }

    PolicyBuilder usageEndsAt(PolicyVersion.UsageEnd given) {
        usageEndsAt = given;
        return this;
    }

    PolicyBuilder initialPoints(String given) {
        initialPoints = given;
        return this;
    }

    PolicyBuilder pointsPerUnit(String given) {
        pointsPerUnit = given;
        return this;
    }

    PolicyBuilder firstMonth(String given) {
        firstMonth = YearMonth.parse(given);
        return this;
    }

    PolicyBuilder withoutSelfService(String product) {
        selfService.remove(product);
        return this;
    }

    PolicyBuilder reservedInstance(String product) {
        reservedInstances.add(product);
        return this;
    }

    PolicyBuilder marketplaceGood(String product) {
        marketplace.add(product);
        return this;
    }

    PolicyBuilder supportPlan(String product) {
        supportPlans.add(product);
        return this;
    }

    /** Returns the version. */
    public PolicyVersion build() {
        return new PolicyVersion(
                id,
                validFrom,
                zone,
                currency,
                selfService,
                new PolicyVersion.FullRefund(fullRefundDays, Set.of("EBC", "EHC", "GPU")),
                new PolicyVersion.Packages(packageDays, Set.of("USAGE_PACKAGE"), Set.of("STORAGE_PACKAGE")),
                new PolicyVersion.PartialRefund(shortTierDays, new BigDecimal(shortTierFactor), 30, usageEndsAt),
                new PolicyVersion.Roles(
                        Set.of("BCC", "GPU", "EBC", "EHC"),
                        Set.of("CDS", "EIP"),
                        reservedInstances,
                        marketplace,
                        supportPlans),
                new PolicyVersion.Quota(Points.of(initialPoints), new BigDecimal(pointsPerUnit), firstMonth),
                new PolicyVersion.Users(
                        Set.of(
                                UserAttribute.MOBILE,
                                UserAttribute.CERTIFICATION_ID,
                                UserAttribute.ACCOUNT_ID,
                                UserAttribute.PAYMENT_SOURCE,
                                UserAttribute.CONTENT_FINGERPRINT,
                                UserAttribute.LOGIN_IP),
                        1000));
    }
}
