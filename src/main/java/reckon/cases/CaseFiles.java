package reckon.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reckon.database.Database;
import reckon.policy.AccountFile;
import reckon.policy.CaseFile;
import reckon.policy.Grant;
import reckon.policy.Night;
import reckon.policy.RequestKind;
import reckon.policy.Resource;
import reckon.policy.Together;

/** Builds the case files of users that are due: a handful of queries for a whole batch of them, none for a single one. */
public final class CaseFiles {
    private final Database database;
    private final Night night;

    public CaseFiles(Database database, Night night) {
        this.database = database;
        this.night = night;
    }

    /** Returns the case files of the next users that are due, none when there are none left. */
    public List<CaseFile> next(DueUsers due) {
        List<DueUser> users = due.nextBatch();
        return users.isEmpty() ? List.of() : build(users);
    }

    private List<CaseFile> build(List<DueUser> users) {
        Set<String> requested = new HashSet<>();
        List<Resource> lines = new ArrayList<>();
        Set<String> accounts = new HashSet<>();
        for (DueUser user : users) {
            user.requests().forEach(request -> requested.add(request.resourceId()));
            lines.addAll(user.resources());
            user.accounts().forEach(account -> accounts.add(account.accountId()));
        }
        ResourceFiles resources = new ResourceFiles(database, requested, lines);
        Map<String, Set<String>> chances = requested.isEmpty() ? Map.of() : chancesUsed(accounts);
        Consumptions consumptions = new Consumptions(database, night, users);
        Set<Together> together = decidedTogether(resources.bundleMembers());
        List<CaseFile> files = new ArrayList<>(users.size());
        for (DueUser user : users) {
            files.add(new CaseFile(
                    user.userId(),
                    accountFiles(user, consumptions),
                    user.requests(),
                    resources.files(),
                    resources.bundles(),
                    together,
                    chancesOf(user, chances)));
        }
        return files;
    }

    private static Map<String, AccountFile> accountFiles(DueUser user, Consumptions consumptions) {
        Map<String, AccountFile> files = new HashMap<>();
        for (DueUser.Account account : user.accounts()) {
            List<Grant> grants = user.grants().stream()
                    .filter(grant -> grant.accountId().equals(account.accountId()))
                    .toList();
            files.put(
                    account.accountId(),
                    new AccountFile(
                            account.accountId(),
                            account.risk(),
                            account.firstKnownOn(),
                            account.standing(),
                            grants,
                            consumptions.of(account.accountId())));
        }
        return files;
    }

    private Map<String, Set<String>> chancesUsed(Set<String> accounts) {
        Map<String, Set<String>> chances = new HashMap<>();
        database.listByIds(
                "SELECT account_id, product FROM seven_day_chance WHERE account_id IN (:ids)",
                accounts,
                row -> chances.computeIfAbsent(row.text(), account -> new HashSet<>())
                        .add(row.text()));
        return chances;
    }

    private static Set<String> chancesOf(DueUser user, Map<String, Set<String>> chances) {
        Set<String> products = new HashSet<>();
        for (DueUser.Account account : user.accounts()) {
            products.addAll(chances.getOrDefault(account.accountId(), Set.of()));
        }
        return products;
    }

    private Set<Together> decidedTogether(Set<String> members) {
        return new HashSet<>(database.listByIds(
                "SELECT account_id, resource_id, kind, submitted_at FROM bundle_request WHERE resource_id IN (:ids)",
                members,
                row -> new Together(row.text(), row.text(), row.word(RequestKind.class), row.instant())));
    }
}
