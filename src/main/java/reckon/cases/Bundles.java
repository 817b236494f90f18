package reckon.cases;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import reckon.database.Database;
import reckon.facts.Order;
import reckon.facts.RequestKind;
import reckon.facts.ResourceFacts;
import reckon.facts.Together;

/** The bundles that the resources of a batch belong to, with all of their members (Rule E18). */
final class Bundles {
    private static final String MEMBERS = "SELECT /*+ JOIN_FIXED_ORDER() INDEX(o purchase_order_resource)"
            + " INDEX(f refunds_of_an_order_follow_one_another) */ o.resource_id, " + ResourceRow.COLUMNS + """

              FROM purchase_order o
              LEFT JOIN resource s ON s.resource_id = o.resource_id
              LEFT JOIN unsubscription n ON n.resource_id = o.resource_id
            """
            + ResourceRow.RETURNED + " WHERE o.resource_id IN (:ids)";

    private final Map<String, Set<String>> membersOf = new HashMap<>();
    private final Map<String, ResourceFactsBuilder> facts = new HashMap<>();
    private final Set<Together> decidedTogether = new HashSet<>();

    /** Reads the bundles that the orders of some resources name. */
    Bundles(Database database, List<ResourceFactsBuilder> resources) {
        Set<String> bundleIds = new HashSet<>();
        resources.forEach(resource -> addBundles(resource, bundleIds));
        database.listByIds(
                "SELECT bundle_id, resource_id FROM purchase_order WHERE bundle_id IN (:ids)",
                bundleIds,
                row -> membersOf
                        .computeIfAbsent(row.text(), id -> new TreeSet<>())
                        .add(row.text()));
        Set<String> members = new HashSet<>();
        membersOf.values().forEach(members::addAll);
        database.listByIds(MEMBERS, members, row -> {
            String resourceId = row.text();
            facts.computeIfAbsent(resourceId, ResourceFactsBuilder::new).add(ResourceRow.read(resourceId, row));
            return resourceId;
        });
        decidedTogether.addAll(database.listByIds(
                "SELECT account_id, resource_id, kind, submitted_at FROM bundle_request WHERE resource_id IN (:ids)",
                members,
                row -> new Together(row.text(), row.text(), row.word(RequestKind.class), row.instant())));
    }

    private static void addBundles(ResourceFactsBuilder resource, Set<String> bundleIds) {
        for (Order order : resource.orders()) {
            if (order.bundleId() != null) {
                bundleIds.add(order.bundleId());
            }
        }
    }

    /** Returns the resources that have an order of a bundle, by bundle id. */
    Map<String, Set<String>> membersOf() {
        return membersOf;
    }

    /** Returns the members of all bundles. */
    Collection<ResourceFactsBuilder> members() {
        return facts.values();
    }

    /** Returns what is known about a member. */
    ResourceFacts factsOf(String member) {
        return Objects.requireNonNull(facts.get(member)).build();
    }

    /** Returns the requests for members that earlier runs decided. */
    Set<Together> decidedTogether() {
        return decidedTogether;
    }

    /** Returns every member of the bundles that a resource belongs to. */
    Set<String> membersWith(ResourceFactsBuilder resource) {
        if (membersOf.isEmpty()) {
            return Set.of();
        }
        Set<String> bundleIds = new HashSet<>();
        addBundles(resource, bundleIds);
        Set<String> members = new HashSet<>();
        bundleIds.forEach(id -> members.addAll(membersOf.getOrDefault(id, Set.of())));
        return members;
    }
}
