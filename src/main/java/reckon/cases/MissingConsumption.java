package reckon.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.facts.Grant;
import reckon.policy.Policies;
import reckon.policy.ResetMonths;

/**
 * Finds the month of consumption at which a run's resets have to stop (Rule Q3): the first one that a reset due now reads and that
 * was never delivered or, while a file of consumption is refused, the first one that any reset due now reads (Rule I3). A reset
 * that waits for a rejected line of its own account, and those behind it, are not due.
 *
 * <p>Which resets are due is only asked where a month may be missing: it takes a look at every account.
 */
public final class MissingConsumption {
    /** Accounts whose quota has opened and lacks resets. */
    private static final String DUE_OF_OPEN = """
            SELECT %s, MIN(m.quota_month)
              FROM account_user k
              JOIN movement m ON m.account_id = k.account_id
                   AND m.movement_no = (SELECT MAX(l.movement_no) FROM movement l WHERE l.account_id = k.account_id)
             WHERE m.quota_month <= ? AND %s
            """;

    private static final String IS_NOT_OPEN =
            " NOT EXISTS (SELECT 1 FROM movement m WHERE m.account_id = k.account_id) AND %s ";
    private static final String FIRST_KNOWN =
            "SELECT %s, MIN(k.first_known_on) FROM account_user k WHERE" + IS_NOT_OPEN;
    private static final String FIRST_REQUEST = """
            SELECT %s, MIN(r.submitted_at)
              FROM account_user k
              JOIN request r ON r.account_id = k.account_id
              LEFT JOIN decision d ON d.request_id = r.request_id
             WHERE d.request_id IS NULL AND r.submitted_at < ? AND
            """ + IS_NOT_OPEN;
    private static final String GRANTS = """
            SELECT %s, g.grant_id, g.account_id, g.points, g.granted_at, g.grant_month
              FROM account_user k
              JOIN quota_grant g ON g.account_id = k.account_id
             WHERE
            """ + IS_NOT_OPEN;
    private static final String REJECTED = "SELECT account_id, consumption_month FROM rejected_line"
            + " WHERE kind = 'CONSUMPTION' AND account_id IS NOT NULL";

    /** Accounts that are looked at together, or each by itself where a rejected line may keep its resets waiting. */
    private enum Accounts {
        TOGETHER("''", "NOT", ""),
        ONE_BY_ONE("k.account_id", "", " GROUP BY k.account_id");

        private final String name;
        private final String which;
        private final String groups;

        Accounts(String name, String not, String groups) {
            this.name = name;
            this.which = not + " EXISTS (SELECT 1 FROM rejected_line j"
                    + " WHERE j.kind = 'CONSUMPTION' AND j.account_id = k.account_id)";
            this.groups = groups;
        }

        String rows(String sql) {
            return sql.formatted(name, which);
        }

        String first(String sql) {
            return rows(sql) + groups;
        }
    }

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
        YearMonth setting = policies.inForceAt(lastInstant).quota().firstMonth();
        Set<YearMonth> delivered =
                new HashSet<>(database.list("SELECT DISTINCT consumption_month FROM consumption", row -> row.month()));
        ResetMonths months = new ResetMonths(delivered, setting, last);
        boolean isRefused =
                database.first("SELECT 1 FROM refused_file WHERE kind = 'CONSUMPTION' LIMIT 1", row -> row.whole())
                        != null;
        if (!isRefused && !months.haveGap()) {
            return null;
        }
        Map<String, YearMonth> due = firstDue(Accounts.TOGETHER, last);
        due.putAll(firstDue(Accounts.ONE_BY_ONE, last));
        Map<String, YearMonth> waiting = firstWaiting(due, setting);
        due.entrySet().removeIf(first -> first.getValue().equals(waiting.get(first.getKey())));
        return isRefused ? first(due.values()) : firstMissing(months, due, waiting);
    }

    private @Nullable YearMonth firstMissing(
            ResetMonths months, Map<String, YearMonth> due, Map<String, YearMonth> waiting) {
        Map<String, YearMonth> needed = new HashMap<>(due);
        database.list(
                "SELECT '', MIN(quota_month) FROM movement WHERE movement = 'INITIAL'",
                row -> keepFirst(needed, row.text(), before(row.optionalMonth())));
        YearMonth firstNeeded = first(needed.values());
        Map<String, YearMonth> missing = new HashMap<>();
        due.forEach((account, firstDue) -> {
            YearMonth month = months.firstMissing(Objects.requireNonNull(firstNeeded), firstDue);
            YearMonth stop = waiting.get(account);
            if (month != null && (stop == null || month.isBefore(stop))) {
                missing.put(account, month);
            }
        });
        return first(missing.values());
    }

    /** Returns by account the first month that a reset would read but for a rejected line (Rule I3). */
    private Map<String, YearMonth> firstWaiting(Map<String, YearMonth> due, @Nullable YearMonth setting) {
        Map<String, YearMonth> waiting = new HashMap<>();
        database.list(REJECTED, row -> {
            String account = row.text();
            YearMonth month = row.optionalMonth();
            YearMonth from = due.get(account);
            if (from == null) {
                return false;
            }
            if (setting != null && setting.isAfter(from)) {
                from = setting;
            }
            boolean isRead = month == null || !month.isBefore(from);
            return isRead && keepFirst(waiting, account, month == null ? from : month);
        });
        return waiting;
    }

    /** Returns the first month that a reset due now reads: of all accounts that are looked at together, or by account. */
    private Map<String, YearMonth> firstDue(Accounts accounts, YearMonth last) {
        Map<String, YearMonth> due = new HashMap<>();
        database.list(
                accounts.first(DUE_OF_OPEN), row -> keepFirst(due, row.text(), row.optionalMonth()), last.toString());
        openings(accounts).forEach((account, month) -> {
            if (!month.isAfter(last.plusMonths(1))) {
                keepFirst(due, account, month.minusMonths(1));
            }
        });
        return due;
    }

    /** Returns the months in which quotas are going to open (Rule Q1), whether or not that is by the end of the run. */
    private Map<String, YearMonth> openings(Accounts accounts) {
        Map<String, YearMonth> openings = new HashMap<>();
        database.list(accounts.first(FIRST_KNOWN), row -> {
            String account = row.text();
            LocalDate known = row.optionalDate();
            return keepFirst(openings, account, known == null ? null : YearMonth.from(known));
        });
        database.list(
                accounts.first(FIRST_REQUEST),
                row -> {
                    String account = row.text();
                    Instant submitted = row.optionalInstant();
                    return keepFirst(openings, account, submitted == null ? null : policies.monthOf(submitted));
                },
                until);
        try (Cursor<Map.Entry<String, Grant>> grants = database.stream(
                accounts.rows(GRANTS),
                row -> Map.entry(
                        row.text(),
                        new Grant(row.text(), row.text(), row.points(), row.instant(), row.optionalMonth())))) {
            for (Map.Entry<String, Grant> next = grants.next(); next != null; next = grants.next()) {
                Grant grant = next.getValue();
                if (grant.isBookableBefore(until, policies.zone())) {
                    keepFirst(openings, next.getKey(), policies.monthOf(grant.effectiveAt(policies.zone())));
                }
            }
        }
        return openings;
    }

    private static @Nullable YearMonth before(@Nullable YearMonth month) {
        return month == null ? null : month.minusMonths(1);
    }

    private static boolean keepFirst(Map<String, YearMonth> months, String account, @Nullable YearMonth month) {
        if (month != null) {
            months.merge(account, month, (one, other) -> other.isBefore(one) ? other : one);
        }
        return month != null;
    }

    private static @Nullable YearMonth first(Collection<YearMonth> months) {
        return months.stream().min(YearMonth::compareTo).orElse(null);
    }
}
