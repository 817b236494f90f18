package reckon.facts;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import reckon.money.Points;

/**
 * Points that a ticket adds to an account, for good or for one month (Rule Q4).
 *
 * @param month the month that the points are bound to, in the policy zone; null when they stay
 */
public record Grant(
        String grantId,
        String accountId,
        Points points,
        Instant grantedAt,
        @Nullable YearMonth month) {

    /** Whether the grant counts from an instant before {@code until}, and not too late to have an effect. */
    public boolean isBookableBefore(Instant until, ZoneId zone) {
        return !isTooLate(zone) && effectiveAt(zone).isBefore(until);
    }

    /** Whether the grant comes after the end of its month and so changes nothing. */
    private boolean isTooLate(ZoneId zone) {
        return month != null && YearMonth.from(grantedAt.atZone(zone)).isAfter(month);
    }

    /** Returns the instant from which the points count: when granted, or when their month begins, whichever is later. */
    public Instant effectiveAt(ZoneId zone) {
        if (month == null) {
            return grantedAt;
        }
        Instant monthStart = month.atDay(1).atStartOfDay(zone).toInstant();
        return grantedAt.isBefore(monthStart) ? monthStart : grantedAt;
    }
}
