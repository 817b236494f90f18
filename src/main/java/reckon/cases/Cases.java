package reckon.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import reckon.database.Database;
import reckon.facts.Case;
import reckon.facts.CaseCollector;
import reckon.facts.ResourceCollector;
import reckon.policy.Night;

/** Builds the cases of users that are due: a handful of queries for a whole batch of them, none for a single one. */
public final class Cases {
    private final Database database;
    private final Night night;

    /** Builds cases for a night from a database, which it only reads. Each worker has one of its own. */
    public Cases(Database database, Night night) {
        this.database = database;
        this.night = night;
    }

    /**
     * Returns the cases of the next users that are due, none when there are none left.
     *
     * @param range one of those that the users are divided into, whose users come first
     */
    public List<Case> next(DueUsers due, UserRange range) {
        List<DueUser> users = due.nextBatch(range);
        return users.isEmpty() ? List.of() : build(users);
    }

    private List<Case> build(List<DueUser> users) {
        List<ResourceCollector> requested = users.stream()
                .flatMap(user -> user.resources().values().stream())
                .toList();
        Bundles bundles = new Bundles(database, users);
        addRenewalsWithoutCash(Stream.concat(requested.stream(), bundles.members().stream()));
        Consumptions consumptions = new Consumptions(database, night, users);
        LapsedPoints lapsed = new LapsedPoints(database, night.policies(), users);
        List<Case> cases = new ArrayList<>(users.size());
        for (DueUser user : users) {
            CaseCollector known = new CaseCollector(user.userId());
            for (DueUser.Account account : user.accounts()) {
                String id = account.accountId();
                known.addAccount(id, account.risk(), account.firstKnownOn(), account.balances());
                consumptions.of(account).forEach((month, amount) -> known.addConsumption(id, month, amount));
                lapsed.of(id).forEach((month, points) -> known.addLapsed(id, month, points));
                user.chancesUsed(id).forEach(product -> known.addChanceUsed(id, product));
            }
            user.grants().forEach(known::add);
            user.requests().forEach(known::add);
            user.resources().values().forEach(resource -> bundles.addMembersWith(resource, known));
            user.resources().values().forEach(resource -> known.add(resource.build()));
            cases.add(known.build());
        }
        return cases;
    }

    /** The ledger has no line of 0.00, so renewals that were taken with no cash left stand elsewhere. */
    private void addRenewalsWithoutCash(Stream<ResourceCollector> resources) {
        Map<String, List<ResourceCollector>> free = new HashMap<>();
        resources.forEach(resource -> {
            for (String orderId : resource.renewalsNotReturned()) {
                free.computeIfAbsent(orderId, id -> new ArrayList<>(1)).add(resource);
            }
        });
        for (RenewalWithoutCash taken :
                database.listByIds(RenewalWithoutCash.TAKEN, free.keySet(), RenewalWithoutCash::read)) {
            free.getOrDefault(taken.orderId(), List.of()).forEach(taken::addTo);
        }
    }
}
