package reckon.cases;

import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.database.Columns;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.policy.Grant;
import reckon.policy.Night;
import reckon.policy.QuotaStanding;
import reckon.policy.Request;
import reckon.policy.RequestKind;
import reckon.policy.Resource;
import reckon.policy.Risk;

/**
 * The users for whom a run has something to do, one after the other: three streams in the order of user ids,
 * merged.
 *
 * <p>A user is due for a request that the ledger has no decision on, for a grant that is not booked, and for
 * an account whose quota is not open or lacks a reset. Several threads may take users at the same time; each
 * user is handed out once.
 */
public final class DueUsers implements AutoCloseable {
    private static final String REQUESTS = """
            SELECT COALESCE(u.user_id, r.account_id) AS case_id,
                   r.request_id, r.account_id, r.resource_id, r.kind, r.submitted_at,
            """ + ResourceFiles.LINE_COLUMNS + """

              FROM request r
              LEFT JOIN decision d ON d.request_id = r.request_id
              LEFT JOIN account_user u ON u.account_id = r.account_id
              LEFT JOIN resource s ON s.resource_id = r.resource_id
             WHERE d.request_id IS NULL AND r.submitted_at < ?
             ORDER BY case_id, r.submitted_at, r.request_id
            """;
    private static final String ACCOUNTS = """
            SELECT /*+ NO_MERGE(u) */ u.user_id, u.account_id, a.risk, u.first_known_on,
                   m.movement_no, m.quota_month, m.lasting_after, m.monthly_after, m.month_bound_after
              FROM (SELECT user_id, account_id, first_known_on,
                           (SELECT MAX(l.movement_no) FROM movement l WHERE l.account_id = k.account_id) AS last_no
                      FROM account_user k) u
              JOIN account a ON a.account_id = u.account_id
              LEFT JOIN movement m ON m.account_id = u.account_id AND m.movement_no = u.last_no
             ORDER BY u.user_id, u.account_id
            """;
    private static final String GRANTS = """
            SELECT u.user_id, g.grant_id, g.account_id, g.points, g.granted_at, g.grant_month
              FROM quota_grant g
              JOIN account_user u ON u.account_id = g.account_id
              LEFT JOIN booked_grant b ON b.grant_id = g.grant_id
             WHERE b.grant_id IS NULL
             ORDER BY u.user_id, g.grant_id
            """;

    private record DueRequest(
            String caseId, Request request, @Nullable Resource resource) {}

    private record DueGrant(String userId, Grant grant) {}

    private static final int MOST_USERS = 2000;
    private static final int MOST_REQUESTS = 5000;

    private final Night night;
    private final YearMonth lastReset;
    private final Cursor<DueRequest> requests;
    private final Cursor<DueUser.Account> accounts;
    private final Cursor<DueGrant> grants;

    public DueUsers(Database database, Night night) {
        this.night = night;
        this.lastReset = night.policies().monthOf(night.until().minusNanos(1));
        this.requests = database.stream(REQUESTS, DueUsers::request, night.until());
        this.accounts = database.stream(ACCOUNTS, DueUsers::account);
        this.grants = database.stream(GRANTS, DueUsers::grant);
    }

    private static DueRequest request(Columns row) throws SQLException {
        return new DueRequest(
                row.text(),
                new Request(row.text(), row.text(), row.text(), row.word(RequestKind.class), row.instant()),
                ResourceFiles.line(row));
    }

    private static DueUser.Account account(Columns row) throws SQLException {
        return new DueUser.Account(row.text(), row.text(), row.word(Risk.class), row.date(), standing(row));
    }

    private static @Nullable QuotaStanding standing(Columns row) throws SQLException {
        Integer movements = row.optionalWhole();
        return movements == null
                ? null
                : new QuotaStanding(movements, row.month(), row.points(), row.points(), row.points());
    }

    private static DueGrant grant(Columns row) throws SQLException {
        return new DueGrant(
                row.text(), new Grant(row.text(), row.text(), row.points(), row.instant(), row.optionalMonth()));
    }

    /** Returns the next users, none when all were handed out. */
    synchronized List<DueUser> nextBatch() {
        List<DueUser> batch = new ArrayList<>();
        int requestCount = 0;
        while (batch.size() < MOST_USERS && requestCount < MOST_REQUESTS) {
            DueUser user = nextUser();
            if (user == null) {
                break;
            }
            if (isDue(user)) {
                batch.add(user);
                requestCount += user.requests().size();
            }
        }
        return batch;
    }

    private @Nullable DueUser nextUser() {
        String id = first(first(requestsOf(), accountsOf()), grantsOf());
        if (id == null) {
            return null;
        }
        DueUser user = new DueUser(id.equals(accountsOf()) ? id : null);
        while (id.equals(accountsOf())) {
            user.accounts().add(Objects.requireNonNull(accounts.next()));
        }
        while (id.equals(requestsOf())) {
            DueRequest due = Objects.requireNonNull(requests.next());
            user.requests().add(due.request());
            if (due.resource() != null) {
                user.resources().add(due.resource());
            }
        }
        while (id.equals(grantsOf())) {
            addIfBookable(Objects.requireNonNull(grants.next()).grant(), user);
        }
        return user;
    }

    private @Nullable String requestsOf() {
        DueRequest next = requests.peek();
        return next == null ? null : next.caseId();
    }

    private @Nullable String accountsOf() {
        DueUser.Account next = accounts.peek();
        return next == null ? null : next.userId();
    }

    private @Nullable String grantsOf() {
        DueGrant next = grants.peek();
        return next == null ? null : next.userId();
    }

    private static @Nullable String first(@Nullable String id, @Nullable String other) {
        if (id == null || other == null) {
            return id == null ? other : id;
        }
        return id.compareTo(other) <= 0 ? id : other;
    }

    private void addIfBookable(Grant grant, DueUser user) {
        if (grant.isBookableBefore(night.until(), night.policies().zone())) {
            user.grants().add(grant);
        }
    }

    private boolean isDue(DueUser user) {
        return !user.requests().isEmpty()
                || !user.grants().isEmpty()
                || user.accounts().stream().anyMatch(this::lacksReset);
    }

    private boolean lacksReset(DueUser.Account account) {
        return account.standing() == null
                ? !YearMonth.from(account.firstKnownOn()).isAfter(lastReset)
                : account.standing().month().isBefore(lastReset);
    }

    @Override
    public void close() {
        requests.close();
        accounts.close();
        grants.close();
    }
}
