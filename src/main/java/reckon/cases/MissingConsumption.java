package reckon.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reckon.database.Column;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.facts.Grant;
import reckon.policy.Policies;
import reckon.policy.ResetMonths;
import reckon.policy.ResetStop;
import reckon.tables.AccountUserTable;
import reckon.tables.ConsumptionTable;
import reckon.tables.MovementTable;
import reckon.tables.RejectedLineTable;
import reckon.tables.RequestTable;

/**
 * Finds the month of consumption at which a run's resets have to stop: brings {@link ResetStop} what the tables know.
 *
 * <p>Which resets are due is only asked where a month may be missing: it takes a look at every account.
 */
public final class MissingConsumption {
    /** Accounts whose quota has opened and lacks resets. Of the movements of each, MySQL finds the last by the primary key. */
    private static final String DUE_OF_OPEN = """
            SELECT %s AS account_id, MIN(m.quota_month) AS quota_month
              FROM (SELECT account_id, MAX(movement_no) AS last_no FROM movement GROUP BY account_id) k
              JOIN movement m ON m.account_id = k.account_id AND m.movement_no = k.last_no
             WHERE m.quota_month <= ? AND %s
            """;

    private static final String IS_NOT_OPEN =
            " NOT EXISTS (SELECT 1 FROM movement m WHERE m.account_id = k.account_id) AND %s ";
    private static final String FIRST_KNOWN =
            "SELECT %s AS account_id, MIN(k.first_known_on) AS first_known_on FROM account_user k WHERE" + IS_NOT_OPEN;
    private static final String FIRST_REQUEST = """
            SELECT %s AS account_id, MIN(r.submitted_at) AS submitted_at
              FROM account_user k
              JOIN request r ON r.account_id = k.account_id
              LEFT JOIN decision d ON d.request_id = r.request_id
             WHERE d.request_id IS NULL AND r.submitted_at < ? AND
            """ + IS_NOT_OPEN;
    private static final String GRANTS = "SELECT %s AS asked_for, " + GrantRow.COLUMNS + """

              FROM account_user k
              JOIN quota_grant g ON g.account_id = k.account_id
             WHERE
            """ + IS_NOT_OPEN;
    private static final String FIRST_BOOKED = "SELECT MIN(m.quota_month) AS quota_month FROM account_user k"
            + " JOIN movement m ON m.account_id = k.account_id AND m.movement_no = 1";
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

    private static final Column<String> ASKED_FOR = Column.text("asked_for");

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
        Set<YearMonth> delivered = new HashSet<>(database.list(
                "SELECT DISTINCT consumption_month FROM consumption",
                row -> row.get(ConsumptionTable.CONSUMPTION_MONTH)));
        ResetMonths months = new ResetMonths(
                delivered, policies.inForceAt(lastInstant).quota().firstMonth(), last);
        boolean isRefused = database.exists("SELECT 1 FROM refused_file WHERE kind = 'CONSUMPTION'");
        if (!isRefused && !months.haveGap()) {
            return null;
        }
        ResetStop stop = new ResetStop(months);
        for (Accounts accounts : Accounts.values()) {
            addOpen(accounts, last, stop);
            addOpenings(accounts, stop);
        }
        database.list(FIRST_BOOKED, row -> {
            YearMonth opened = row.find(MovementTable.QUOTA_MONTH);
            if (opened != null) {
                stop.addBooked(opened.minusMonths(1));
            }
            return true;
        });
        database.list(REJECTED, row -> {
            stop.addRejected(row.get(RejectedLineTable.ACCOUNT_ID), row.find(RejectedLineTable.CONSUMPTION_MONTH));
            return true;
        });
        return stop.month(isRefused);
    }

    private void addOpen(Accounts accounts, YearMonth last, ResetStop stop) {
        database.list(
                accounts.first(DUE_OF_OPEN),
                row -> {
                    String account = row.get(AccountUserTable.ACCOUNT_ID);
                    YearMonth lastReset = row.find(MovementTable.QUOTA_MONTH);
                    if (lastReset != null) {
                        stop.addNext(account, lastReset);
                    }
                    return true;
                },
                last.toString());
    }

    /** Adds the months before those in which quotas are going to open (Rule Q1). */
    private void addOpenings(Accounts accounts, ResetStop stop) {
        database.list(accounts.first(FIRST_KNOWN), row -> {
            String account = row.get(AccountUserTable.ACCOUNT_ID);
            LocalDate known = row.find(AccountUserTable.FIRST_KNOWN_ON);
            if (known != null) {
                stop.addNext(account, YearMonth.from(known).minusMonths(1));
            }
            return true;
        });
        database.list(
                accounts.first(FIRST_REQUEST),
                row -> {
                    String account = row.get(AccountUserTable.ACCOUNT_ID);
                    addOpening(account, row.find(RequestTable.SUBMITTED_AT), stop);
                    return true;
                },
                until);
        try (Cursor<Map.Entry<String, Grant>> grants =
                database.stream(accounts.rows(GRANTS), row -> Map.entry(row.get(ASKED_FOR), GrantRow.read(row)))) {
            for (Map.Entry<String, Grant> next = grants.next(); next != null; next = grants.next()) {
                Grant grant = next.getValue();
                if (grant.isBookableBefore(until, policies.zone())) {
                    addOpening(next.getKey(), grant.effectiveAt(policies.zone()), stop);
                }
            }
        }
    }

    private void addOpening(String account, @Nullable Instant first, ResetStop stop) {
        if (first != null) {
            stop.addNext(account, policies.monthOf(first).minusMonths(1));
        }
    }
}
