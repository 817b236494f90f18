package reckon.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reckon.facts.QuotaStanding;
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
        QuotaStanding after,
        Instant effectiveAt,
        @Nullable String reference) {

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
