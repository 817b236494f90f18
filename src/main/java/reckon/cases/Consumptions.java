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

/** What the accounts of a batch consumed in the months that their resets of this run need (Rule Q2). */
final class Consumptions {
    private final Night night;
    private final Map<String, Map<YearMonth, Money>> byAccount = new HashMap<>();

    Consumptions(Database database, Night night, List<DueUser> users) {
        this.night = night;
        neededMonths(users)
                .forEach((month, accounts) -> database.listByIds(
                        "SELECT account_id, amount FROM consumption WHERE consumption_month = '" + month
                                + "' AND account_id IN (:ids)",
                        accounts,
                        row -> byAccount
                                .computeIfAbsent(row.text(), account -> new HashMap<>())
                                .put(month, row.money())));
    }

    private Map<YearMonth, Set<String>> neededMonths(List<DueUser> users) {
        Map<YearMonth, Set<String>> needed = new TreeMap<>();
        YearMonth lastReset = night.policies().monthOf(night.until().minusNanos(1));
        for (DueUser user : users) {
            for (DueUser.Account account : user.accounts()) {
                YearMonth month = account.standing() == null
                        ? QuotaBook.openingMonth(
                                        account.accountId(),
                                        account.firstKnownOn(),
                                        user.grants(),
                                        user.requests(),
                                        night)
                                .minusMonths(1)
                        : account.standing().month();
                for (; month.isBefore(lastReset); month = month.plusMonths(1)) {
                    needed.computeIfAbsent(month, m -> new HashSet<>()).add(account.accountId());
                }
            }
        }
        return needed;
    }

    /** Returns an account's consumption by month; a month without an entry had none. */
    Map<YearMonth, Money> of(String accountId) {
        return byAccount.getOrDefault(accountId, Map.of());
    }
}
