package reckon.answers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.facts.Offering;
import reckon.facts.Promotion;
import reckon.policy.Policies;
import reckon.policy.Sentence;
import reckon.tables.AccountTable;
import reckon.tables.ArchivedOrderTable;
import reckon.tables.ListPriceTable;
import reckon.tables.PurchaseOrderTable;
import reckon.tables.ResourceTable;

/** The facts that a decision goes by, each with the delivery that brought it. */
final class FactsUsed {
    private static final String ORDERS = """
            SELECT order_id, order_type, charge_type, status, purchased_at, effective_at, expires_at, paid_cash,
                   paid_coupon, product, spec, account_id, run_no, offering, promotion, bundle_id
              FROM purchase_order WHERE resource_id = ? ORDER BY purchased_at, order_id
            """;
    private static final String PRICE = "SELECT list_price, valid_from FROM list_price WHERE product = ? AND spec = ?"
            + " AND term_months = ? AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1";
    private static final List<Integer> TERMS_MONTHS = List.of(1, 12);

    private final Database database;
    private final Policies policies;
    private final Sources sources;
    private final Recorded recorded;
    private final Reply.Listing facts = new Reply.Listing("Facts used", "fact", "what it says", "where from");

    private record Spec(String product, String spec, Instant purchasedAt) {}

    FactsUsed(Database database, Policies policies, Sources sources, Recorded recorded) {
        this.database = database;
        this.policies = policies;
        this.sources = sources;
        this.recorded = recorded;
    }

    Reply.Listing all() {
        if (recorded.requestId() != null) {
            facts.add(
                    Sentence.of("request {0}", recorded.requestId()),
                    Sentence.of(
                            "{0} of {1}, submitted {2}",
                            recorded.kind(), recorded.resourceId(), policies.format(recorded.submittedAt())),
                    sources.until("REQUESTS", recorded.runNo(), recorded.requestId()));
        }
        database.list(
                "SELECT risk FROM account WHERE account_id = ?",
                row -> facts.add(
                        Sentence.of("account {0}", recorded.accountId()),
                        Sentence.of("risk {0}", row.get(AccountTable.RISK)),
                        sources.until("ACCOUNTS", recorded.runNo(), recorded.accountId())),
                recorded.accountId());
        database.list(
                "SELECT product, status, account_id, run_no FROM resource WHERE resource_id = ?",
                row -> facts.add(
                        Sentence.of("resource {0}", recorded.resourceId()),
                        Sentence.of(
                                "{0}, {1}, of account {2}",
                                row.get(ResourceTable.PRODUCT),
                                row.get(ResourceTable.STATUS),
                                row.get(ResourceTable.ACCOUNT_ID)),
                        sources.ofRun("RESOURCES", row.get(ResourceTable.RUN_NO), recorded.resourceId())),
                recorded.resourceId());
        List<Spec> specs = new ArrayList<>();
        database.list(ORDERS, row -> addOrder(row, specs), recorded.resourceId());
        database.list(
                RecordedDecisions.ARCHIVED + " ORDER BY a.order_id",
                row -> facts.add(
                        Sentence.of("order {0}", row.get(ArchivedOrderTable.ORDER_ID)),
                        Sentence.of("moved to an archive"),
                        row.get(ArchivedOrderTable.FILE_NAME)),
                recorded.resourceId());
        addPrices(specs);
        return facts;
    }

    private boolean addOrder(ResultRow row, List<Spec> specs) throws java.sql.SQLException {
        String orderId = row.get(PurchaseOrderTable.ORDER_ID);
        String kind = row.get(PurchaseOrderTable.ORDER_TYPE) + " " + row.get(PurchaseOrderTable.CHARGE_TYPE) + " "
                + row.get(PurchaseOrderTable.STATUS);
        Instant purchasedAt = row.get(PurchaseOrderTable.PURCHASED_AT);
        Sentence term = term(row.find(PurchaseOrderTable.EFFECTIVE_AT), row.find(PurchaseOrderTable.EXPIRES_AT));
        Sentence paid = Sentence.of(
                "{0} in cash, {1} by coupon",
                row.get(PurchaseOrderTable.PAID_CASH), row.get(PurchaseOrderTable.PAID_COUPON));
        String product = row.get(PurchaseOrderTable.PRODUCT);
        String spec = row.find(PurchaseOrderTable.SPEC);
        String account = row.get(PurchaseOrderTable.ACCOUNT_ID);
        int runNo = row.get(PurchaseOrderTable.RUN_NO);
        String more = more(
                row.get(PurchaseOrderTable.OFFERING),
                row.get(PurchaseOrderTable.PROMOTION),
                row.find(PurchaseOrderTable.BUNDLE_ID));
        facts.add(
                Sentence.of("order {0}", orderId),
                Sentence.of(
                        "{0} {1} {2}{3}, bought {4}{5}, {6}, of account {7}",
                        kind,
                        product,
                        spec == null ? "-" : spec,
                        more,
                        policies.format(purchasedAt),
                        term,
                        paid,
                        account),
                sources.ofRun("ORDERS", runNo, orderId));
        if (spec != null) {
            specs.add(new Spec(product, spec, purchasedAt));
        }
        return true;
    }

    private static String more(Offering offering, Promotion promotion, @Nullable String bundleId) {
        return (offering == Offering.REGULAR ? "" : " " + offering)
                + (promotion == Promotion.NONE ? "" : " " + promotion)
                + (bundleId == null ? "" : " " + bundleId);
    }

    private Sentence term(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null
                ? Sentence.of("")
                : Sentence.of(", from {0} to {1}", policies.format(from), policies.format(to));
    }

    /** Adds the list prices that were valid when something was bought: each once. */
    private void addPrices(List<Spec> specs) {
        TreeSet<String> added = new TreeSet<>();
        for (Spec spec : specs) {
            for (int months : TERMS_MONTHS) {
                database.list(
                        PRICE,
                        row -> {
                            Object price = row.get(ListPriceTable.LIST_PRICE);
                            Instant validFrom = row.get(ListPriceTable.VALID_FROM);
                            String from = policies.format(validFrom);
                            Sentence name = Sentence.of(
                                    "list price of {0} {1} for {2} month(s)", spec.product(), spec.spec(), months);
                            return added.add(name.details() + from)
                                    ? facts.add(
                                            name,
                                            Sentence.of("{0}, valid from {1}", price, from),
                                            sources.until(
                                                    "PRICES",
                                                    recorded.runNo(),
                                                    spec.product(),
                                                    spec.spec(),
                                                    (long) months,
                                                    null,
                                                    validFrom))
                                    : facts;
                        },
                        spec.product(),
                        spec.spec(),
                        months,
                        spec.purchasedAt());
            }
        }
    }
}
