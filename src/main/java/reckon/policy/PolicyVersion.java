package reckon.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reckon.facts.UserAttribute;
import reckon.money.Points;

/**
 * The numbers, lists and settings of the refund policy as they stood from one instant on.
 *
 * @param id the name that the audit gives it, {@code baidu-bcc-2025-10-20} say
 * @param validFrom when it came into force; null for the first version, which has no beginning
 * @param zone the policy zone, in which months and the 1st are read
 * @param currency ISO 4217 code of every amount
 * @param selfServiceProducts products that can be unsubscribed at all (Rule E08)
 * @param fullRefund the seven-day full refund (Rule F2)
 * @param packages the products of Rule F0
 * @param partialRefund the partial refund (Rule F3)
 * @param roles the products that single rules name
 * @param quota refund credit (Rules Q1-Q3)
 * @param users who is one user (Rule U1)
 */
public record PolicyVersion(
        String id,
        @Nullable Instant validFrom,
        ZoneId zone,
        String currency,
        Set<String> selfServiceProducts,
        FullRefund fullRefund,
        Packages packages,
        PartialRefund partialRefund,
        Roles roles,
        Quota quota,
        Users users) {

    /**
     * The seven-day full refund (Rule F2).
     *
     * @param days how many times 24 hours after the purchase it can be asked for, the end included
     * @param excludedProducts products that do not have it
     */
    public record FullRefund(int days, Set<String> excludedProducts) {}

    /**
     * Packages (Rule F0).
     *
     * @param days how many times 24 hours after the purchase they can be returned, the end included
     * @param usage products returned if unused
     * @param storage products returned if not yet in effect
     */
    public record Packages(int days, Set<String> usage, Set<String> storage) {}

    /**
     * The partial refund (Rule F3).
     *
     * @param shortTierDays the most days of 24 h of the short tier
     * @param shortTierFactor what a day of the short tier costs, as a multiple of the list price's day
     * @param daysPerMonth the days by which the long tier divides a month's price
     * @param usageEndsAt what counts as the end of the usage
     */
    public record PartialRefund(
            int shortTierDays, BigDecimal shortTierFactor, int daysPerMonth, UsageEnd usageEndsAt) {}

    /** Whether usage ends when the request is submitted, or with the business date of the run that completes it. */
    public enum UsageEnd {
        SUBMISSION,
        COMPLETION
    }

    /**
     * Products that single rules name.
     *
     * @param instances what disks and addresses are attached to (Rule R1)
     * @param attachable disks and addresses (Rule R1)
     * @param reservedInstances Rule E07
     * @param marketplace Rule E16
     * @param supportPlans Rule E17
     */
    public record Roles(
            Set<String> instances,
            Set<String> attachable,
            Set<String> reservedInstances,
            Set<String> marketplace,
            Set<String> supportPlans) {}

    /**
     * Refund credit (Rules Q1-Q3).
     *
     * @param initial points that every account has once and that never lapse
     * @param pointsPerCurrencyUnit points for each currency unit of last month's consumption
     * @param firstMonth months before it count as without consumption; null where the first delivered month decides
     */
    public record Quota(
            Points initial,
            BigDecimal pointsPerCurrencyUnit,
            @Nullable YearMonth firstMonth) {}

    /**
     * Who is one user (Rule U1).
     *
     * @param linkedBy the attributes that link accounts
     * @param maxSize the most accounts that one user can have
     */
    public record Users(Set<UserAttribute> linkedBy, int maxSize) {}

    /** Returns every product that is named somewhere. */
    Set<String> products() {
        return Stream.of(
                        selfServiceProducts,
                        fullRefund.excludedProducts(),
                        packages.usage(),
                        packages.storage(),
                        roles.instances(),
                        roles.attachable(),
                        roles.reservedInstances(),
                        roles.marketplace(),
                        roles.supportPlans())
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean isPackage(String product) {
        return packages.usage().contains(product) || packages.storage().contains(product);
    }
}
