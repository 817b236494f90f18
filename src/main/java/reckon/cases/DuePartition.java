package reckon.cases;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.cases.DueUser.AccountRow;
import reckon.cases.DueUser.RequestRow;
import reckon.database.Column;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.database.RowReader;
import reckon.facts.Grant;
import reckon.facts.QuotaBalances;
import reckon.facts.Request;
import reckon.facts.Risk;
import reckon.policy.Night;
import reckon.tables.AccountTable;
import reckon.tables.AccountUserTable;
import reckon.tables.ConsumptionTable;
import reckon.tables.SevenDayChanceTable;

/**
 * The users of a range for whom a run has something to do, one after the other: three streams in the order of user
 * ids, merged. They are opened when the first user is asked for, since that is when the database sorts them.
 */
final class DuePartition implements AutoCloseable {
    private static final String REQUESTS = """
            SELECT COALESCE(u.user_id, r.account_id) AS case_id,
                   r.request_id, r.account_id, r.resource_id, r.kind, r.submitted_at,
            """ + ResourceRow.COLUMNS + """

              FROM request r
              LEFT JOIN decision d ON d.request_id = r.request_id
              LEFT JOIN account_user u ON u.account_id = r.account_id
              LEFT JOIN resource s ON s.resource_id = r.resource_id
              LEFT JOIN unsubscription n ON n.resource_id = r.resource_id
              LEFT JOIN purchase_order o ON o.resource_id = r.resource_id
            """ + ResourceRow.RETURNED + """
             WHERE d.request_id IS NULL AND r.submitted_at < ?
               AND COALESCE(u.user_id, r.account_id) >= ? AND COALESCE(u.user_id, r.account_id) < ?
             ORDER BY case_id, r.submitted_at, r.request_id
            """;
    private static final String NONE = " LIMIT 0";

    /** One row of an account for each product whose chance it used, at least one. Ordering by the full primary key lets MySQL read the last movement from the index. Ordering by the number alone makes it sort all of them. */
    private static final String ACCOUNTS = """
            SELECT u.user_id, u.account_id, a.risk, u.first_known_on,
                   m.movement_no, m.quota_month, m.lasting_after, m.monthly_after, m.month_bound_after, c.amount, h.product
              FROM (SELECT k.user_id, k.account_id, k.first_known_on,
                           (SELECT l.movement_no
                              FROM movement l
                             WHERE l.account_id = k.account_id
                             ORDER BY l.account_id DESC, l.movement_no DESC
                             LIMIT 1) AS last_no
                      FROM account_user k
            %s
                     WHERE k.user_id >= ? AND k.user_id < ?) u
              LEFT JOIN movement m ON m.account_id = u.account_id AND m.movement_no = u.last_no
              JOIN account a ON a.account_id = u.account_id
              LEFT JOIN consumption c ON c.account_id = u.account_id
                    AND c.consumption_month = CASE WHEN m.quota_month IS NULL THEN ?
                                                   WHEN m.quota_month < ? THEN m.quota_month END
              LEFT JOIN seven_day_chance h ON h.account_id = u.account_id
             ORDER BY u.user_id, u.account_id
            """;

    /**
     * The users who have something that may be due, where not every account may lack a reset: a request, a grant, an account
     * that became known since the run before, or one whose reset waited (Rule I3) in that run, or in this one, started before.
     */
    private static final String OF_USERS_WITH_SOMETHING_DUE = """
                      JOIN (SELECT u.user_id FROM request r JOIN account_user u ON u.account_id = r.account_id
                             WHERE u.user_id >= ? AND u.user_id < ?
                            UNION
                            SELECT u.user_id FROM quota_grant g JOIN account_user u ON u.account_id = g.account_id
                             WHERE g.is_booked = FALSE AND u.user_id >= ? AND u.user_id < ?
                            UNION
                            SELECT u.user_id FROM account_user u
                             WHERE u.first_known_on > ? AND u.user_id >= ? AND u.user_id < ?
                            UNION
                            SELECT u.user_id FROM waiting_reset w JOIN account_user u ON u.account_id = w.account_id
                             WHERE w.run_no IN (?, ?) AND u.user_id >= ? AND u.user_id < ?) d ON d.user_id = k.user_id
            """;

    private static final String GRANTS = "SELECT u.user_id, " + GrantRow.COLUMNS + """

              FROM quota_grant g
              JOIN account_user u ON u.account_id = g.account_id
              LEFT JOIN booked_grant b ON b.grant_id = g.grant_id
             WHERE g.is_booked = FALSE AND b.grant_id IS NULL AND u.user_id >= ? AND u.user_id < ?
             ORDER BY u.user_id, g.grant_id
            """;

    private static final Column<String> CASE_ID = Column.text("case_id");

    private record DueGrant(String userId, Grant grant) {}

    /** The three streams. */
    private record Streams(Cursor<RequestRow> requests, Cursor<AccountRow> accounts, Cursor<DueGrant> grants) {}

    /** A batch is no larger than recording in bulk needs: objects that live through several collections cost the collector time. */
    private static final int MOST_USERS = 500;

    private static final int MOST_REQUESTS = 1500;

    private final Database database;
    private final Night night;
    private final UserRange range;
    private final DueUsers.Scope scope;
    private final DueResets resets;
    private final boolean ofAllUsers;
    private final List<Cursor<?>> opened = new ArrayList<>();
    private @Nullable Streams streams;

    /** @param ofAllUsers whether the accounts of all users are read, rather than of those who have something that may be due */
    DuePartition(
            Database database,
            Night night,
            UserRange range,
            DueUsers.Scope scope,
            DueResets resets,
            boolean ofAllUsers) {
        this.database = database;
        this.night = night;
        this.range = range;
        this.scope = scope;
        this.resets = resets;
        this.ofAllUsers = ofAllUsers;
    }

    private Streams open() {
        String requestsInScope = scope == DueUsers.Scope.NIGHT ? REQUESTS : REQUESTS + NONE;
        Cursor<RequestRow> requests =
                stream(requestsInScope, DuePartition::request, night.until(), range.from(), range.before());
        Cursor<DueGrant> grants = stream(GRANTS, DuePartition::grant, range.from(), range.before());
        return new Streams(requests, accounts(), grants);
    }

    private Cursor<AccountRow> accounts() {
        String from = range.from();
        String before = range.before();
        String month = resets.month().toString();
        String monthBefore = resets.month().minusMonths(1).toString();
        if (ofAllUsers) {
            return stream(ACCOUNTS.formatted(""), this::account, from, before, monthBefore, month);
        }
        return stream(
                ACCOUNTS.formatted(OF_USERS_WITH_SOMETHING_DUE),
                this::account,
                from,
                before,
                from,
                before,
                resets.bookedForAccountsKnownBy(),
                from,
                before,
                resets.runNo() - 1,
                resets.runNo(),
                from,
                before,
                from,
                before,
                monthBefore,
                month);
    }

    private <T> Cursor<T> stream(String sql, RowReader<T> reader, Object... parameters) {
        Cursor<T> cursor = database.stream(sql, reader, parameters);
        opened.add(cursor);
        return cursor;
    }

    private static RequestRow request(ResultRow row) throws SQLException {
        String caseId = row.get(CASE_ID);
        Request request = ResourceRow.request(row);
        return new RequestRow(caseId, request, ResourceRow.read(request.resourceId(), row));
    }

    private AccountRow account(ResultRow row) throws SQLException {
        String userId = row.get(AccountUserTable.USER_ID);
        String accountId = row.get(AccountUserTable.ACCOUNT_ID);
        Risk risk = row.get(AccountTable.RISK);
        LocalDate firstKnownOn = row.get(AccountUserTable.FIRST_KNOWN_ON);
        QuotaBalances balances = QuotaBalancesRow.read(row);
        YearMonth consumedIn = balances == null ? resets.month().minusMonths(1) : balances.month();
        DueUser.Account account = new DueUser.Account(
                userId, accountId, risk, firstKnownOn, balances, consumedIn, row.find(ConsumptionTable.AMOUNT));
        return new AccountRow(account, row.find(SevenDayChanceTable.PRODUCT));
    }

    private static DueGrant grant(ResultRow row) throws SQLException {
        return new DueGrant(row.get(AccountUserTable.USER_ID), GrantRow.read(row));
    }

    /** Returns the next users, none when all were handed out. */
    synchronized List<DueUser> nextBatch() {
        if (streams == null) {
            streams = open();
        }
        List<DueUser> batch = new ArrayList<>();
        int requestCount = 0;
        while (batch.size() < MOST_USERS && requestCount < MOST_REQUESTS) {
            DueUser user = nextUser(streams);
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

    private @Nullable DueUser nextUser(Streams from) {
        String id = first(first(requestsOf(from), accountsOf(from)), grantsOf(from));
        if (id == null) {
            return null;
        }
        DueUser user = new DueUser(id.equals(accountsOf(from)) ? id : null);
        while (id.equals(accountsOf(from))) {
            addIfInScope(Objects.requireNonNull(from.accounts().next()), user);
        }
        while (id.equals(requestsOf(from))) {
            user.add(Objects.requireNonNull(from.requests().next()));
        }
        while (id.equals(grantsOf(from))) {
            addIfBookable(Objects.requireNonNull(from.grants().next()).grant(), user);
        }
        return user;
    }

    private static @Nullable String requestsOf(Streams from) {
        RequestRow next = from.requests().peek();
        return next == null ? null : next.caseId();
    }

    private static @Nullable String accountsOf(Streams from) {
        AccountRow next = from.accounts().peek();
        return next == null ? null : next.account().userId();
    }

    private static @Nullable String grantsOf(Streams from) {
        DueGrant next = from.grants().peek();
        return next == null ? null : next.userId();
    }

    private static @Nullable String first(@Nullable String id, @Nullable String other) {
        if (id == null || other == null) {
            return id == null ? other : id;
        }
        return id.compareTo(other) <= 0 ? id : other;
    }

    /** A quota opens by requests too (Rule Q1), so only a night opens one. */
    private void addIfInScope(AccountRow row, DueUser user) {
        if (scope == DueUsers.Scope.NIGHT || row.account().balances() != null) {
            user.add(row);
        }
    }

    private void addIfBookable(Grant grant, DueUser user) {
        if (grant.isBookableBefore(night.until(), night.policies().zone())) {
            user.add(grant);
        }
    }

    private boolean isDue(DueUser user) {
        return !user.requests().isEmpty()
                || (scope == DueUsers.Scope.NIGHT && !user.grants().isEmpty())
                || user.accounts().stream().anyMatch(resets::isDueFor);
    }

    /** Frees the streams, also where not all of them could be opened. */
    @Override
    public synchronized void close() {
        opened.forEach(Cursor::close);
        opened.clear();
    }
}
