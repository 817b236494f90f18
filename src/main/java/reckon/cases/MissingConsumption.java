package reckon.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.facts.Grant;
import reckon.policy.Policies;
import reckon.policy.ResetMonths;

/**
 * Finds the month of consumption at which a run's resets have to stop (Rule Q3): the first one that a reset due now reads and that
 * was never delivered or, while a file of consumption is refused, the first one that any reset due now reads (Rule I3).
 *
 * <p>Which resets are due is only asked where a month may be missing: it takes a look at every account.
 */
public final class MissingConsumption {
    /** Accounts whose quota has opened and lacks resets; one whose own line of that month was rejected waits by itself. */
    private static final String FIRST_DUE_OF_OPEN = """
            SELECT MIN(m.quota_month)
              FROM account_user k
              JOIN movement m ON m.account_id = k.account_id
                   AND m.movement_no = (SELECT MAX(l.movement_no) FROM movement l WHERE l.account_id = k.account_id)
             WHERE m.quota_month <= ?
               AND NOT EXISTS (SELECT 1 FROM rejected_line j
                                WHERE j.kind = 'CONSUMPTION' AND j.account_id = k.account_id
                                  AND (j.consumption_month IS NULL OR j.consumption_month = m.quota_month))
            """;

    private static final String IS_NOT_OPEN =
            " NOT EXISTS (SELECT 1 FROM movement m WHERE m.account_id = k.account_id)";
    private static final String FIRST_KNOWN = "SELECT MIN(k.first_known_on) FROM account_user k WHERE" + IS_NOT_OPEN;
    private static final String FIRST_REQUEST = """
            SELECT MIN(r.submitted_at)
              FROM account_user k
              JOIN request r ON r.account_id = k.account_id
              LEFT JOIN decision d ON d.request_id = r.request_id
             WHERE d.request_id IS NULL AND r.submitted_at < ? AND
            """ + IS_NOT_OPEN;
    private static final String GRANTS = """
            SELECT g.grant_id, g.account_id, g.points, g.granted_at, g.grant_month
              FROM account_user k
              JOIN quota_grant g ON g.account_id = k.account_id
             WHERE
            """ + IS_NOT_OPEN;

    private final Database database;
    private final Policies policies;
    private final Instant until;

    /** @param businessDate that of the run */
    public MissingConsumption(Database database, LocalDate businessDate, Policies policies) {
        this.database = database;
        this.policies = policies;
        this.until = policies.endOf(businessDate);
    }

    /** Returns the month, or null if no reset has to stop. */
    public @Nullable YearMonth firstMonth() {
        Instant lastInstant = until.minusNanos(1);
        YearMonth last = policies.monthOf(lastInstant).minusMonths(1);
        Set<YearMonth> delivered =
                new HashSet<>(database.list("SELECT DISTINCT consumption_month FROM consumption", row -> row.month()));
        ResetMonths months = new ResetMonths(
                delivered, policies.inForceAt(lastInstant).quota().firstMonth(), last);
        boolean isRefused =
                database.first("SELECT 1 FROM refused_file WHERE kind = 'CONSUMPTION' LIMIT 1", row -> row.whole())
                        != null;
        if (!isRefused && !months.haveGap()) {
            return null;
        }
        YearMonth firstDue = earlier(firstDueOfOpen(last), firstDueOfUnopened(last));
        if (isRefused || firstDue == null) {
            return firstDue;
        }
        YearMonth firstBooked = month("SELECT MIN(quota_month) FROM movement WHERE movement = 'INITIAL'");
        return months.firstMissing(
                firstBooked == null || firstDue.isBefore(firstBooked.minusMonths(1))
                        ? firstDue
                        : firstBooked.minusMonths(1),
                firstDue);
    }

    private @Nullable YearMonth firstDueOfOpen(YearMonth last) {
        return month(FIRST_DUE_OF_OPEN, last.toString());
    }

    /** Returns the month that a query without groups finds, or null where it finds no row to look at. */
    private @Nullable YearMonth month(String sql, Object... parameters) {
        return database.list(sql, row -> Optional.ofNullable(row.optionalMonth()), parameters)
                .get(0)
                .orElse(null);
    }

    /** Returns the month before the first one in which a quota opens (Rule Q1), or null if none is going to. */
    private @Nullable YearMonth firstDueOfUnopened(YearMonth last) {
        YearMonth first = database.list(FIRST_KNOWN, row -> Optional.ofNullable(row.optionalDate()))
                .get(0)
                .map(YearMonth::from)
                .orElse(null);
        YearMonth firstRequest = database.list(FIRST_REQUEST, row -> Optional.ofNullable(row.optionalInstant()), until)
                .get(0)
                .map(policies::monthOf)
                .orElse(null);
        first = earlier(first, firstRequest);
        try (Cursor<Grant> grants = database.stream(
                GRANTS, row -> new Grant(row.text(), row.text(), row.points(), row.instant(), row.optionalMonth()))) {
            for (Grant grant = grants.next(); grant != null; grant = grants.next()) {
                if (grant.isBookableBefore(until, policies.zone())) {
                    first = earlier(first, policies.monthOf(grant.effectiveAt(policies.zone())));
                }
            }
        }
        return first == null || first.isAfter(last.plusMonths(1)) ? null : first.minusMonths(1);
    }

    private static @Nullable YearMonth earlier(@Nullable YearMonth month, @Nullable YearMonth other) {
        if (month == null || other == null) {
            return month == null ? other : month;
        }
        return other.isBefore(month) ? other : month;
    }
}
