package reckon.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import reckon.database.Database;
import reckon.facts.CaseCollector;
import reckon.facts.DecidedMember;
import reckon.facts.Request;
import reckon.facts.RequestKind;
import reckon.facts.ResourceCollector;
import reckon.tables.DecisionTable;
import reckon.tables.PurchaseOrderTable;

/** The bundles that the resources of a batch belong to, with all of their members (Rule E18). */
final class Bundles {
    private static final String MEMBERS = "SELECT o.resource_id, " + ResourceRow.COLUMNS + """

              FROM purchase_order o
              LEFT JOIN resource s ON s.resource_id = o.resource_id
              LEFT JOIN unsubscription n ON n.resource_id = o.resource_id
            """
            + ResourceRow.RETURNED + " WHERE o.resource_id IN (:ids)";

    private final Map<String, Set<String>> membersOf = new HashMap<>();
    private final Map<String, ResourceCollector> members = new HashMap<>();
    private final Map<String, List<DecidedMember>> decidedMembers = new HashMap<>();

    /** Reads the bundles that the orders of requested resources name. */
    Bundles(Database database, List<DueUser> users) {
        Set<String> bundleIds = new HashSet<>();
        Set<String> accountIds = new HashSet<>();
        for (DueUser user : users) {
            user.resources().values().forEach(resource -> bundleIds.addAll(resource.bundleIds()));
            accountIds.addAll(accountsAskingForBundles(user.requests(), user.resources()));
        }
        database.listByIds(
                "SELECT bundle_id, resource_id FROM purchase_order WHERE bundle_id IN (:ids)",
                bundleIds,
                row -> membersOf
                        .computeIfAbsent(row.get(PurchaseOrderTable.BUNDLE_ID), id -> new TreeSet<>())
                        .add(row.get(PurchaseOrderTable.RESOURCE_ID)));
        Set<String> memberIds = new HashSet<>();
        membersOf.values().forEach(memberIds::addAll);
        database.listByIds(MEMBERS, memberIds, row -> {
            String resourceId = row.get(PurchaseOrderTable.RESOURCE_ID);
            ResourceRow.read(resourceId, row).addTo(members.computeIfAbsent(resourceId, ResourceCollector::new));
            return resourceId;
        });
        for (DecidedMember decided : decided(database, accountIds, memberIds, Integer.MAX_VALUE)) {
            decidedMembers
                    .computeIfAbsent(decided.resourceId(), id -> new ArrayList<>(1))
                    .add(decided);
        }
    }

    /** Returns the accounts that ask for members of bundles: only their own requests are together with these. */
    static Set<String> accountsAskingForBundles(List<Request> requests, Map<String, ResourceCollector> resources) {
        return requests.stream()
                .filter(request -> !Objects.requireNonNull(resources.get(request.resourceId()))
                        .bundleIds()
                        .isEmpty())
                .map(Request::accountId)
                .collect(Collectors.toSet());
    }

    /**
     * Returns the requests of some accounts for some resources that runs before one have decided. They are all looked at: a
     * request may have been decided before it was known that its resource is of a bundle.
     */
    static List<DecidedMember> decided(
            Database database, Collection<String> accountIds, Set<String> resourceIds, int beforeRun) {
        List<DecidedMember> decided = database.listByIds(
                "SELECT account_id, resource_id, kind, submitted_at FROM decision WHERE account_id IN (:ids)"
                        + " AND kind IN ('RESOURCE', 'RENEWAL') AND run_no < " + beforeRun,
                accountIds,
                row -> new DecidedMember(
                        row.get(DecisionTable.ACCOUNT_ID),
                        row.get(DecisionTable.RESOURCE_ID),
                        RequestKind.valueOf(row.get(DecisionTable.KIND).name()),
                        row.get(DecisionTable.SUBMITTED_AT)));
        decided.removeIf(request -> !resourceIds.contains(request.resourceId()));
        return decided;
    }

    /** Returns the members of all bundles. */
    Collection<ResourceCollector> members() {
        return members.values();
    }

    /** Adds the members of the bundles that a resource belongs to, with the requests for them that earlier runs decided. */
    void addMembersWith(ResourceCollector resource, CaseCollector known) {
        for (String bundleId : resource.bundleIds()) {
            for (String member : membersOf.getOrDefault(bundleId, Set.of())) {
                known.add(Objects.requireNonNull(members.get(member)).build());
                decidedMembers.getOrDefault(member, List.of()).forEach(known::add);
            }
        }
    }
}
