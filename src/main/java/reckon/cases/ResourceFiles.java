package reckon.cases;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import reckon.database.Columns;
import reckon.database.Database;
import reckon.money.Money;
import reckon.policy.ChargeType;
import reckon.policy.Offering;
import reckon.policy.Order;
import reckon.policy.OrderStatus;
import reckon.policy.OrderType;
import reckon.policy.Promotion;
import reckon.policy.Resource;
import reckon.policy.ResourceFile;
import reckon.policy.ResourceStatus;

/**
 * The files of the resources that a batch of cases needs: those requested and the other members of the
 * bundles that their orders name.
 */
final class ResourceFiles {
    private static final String LINES = """
            SELECT resource_id, account_id, product, status, attached_to,
                   package_used, support_benefit_used, invoiced, in_transaction
              FROM resource
             WHERE resource_id IN (:ids)
            """;
    /** The columns that {@link #order} reads. */
    static final String ORDER_COLUMNS = """
            o.order_id, o.account_id, o.resource_id, o.product, o.spec, o.order_type, o.charge_type, o.status,
                   o.purchased_at, o.effective_at, o.expires_at, o.duration_months, o.paid_cash, o.paid_coupon,
                   o.offering, o.promotion, o.under_contract, o.bundle_id""";

    private static final String REFUNDS = """
            SELECT /*+ JOIN_FIXED_ORDER() INDEX(f refunds_of_an_order_follow_one_another) */
                   f.order_id, f.refund_amount, f.unsubscribes, d.submitted_at
              FROM refund f
              JOIN decision d ON d.run_no = f.run_no AND d.line_no = f.line_no
             WHERE f.order_id IN (:ids)
            """;

    private final Database database;
    private final Map<String, Resource> lines = new HashMap<>();
    private final Map<String, List<Order>> orders = new HashMap<>();
    private final Map<String, Instant> unsubscribedAt = new HashMap<>();
    private final Map<String, Set<String>> bundles = new HashMap<>();
    private final Map<String, ResourceFile> files = new HashMap<>();

    ResourceFiles(Database database, Set<String> requested) {
        this.database = database;
        Set<String> ids = new HashSet<>(requested);
        database.listByIds(LINES, requested, row -> addLine(row));
        readOrders(ids);
        Set<String> members = readBundles();
        members.removeAll(ids);
        database.listByIds(LINES, members, row -> addLine(row));
        readOrders(members);
        ids.addAll(members);
        readRefunds();
        for (String id : ids) {
            files.put(
                    id,
                    new ResourceFile(id, lines.get(id), orders.getOrDefault(id, List.of()), unsubscribedAt.get(id)));
        }
    }

    /** Returns the files by resource id. */
    Map<String, ResourceFile> files() {
        return files;
    }

    /** Returns the resources that have an order of a bundle, by bundle id. */
    Map<String, Set<String>> bundles() {
        return bundles;
    }

    /** Returns every resource that has an order of one of the bundles. */
    Set<String> bundleMembers() {
        Set<String> members = new HashSet<>();
        bundles.values().forEach(members::addAll);
        return members;
    }

    private Resource addLine(Columns row) throws SQLException {
        Resource line = new Resource(
                row.text(),
                row.text(),
                row.text(),
                row.word(ResourceStatus.class),
                row.optionalText(),
                row.flag(),
                row.flag(),
                row.flag(),
                row.flag());
        lines.put(line.resourceId(), line);
        return line;
    }

    private void readOrders(Collection<String> resources) {
        String sql = "SELECT " + ORDER_COLUMNS + " FROM purchase_order o WHERE o.resource_id IN (:ids)";
        for (Order order : database.listByIds(sql, resources, ResourceFiles::order)) {
            orders.computeIfAbsent(order.resourceId(), id -> new ArrayList<>(2)).add(order);
        }
    }

    static Order order(Columns row) throws SQLException {
        return new Order(
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.optionalText(),
                row.word(OrderType.class),
                row.word(ChargeType.class),
                row.word(OrderStatus.class),
                row.instant(),
                row.optionalInstant(),
                row.optionalInstant(),
                row.whole(),
                row.money(),
                row.money(),
                row.word(Offering.class),
                row.word(Promotion.class),
                row.flag(),
                row.optionalText(),
                Money.ZERO);
    }

    private Set<String> readBundles() {
        Set<String> bundleIds = new HashSet<>();
        for (List<Order> ofResource : orders.values()) {
            for (Order order : ofResource) {
                if (order.bundleId() != null) {
                    bundleIds.add(order.bundleId());
                }
            }
        }
        database.listByIds(
                "SELECT bundle_id, resource_id FROM purchase_order WHERE bundle_id IN (:ids)",
                bundleIds,
                row -> bundles.computeIfAbsent(row.text(), id -> new TreeSet<>())
                        .add(row.text()));
        return bundleMembers();
    }

    private record Refunded(String orderId, Money amount, boolean unsubscribes, Instant submittedAt) {}

    /** Adds what the ledger says: money that was returned on an order, and that a resource was unsubscribed. */
    private void readRefunds() {
        List<String> orderIds = new ArrayList<>();
        orders.values().forEach(list -> list.forEach(order -> orderIds.add(order.orderId())));
        Map<String, Money> refunded = new HashMap<>();
        Map<String, Instant> unsubscribing = new HashMap<>();
        for (Refunded refund : database.listByIds(REFUNDS, orderIds, ResourceFiles::refunded)) {
            refunded.merge(refund.orderId(), refund.amount(), Money::plus);
            if (refund.unsubscribes()) {
                unsubscribing.put(refund.orderId(), refund.submittedAt());
            }
        }
        if (refunded.isEmpty()) {
            return;
        }
        orders.forEach((resourceId, list) -> list.replaceAll(order -> {
            Instant at = unsubscribing.get(order.orderId());
            if (at != null) {
                unsubscribedAt.put(resourceId, at);
            }
            Money amount = refunded.get(order.orderId());
            return amount == null ? order : order.withRefunded(amount);
        }));
    }

    private static Refunded refunded(Columns row) throws SQLException {
        return new Refunded(row.text(), row.money(), row.flag(), row.instant());
    }
}
