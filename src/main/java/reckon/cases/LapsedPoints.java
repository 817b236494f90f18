package reckon.cases;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reckon.database.Database;
import reckon.money.Points;
import reckon.policy.Movement;
import reckon.policy.Policies;
import reckon.tables.MovementTable;

/**
 * What lapsed of accounts at the end of their months and was not restored since (Rule Q7). It is only asked for accounts with a
 * request that is due and of a month that an earlier run has closed for them.
 */
final class LapsedPoints {
    private static final String MOVEMENTS = "SELECT account_id, movement, points, effective_at, reference FROM movement"
            + " WHERE movement IN ('LAPSE', 'RESTORE') AND account_id IN (:ids)";

    private final Map<String, Map<YearMonth, Points>> byAccount = new HashMap<>();

    LapsedPoints(Database database, Policies policies, List<DueUser> users) {
        Set<String> accounts = new HashSet<>();
        users.forEach(user -> addAccountsWithLateRequests(user, policies, accounts));
        database.listByIds(MOVEMENTS, accounts, row -> {
            String accountId = row.get(MovementTable.ACCOUNT_ID);
            Movement.Kind kind = row.get(MovementTable.MOVEMENT);
            Points points = row.get(MovementTable.POINTS);
            YearMonth month = Movement.monthLapsed(
                    kind, row.get(MovementTable.EFFECTIVE_AT), row.get(MovementTable.REFERENCE), policies);
            byAccount.computeIfAbsent(accountId, id -> new HashMap<>()).merge(month, points.negated(), Points::plus);
            return accountId;
        });
    }

    private static void addAccountsWithLateRequests(DueUser user, Policies policies, Set<String> accounts) {
        Map<String, YearMonth> openMonths = new HashMap<>();
        for (DueUser.Account account : user.accounts()) {
            if (account.balances() != null) {
                openMonths.put(account.accountId(), account.balances().month());
            }
        }
        user.requests().forEach(request -> {
            YearMonth open = openMonths.get(request.accountId());
            if (open != null && request.submittedAt().isBefore(policies.startOf(open))) {
                accounts.add(request.accountId());
            }
        });
    }

    /** Returns what lapsed of an account, by the month at whose end it did. */
    Map<YearMonth, Points> of(String accountId) {
        return byAccount.getOrDefault(accountId, Map.of());
    }
}
