package reckon.policy;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import reckon.facts.QuotaBalances;
import reckon.money.Points;

/**
 * One change of an account's points (Rule Q6).
 *
 * @param points signed: negative for LAPSE and SPEND
 * @param after where the quota stands after it
 * @param effectiveAt when it counts from
 * @param reference the request (SPEND, RESTORE), the grant, or the month that begins; null for INITIAL
 */
public record Movement(
        String accountId,
        Kind kind,
        Points points,
        QuotaBalances after,
        Instant effectiveAt,
        @Nullable String reference) {

    /**
     * Returns the month at whose end the points of a LAPSE lapsed, or those that a RESTORE brought back (Rule Q7).
     *
     * @param effectiveAt when the movement counts from
     * @param reference that of the movement
     */
    public static YearMonth monthLapsed(Kind kind, Instant effectiveAt, String reference, Policies policies) {
        return switch (kind) {
            case LAPSE -> YearMonth.parse(reference).minusMonths(1);
            case RESTORE -> policies.monthOf(effectiveAt);
            case INITIAL, RESET, GRANT, SPEND -> throw new IllegalArgumentException("no points lapse by " + kind);
        };
    }

    /** What changes the points of an account, in the order in which several count at one instant. */
    public enum Kind {
        INITIAL,
        LAPSE,
        RESET,
        GRANT,
        /** Points that had lapsed come back for a request of the month that they lapsed with (Rule Q7). */
        RESTORE,
        SPEND
    }
}
