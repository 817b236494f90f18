package reckon.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import reckon.database.Database;
import reckon.facts.AccountFacts;
import reckon.facts.Case;
import reckon.facts.Grant;
import reckon.facts.Order;
import reckon.facts.OrderType;
import reckon.facts.ResourceFacts;
import reckon.policy.Night;

/** Builds the cases of users that are due: a handful of queries for a whole batch of them, none for a single one. */
public final class Cases {
    /** The table grows while it is asked, so MySQL is told to look into the index where its statistics lag behind. */
    private static final String CHANCES = "SELECT /*+ SET_VAR(eq_range_index_dive_limit = 0) */ account_id, product"
            + " FROM seven_day_chance WHERE account_id IN (:ids)";

    private final Database database;
    private final Night night;

    public Cases(Database database, Night night) {
        this.database = database;
        this.night = night;
    }

    /** Returns the cases of the next users that are due, none when there are none left. */
    public List<Case> next(DueUsers due) {
        List<DueUser> users = due.nextBatch();
        return users.isEmpty() ? List.of() : build(users);
    }

    private List<Case> build(List<DueUser> users) {
        List<ResourceFactsBuilder> requested = users.stream()
                .flatMap(user -> user.resources().values().stream())
                .toList();
        Bundles bundles = new Bundles(database, requested);
        markRenewalsWithoutCash(Stream.concat(requested.stream(), bundles.members().stream()));
        Map<String, Map<String, String>> chances = chancesUsed(users);
        Consumptions consumptions = new Consumptions(database, night, users);
        LapsedPoints lapsed = new LapsedPoints(database, night.policies(), users);
        List<Case> cases = new ArrayList<>(users.size());
        for (DueUser user : users) {
            cases.add(new Case(
                    user.userId(),
                    accountFacts(user, consumptions, lapsed),
                    user.requests(),
                    resourceFacts(user, bundles),
                    bundles.membersOf(),
                    bundles.decidedTogether(),
                    chancesOf(user, chances)));
        }
        return cases;
    }

    /** The ledger has no line of 0.00, so renewals that were taken with no cash left stand elsewhere. */
    private void markRenewalsWithoutCash(Stream<ResourceFactsBuilder> resources) {
        Map<String, List<ResourceFactsBuilder>> free = new HashMap<>();
        resources.forEach(resource -> {
            for (Order order : resource.orders()) {
                if (order.type() == OrderType.RENEW && order.cash().compareTo(order.refunded()) <= 0) {
                    free.computeIfAbsent(order.orderId(), id -> new ArrayList<>(1))
                            .add(resource);
                }
            }
        });
        String sql = "SELECT order_id FROM renewal_without_cash WHERE order_id IN (:ids)";
        for (String taken : database.listByIds(sql, free.keySet(), row -> row.text())) {
            free.getOrDefault(taken, List.of()).forEach(resource -> resource.markTaken(taken));
        }
    }

    private static Map<String, ResourceFacts> resourceFacts(DueUser user, Bundles bundles) {
        Map<String, ResourceFacts> facts = new HashMap<>();
        user.resources().forEach((id, resource) -> {
            facts.put(id, resource.build());
            bundles.membersWith(resource).forEach(member -> facts.computeIfAbsent(member, bundles::factsOf));
        });
        return facts;
    }

    private static Map<String, AccountFacts> accountFacts(
            DueUser user, Consumptions consumptions, LapsedPoints lapsed) {
        Map<String, AccountFacts> facts = new HashMap<>();
        for (DueUser.Account account : user.accounts()) {
            List<Grant> grants = user.grants().stream()
                    .filter(grant -> grant.accountId().equals(account.accountId()))
                    .toList();
            facts.put(
                    account.accountId(),
                    new AccountFacts(
                            account.accountId(),
                            account.risk(),
                            account.firstKnownOn(),
                            account.standing(),
                            grants,
                            consumptions.of(account),
                            lapsed.of(account.accountId())));
        }
        return facts;
    }

    /** Returns the products for which each account had its chance, with the account. */
    private Map<String, Map<String, String>> chancesUsed(List<DueUser> users) {
        Set<String> accounts = new HashSet<>();
        for (DueUser user : users) {
            if (!user.requests().isEmpty()) {
                user.accounts().stream()
                        .filter(DueUser.Account::hasUsedChances)
                        .forEach(account -> accounts.add(account.accountId()));
            }
        }
        Map<String, Map<String, String>> chances = new HashMap<>();
        database.listByIds(CHANCES, accounts, row -> {
            String accountId = row.text();
            return chances.computeIfAbsent(accountId, id -> new HashMap<>()).put(row.text(), accountId);
        });
        return chances;
    }

    /** Of several accounts that had the chance for one product the first one is named. */
    private static Map<String, String> chancesOf(DueUser user, Map<String, Map<String, String>> chances) {
        Map<String, String> accounts = new HashMap<>();
        for (DueUser.Account account : user.accounts()) {
            chances.getOrDefault(account.accountId(), Map.of()).forEach(accounts::putIfAbsent);
        }
        return accounts;
    }
}
