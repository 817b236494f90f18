package reckon.cases;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import reckon.database.Database;
import reckon.money.Money;
import reckon.policy.Night;
import reckon.policy.QuotaBook;
import reckon.tables.ConsumptionTable;

/**
 * What the accounts of a batch consumed in the months that their resets of this run need (Rule Q2). The month that
 * ordinary nights need came with the account; the others, where months are caught up, are asked for.
 */
final class Consumptions {
    private final Night night;
    private final Map<String, Map<YearMonth, Money>> byAccount = new HashMap<>();

    Consumptions(Database database, Night night, List<DueUser> users) {
        this.night = night;
        monthsToAskFor(users)
                .forEach((month, accounts) -> database.listByIds(
                        "SELECT account_id, amount FROM consumption WHERE consumption_month = '" + month
                                + "' AND account_id IN (:ids)",
                        accounts,
                        row -> byAccount
                                .computeIfAbsent(row.get(ConsumptionTable.ACCOUNT_ID), account -> new HashMap<>())
                                .put(month, row.get(ConsumptionTable.AMOUNT))));
    }

    private Map<YearMonth, Set<String>> monthsToAskFor(List<DueUser> users) {
        Map<YearMonth, Set<String>> months = new TreeMap<>();
        YearMonth lastReset = night.policies().monthOf(night.until().minusNanos(1));
        for (DueUser user : users) {
            for (DueUser.Account account : user.accounts()) {
                for (YearMonth month = firstMonth(user, account);
                        month.isBefore(lastReset);
                        month = month.plusMonths(1)) {
                    if (!month.equals(account.consumedIn())) {
                        months.computeIfAbsent(month, m -> new HashSet<>()).add(account.accountId());
                    }
                }
            }
        }
        return months;
    }

    /** Returns the month whose consumption the account's next reset needs. */
    private YearMonth firstMonth(DueUser user, DueUser.Account account) {
        return account.balances() != null
                ? account.balances().month()
                : QuotaBook.openingMonth(
                                account.accountId(), account.firstKnownOn(), user.grants(), user.requests(), night)
                        .minusMonths(1);
    }

    /** Returns an account's consumption by month; a month without an entry had none. */
    Map<YearMonth, Money> of(DueUser.Account account) {
        Map<YearMonth, Money> asked = byAccount.get(account.accountId());
        if (account.consumption() == null) {
            return asked == null ? Map.of() : asked;
        }
        if (asked == null) {
            return Map.of(account.consumedIn(), account.consumption());
        }
        asked.put(account.consumedIn(), account.consumption());
        return asked;
    }
}
