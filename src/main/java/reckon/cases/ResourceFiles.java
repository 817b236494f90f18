package reckon.cases;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    /** The columns that {@link #line} reads. */
    static final String LINE_COLUMNS = """
            s.resource_id, s.account_id, s.product, s.status, s.attached_to,
                   s.package_used, s.support_benefit_used, s.invoiced, s.in_transaction""";

    private static final String LINES = "SELECT " + LINE_COLUMNS + " FROM resource s WHERE s.resource_id IN (:ids)";

    /** The columns that {@link #order} reads. */
    static final String ORDER_COLUMNS = """
            o.order_id, o.account_id, o.resource_id, o.product, o.spec, o.order_type, o.charge_type, o.status,
                   o.purchased_at, o.effective_at, o.expires_at, o.duration_months, o.paid_cash, o.paid_coupon,
                   o.offering, o.promotion, o.under_contract, o.bundle_id""";

    /** Orders, each with what the ledger returned on it: a row for every such line, or one without. */
    private static final String ORDERS = "SELECT /*+ JOIN_FIXED_ORDER() INDEX(o purchase_order_resource)"
            + " INDEX(f refunds_of_an_order_follow_one_another) */ " + ORDER_COLUMNS + """
            ,
                   f.refund_amount, f.unsubscribes, d.submitted_at
              FROM purchase_order o
              LEFT JOIN refund f ON f.order_id = o.order_id
              LEFT JOIN decision d ON d.run_no = f.run_no AND d.line_no = f.line_no
             WHERE o.resource_id IN (:ids)
            """;

    private final Database database;
    private final Map<String, Resource> lines = new HashMap<>();
    private final Map<String, Order> orders = new HashMap<>();
    private final Map<String, Instant> unsubscribedAt = new HashMap<>();
    private final Map<String, Set<String>> bundles = new HashMap<>();
    private final Map<String, ResourceFile> files = new HashMap<>();

    /** @param requestedLines the lines of the resources that are requested, of those that have one */
    ResourceFiles(Database database, Set<String> requested, List<Resource> requestedLines) {
        this.database = database;
        requestedLines.forEach(this::add);
        readOrders(requested);
        Set<String> members = readBundles();
        members.removeAll(requested);
        database.listByIds(LINES, members, row -> add(Objects.requireNonNull(line(row))));
        readOrders(members);
        markRenewalsWithoutCash();
        Map<String, List<Order>> byResource = new HashMap<>();
        orders.values().forEach(order -> byResource
                .computeIfAbsent(order.resourceId(), id -> new ArrayList<>(2))
                .add(order));
        Stream.concat(requested.stream(), members.stream())
                .forEach(id -> files.put(
                        id,
                        new ResourceFile(
                                id, lines.get(id), byResource.getOrDefault(id, List.of()), unsubscribedAt.get(id))));
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

    private Resource add(Resource line) {
        lines.put(line.resourceId(), line);
        return line;
    }

    /** Reads a resource's line; null where it has none. */
    static @Nullable Resource line(Columns row) throws SQLException {
        String resourceId = row.optionalText();
        return resourceId == null
                ? null
                : new Resource(
                        resourceId,
                        row.text(),
                        row.text(),
                        row.word(ResourceStatus.class),
                        row.optionalText(),
                        row.flag(),
                        row.flag(),
                        row.flag(),
                        row.flag());
    }

    private void readOrders(Set<String> resources) {
        database.listByIds(ORDERS, resources, this::addOrder);
    }

    private Order addOrder(Columns row) throws SQLException {
        Order order = order(row);
        Money refunded = row.optionalMoney();
        if (refunded == null) {
            orders.put(order.orderId(), order);
            return order;
        }
        if (row.flag()) {
            unsubscribedAt.put(order.resourceId(), row.instant());
        }
        return Objects.requireNonNull(orders.merge(
                order.orderId(),
                order.withRefunded(refunded),
                (known, more) -> known.withRefunded(known.refunded().plus(refunded))));
    }

    /** The ledger has no line of 0.00, so these stand elsewhere. */
    private void markRenewalsWithoutCash() {
        List<String> ids = orders.values().stream()
                .filter(order -> order.type() == OrderType.RENEW && order.cash().isZero())
                .map(Order::orderId)
                .toList();
        String sql = "SELECT order_id FROM renewal_without_cash WHERE order_id IN (:ids)";
        for (String taken : database.listByIds(sql, ids, row -> row.text())) {
            orders.computeIfPresent(taken, (id, order) -> order.withRefunded(Money.ZERO));
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
                Money.ZERO,
                false);
    }

    private Set<String> readBundles() {
        Set<String> bundleIds = new HashSet<>();
        for (Order order : orders.values()) {
            if (order.bundleId() != null) {
                bundleIds.add(order.bundleId());
            }
        }
        database.listByIds(
                "SELECT bundle_id, resource_id FROM purchase_order WHERE bundle_id IN (:ids)",
                bundleIds,
                row -> bundles.computeIfAbsent(row.text(), id -> new TreeSet<>())
                        .add(row.text()));
        return bundleMembers();
    }
}
