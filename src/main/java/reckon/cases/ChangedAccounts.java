package reckon.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.facts.UserAttribute;
import reckon.policy.PolicyVersion;
import reckon.tables.AccountUserTable;

/**
 * The accounts whose users a few lines of accounts may change, found from these lines on (Rule U1).
 *
 * <p>Beside the accounts that came they are: the other accounts of the users that those belonged to; the holders of values that
 * linked nobody before and are shared by another number of accounts now; and all that is linked with any of them through values,
 * from one to the next. Values that linked nobody before, as more accounts share them than a user can have, and still do, lead
 * nowhere: whether other values link does not depend on them (see {@link reckon.policy.UserGroups}).
 */
final class ChangedAccounts {
    private final Database database;
    private final UserValues values;
    private final PolicyVersion.Users policy;
    private final Map<UserValues.Name, Integer> unlinkedBefore;
    private final int most;

    private final Set<String> accounts = new HashSet<>();
    private final Map<UserAttribute, Map<String, List<String>>> holders = new TreeMap<>();
    private final Map<UserValues.Name, Integer> unlinked;

    /**
     * Looks for them.
     *
     * @param unlinkedBefore the values that linked nobody in the run before, and how many accounts shared each
     * @param most how many accounts are worth it
     */
    ChangedAccounts(
            Database database, PolicyVersion.Users policy, Map<UserValues.Name, Integer> unlinkedBefore, int most) {
        this.database = database;
        this.values = new UserValues(database);
        this.policy = policy;
        this.unlinkedBefore = unlinkedBefore;
        this.most = most;
        this.unlinked = new HashMap<>(unlinkedBefore);
    }

    /** Finds them; returns false if they are too many, so that it takes less to look at all accounts. */
    boolean find(Collection<String> came) {
        if (came.isEmpty()) {
            return true; // nothing has changed, and to count who shares a common value may take a million rows
        }
        Set<String> next = new HashSet<>(came);
        next.addAll(accountsOfTheirUsers(came));
        next.addAll(holdersOfValuesThatMayLinkNow());
        while (!next.isEmpty()) {
            accounts.addAll(next);
            if (accounts.size() > most) {
                return false;
            }
            next = linkedWith(next);
            next.removeAll(accounts);
        }
        return true;
    }

    private List<String> accountsOfTheirUsers(Collection<String> came) {
        Set<String> users = new HashSet<>(database.listByIds(
                "SELECT user_id FROM account_user WHERE account_id IN (:ids)",
                came,
                row -> row.get(AccountUserTable.USER_ID)));
        return database.listByIds(
                "SELECT account_id FROM account_user WHERE user_id IN (:ids)",
                users,
                row -> row.get(AccountUserTable.ACCOUNT_ID));
    }

    private Set<String> holdersOfValuesThatMayLinkNow() {
        Set<String> holding = new HashSet<>();
        unlinkedBefore.forEach((value, before) -> {
            int now = values.count(value);
            if (now == before) {
                return;
            }
            unlinked.put(value, now);
            if (now <= policy.maxSize()) {
                unlinked.remove(value);
                holding.addAll(values.holders(value));
            }
        });
        return holding;
    }

    private Set<String> linkedWith(Set<String> some) {
        Set<String> linked = new HashSet<>();
        for (UserAttribute attribute : UserValues.ATTRIBUTES) {
            if (policy.linkedBy().contains(attribute)) {
                Map<String, List<String>> met = holders.computeIfAbsent(attribute, none -> new HashMap<>());
                List<String> unmet = values.of(some, attribute).stream()
                        .filter(held -> !isTooCommon(unlinked.get(held.name())))
                        .map(UserValues.Held::hash)
                        .distinct()
                        .filter(hash -> !met.containsKey(hash))
                        .toList();
                for (UserValues.Held held : values.holders(attribute, unmet)) {
                    met.computeIfAbsent(held.hash(), none -> new ArrayList<>()).add(held.account());
                    linked.add(held.account());
                }
            }
        }
        return linked;
    }

    private boolean isTooCommon(@Nullable Integer sharing) {
        return sharing != null && sharing > policy.maxSize();
    }

    /** Returns the accounts found. */
    Set<String> accounts() {
        return accounts;
    }

    /** Returns the users of the accounts found. */
    LinkedAccounts.Found users() {
        LinkedAccounts linked = new LinkedAccounts();
        holders.forEach((attribute, byHash) -> byHash.forEach((hash, sharing) -> {
            if (sharing.size() > 1) {
                linked.add(attribute, HexFormat.of().parseHex(hash), sharing);
            }
        }));
        return linked.users(policy.maxSize());
    }

    /** Returns all values that link nobody now. */
    Map<UserValues.Name, Integer> unlinked(LinkedAccounts.Found users) {
        Map<UserValues.Name, Integer> now = new HashMap<>(unlinked);
        holders.forEach((attribute, byHash) ->
                byHash.keySet().forEach(hash -> now.remove(new UserValues.Held("", attribute, hash).name())));
        now.putAll(users.unlinked());
        return now;
    }
}
