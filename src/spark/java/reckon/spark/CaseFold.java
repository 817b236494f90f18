package reckon.spark;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import reckon.cases.DueUser;
import reckon.cases.GrantRow;
import reckon.cases.QuotaBalancesRow;
import reckon.cases.ResourceRow;
import reckon.database.Column;
import reckon.facts.AcceptedRequest;
import reckon.facts.Case;
import reckon.facts.CaseCollector;
import reckon.facts.DecidedMember;
import reckon.facts.Request;
import reckon.facts.RequestKind;
import reckon.facts.ResourceCollector;
import reckon.money.Money;
import reckon.policy.Movement;
import reckon.policy.Policies;
import reckon.tables.AccountTable;
import reckon.tables.AccountUserTable;
import reckon.tables.ConsumptionTable;
import reckon.tables.DecisionTable;
import reckon.tables.MovementTable;
import reckon.tables.PurchaseOrderTable;
import reckon.tables.SevenDayChanceTable;

/** Puts together the case of one user from its rows. */
final class CaseFold {
    private static final Column<String> TAKEN_ORDER = Column.text("taken_order");
    private static final Column<String> TAKEN_BY = Column.text("taken_by");
    private static final Column<Instant> TAKEN_AT = Column.instant("taken_at");

    private final Policies policies;
    private final Readers readers;
    private final CaseCollector known;
    private final DueUser due;
    private final Map<String, ResourceCollector> members = new HashMap<>();
    private final Map<String, AcceptedRequest> takenOrders = new HashMap<>();
    private final List<DecidedMember> decided = new ArrayList<>();

    /** Reads the values of rows, one after the other, for any number of cases: one for a task. */
    static final class Readers {
        private final Map<CaseRows.Part, SparkRow> parts = new EnumMap<>(CaseRows.Part.class);
        private final SparkRow resource;

        /** @param schema that of the rows */
        Readers(StructType schema) {
            for (CaseRows.Part part : EnumSet.allOf(CaseRows.Part.class)) {
                parts.put(part, new SparkRow(struct(schema, part.name())));
            }
            resource = new SparkRow(struct(struct(schema, CaseRows.Part.REQUEST.name()), "resource"));
        }

        private static StructType struct(StructType schema, String name) {
            return (StructType) schema.apply(name).dataType();
        }

        private SparkRow part(CaseRows.Part part) {
            return Objects.requireNonNull(parts.get(part));
        }
    }

    /**
     * Begins a case.
     *
     * @param userId null where the requests name an account that is not known
     */
    CaseFold(Policies policies, Readers readers, @Nullable String userId) {
        this.policies = policies;
        this.readers = readers;
        this.known = new CaseCollector(userId);
        this.due = new DueUser(userId);
    }

    /** Adds a row of the user's. */
    void add(Row row) {
        CaseRows.Part part = CaseRows.Part.values()[row.<Integer>getAs("part")];
        Row value = row.getAs(part.name());
        SparkRow read = readers.part(part).at(value);
        SparkDatabase.read(columns -> add(part, value, read), read);
    }

    private boolean add(CaseRows.Part part, Row value, SparkRow row) throws SQLException {
        switch (part) {
            case ACCOUNT ->
                known.addAccount(
                        row.get(AccountUserTable.ACCOUNT_ID),
                        row.get(AccountTable.RISK),
                        row.get(AccountUserTable.FIRST_KNOWN_ON),
                        QuotaBalancesRow.read(row));
            case REQUEST -> addRequest(value, row);
            case GRANT -> known.add(GrantRow.read(row));
            case CONSUMPTION ->
                known.addConsumption(
                        row.get(ConsumptionTable.ACCOUNT_ID),
                        row.get(ConsumptionTable.CONSUMPTION_MONTH),
                        row.get(ConsumptionTable.AMOUNT));
            case LAPSED -> addLapsed(row);
            case CHANCE ->
                known.addChanceUsed(row.get(SevenDayChanceTable.ACCOUNT_ID), row.get(SevenDayChanceTable.PRODUCT));
            case MEMBER -> addMember(value, row);
            case DECIDED ->
                decided.add(new DecidedMember(
                        row.get(DecisionTable.ACCOUNT_ID),
                        row.get(DecisionTable.RESOURCE_ID),
                        RequestKind.valueOf(row.get(DecisionTable.KIND).name()),
                        row.get(DecisionTable.SUBMITTED_AT)));
        }
        return true;
    }

    private void addRequest(Row value, SparkRow row) throws SQLException {
        Request request = ResourceRow.request(row);
        due.add(new DueUser.RequestRow("", request, resource(request.resourceId(), value)));
        addTaken(row);
    }

    private ResourceRow resource(String resourceId, Row value) throws SQLException {
        return ResourceRow.read(resourceId, readers.resource.at(value.getAs("resource")));
    }

    /** The ledger has no line of 0.00, so renewals that were taken with no cash left stand elsewhere. */
    private void addTaken(SparkRow row) throws SQLException {
        String order = row.find(TAKEN_ORDER);
        if (order != null) {
            takenOrders.put(order, new AcceptedRequest(row.get(TAKEN_BY), row.get(TAKEN_AT)));
        }
    }

    private void addLapsed(SparkRow row) throws SQLException {
        String account = row.get(MovementTable.ACCOUNT_ID);
        Movement.Kind kind = row.get(MovementTable.MOVEMENT);
        var points = row.get(MovementTable.POINTS);
        known.addLapsed(
                account,
                Movement.monthLapsed(
                        kind, row.get(MovementTable.EFFECTIVE_AT), row.get(MovementTable.REFERENCE), policies),
                points.negated());
    }

    private void addMember(Row value, SparkRow row) throws SQLException {
        String id = row.get(PurchaseOrderTable.RESOURCE_ID);
        resource(id, value).addTo(members.computeIfAbsent(id, ResourceCollector::new));
        addTaken(row);
    }

    /** Returns the case. */
    Case build() {
        members.values().forEach(this::add);
        decided.forEach(known::add);
        due.requests().forEach(known::add);
        due.resources().values().forEach(this::add);
        return known.build();
    }

    private void add(ResourceCollector resource) {
        resource.renewalsNotReturned().stream()
                .filter(takenOrders::containsKey)
                .forEach(order -> resource.addReturned(order, Money.ZERO, takenOrders.get(order)));
        known.add(resource.build());
    }
}
