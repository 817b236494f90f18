package reckon.cases;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.facts.Case;
import reckon.facts.CaseCollector;
import reckon.facts.Grant;
import reckon.facts.QuotaBalances;
import reckon.facts.Request;
import reckon.facts.ResourceCollector;
import reckon.facts.ResourceFacts;
import reckon.facts.Risk;
import reckon.money.Money;
import reckon.policy.Movement;
import reckon.policy.Night;
import reckon.policy.QuotaBook;
import reckon.tables.AccountTable;
import reckon.tables.AccountUserTable;
import reckon.tables.ConsumptionTable;
import reckon.tables.MovementTable;
import reckon.tables.PurchaseOrderTable;
import reckon.tables.SevenDayChanceTable;

/**
 * Builds one user's case as a run found it, for commands that answer and decide nothing: of the ledger it takes what earlier
 * runs recorded, of the staged facts what stands there now.
 *
 * <p>It asks for one user what {@link Cases} asks for many at once, and puts it together by the same collectors.
 */
public final class CaseAsOf {
    private static final String RESOURCE = "SELECT " + ResourceRow.COLUMNS + """

              FROM (SELECT 1 AS one) q
              LEFT JOIN resource s ON s.resource_id = ?
              LEFT JOIN unsubscription n ON n.resource_id = ? AND n.run_no < ?
              LEFT JOIN purchase_order o ON o.resource_id = ?
              LEFT JOIN refund f ON f.order_id = o.order_id
                   AND (f.run_no < ? OR (f.run_no = ? AND f.kind = 'CREATE_FAILED'))
            """ + ResourceRow.BY_REQUEST;

    /** Accounts that became known after a run were none of its business. */
    private static final String ACCOUNTS = "SELECT u.account_id, a.risk, u.first_known_on FROM account_user u"
            + " JOIN account a ON a.account_id = u.account_id WHERE u.user_id = ?"
            + " AND u.first_known_on IN (SELECT business_date FROM run WHERE run_no <= ?) ORDER BY u.account_id";

    /** A run books nothing that is dated after its own date: month start did that before it, under its number. */
    private static final String LAST_OF_MONTH_START =
            "SELECT COALESCE(MAX(movement_no), 0) AS movement_no FROM movement"
                    + " WHERE account_id = ? AND run_no = ? AND effective_at >= ?";

    private static final String BEFORE = " account_id = ? AND (run_no < ? OR (run_no = ? AND movement_no <= ?))";
    private static final String LAST_BALANCES = "SELECT movement_no, quota_month, lasting_after, monthly_after,"
            + " month_bound_after FROM movement WHERE" + BEFORE + " ORDER BY movement_no DESC LIMIT 1";
    private static final String LAPSED = "SELECT movement, points, effective_at, reference FROM movement WHERE" + BEFORE
            + " AND movement IN ('LAPSE', 'RESTORE')";
    private static final String GRANTS = "SELECT " + GrantRow.COLUMNS
            + " FROM quota_grant g LEFT JOIN booked_grant b ON b.grant_id = g.grant_id"
            + " WHERE g.account_id = ? AND (b.grant_id IS NULL OR b.run_no = ?)"
            + " AND NOT EXISTS (SELECT 1 FROM movement m WHERE m.account_id = g.account_id AND m.run_no = ?"
            + " AND m.movement = 'GRANT' AND m.reference = g.grant_id AND m.movement_no <= ?) ORDER BY g.grant_id";

    private final Database database;
    private final Night night;
    private final int runNo;

    /**
     * Takes a database.
     *
     * @param night the setting of the run
     * @param runNo what this run and later ones recorded is not looked at; {@link Integer#MAX_VALUE} for the state of now
     */
    public CaseAsOf(Database database, Night night, int runNo) {
        this.database = database;
        this.night = night;
        this.runNo = runNo;
    }

    /**
     * Returns the case of a user with some requests.
     *
     * @param userId null where the requests name an account that is not known
     */
    public Case build(@Nullable String userId, List<Request> requests) {
        CaseCollector known = new CaseCollector(userId);
        if (userId != null) {
            database.list(ACCOUNTS, row -> addAccount(row, requests, known), userId, runNo);
        }
        requests.forEach(known::add);
        Map<String, ResourceCollector> resources = new HashMap<>();
        requests.forEach(request -> resources.computeIfAbsent(request.resourceId(), this::read));
        addMembers(requests, resources, known);
        addRenewalsWithoutCash(resources.values());
        resources.values().forEach(resource -> known.add(resource.build()));
        return known.build();
    }

    /** Returns what is known of one resource. */
    public ResourceFacts resource(String resourceId) {
        ResourceCollector resource = read(resourceId);
        addRenewalsWithoutCash(List.of(resource));
        return resource.build();
    }

    private boolean addAccount(ResultRow row, List<Request> requests, CaseCollector known) throws SQLException {
        String id = row.get(AccountUserTable.ACCOUNT_ID);
        Risk risk = row.get(AccountTable.RISK);
        LocalDate firstKnownOn = row.get(AccountUserTable.FIRST_KNOWN_ON);
        int monthStart = Objects.requireNonNull(database.first(
                LAST_OF_MONTH_START, last -> last.get(MovementTable.MOVEMENT_NO), id, runNo, night.until()));
        QuotaBalances balances = database.first(
                LAST_BALANCES,
                last -> Objects.requireNonNull(QuotaBalancesRow.read(last)),
                id,
                runNo,
                runNo,
                monthStart);
        known.addAccount(id, risk, firstKnownOn, balances);
        List<Grant> grants = database.list(GRANTS, GrantRow::read, id, runNo, runNo, monthStart);
        grants.removeIf(
                grant -> !grant.isBookableBefore(night.until(), night.policies().zone()));
        grants.forEach(known::add);
        YearMonth first = balances != null
                ? balances.month()
                : QuotaBook.openingMonth(id, firstKnownOn, grants, requests, night)
                        .minusMonths(1);
        addConsumption(id, first, known);
        addLapsed(id, monthStart, known);
        database.list(
                "SELECT product FROM seven_day_chance WHERE account_id = ? AND run_no < ?",
                chance -> {
                    known.addChanceUsed(id, chance.get(SevenDayChanceTable.PRODUCT));
                    return true;
                },
                id,
                runNo);
        return true;
    }

    private void addConsumption(String accountId, YearMonth first, CaseCollector known) {
        YearMonth lastReset = night.policies().monthOf(night.until().minusNanos(1));
        for (YearMonth month = first; month.isBefore(lastReset); month = month.plusMonths(1)) {
            Money amount = database.first(
                    "SELECT amount FROM consumption WHERE consumption_month = ? AND account_id = ?",
                    row -> row.get(ConsumptionTable.AMOUNT),
                    month.toString(),
                    accountId);
            if (amount != null) {
                known.addConsumption(accountId, month, amount);
            }
        }
    }

    private void addLapsed(String accountId, int monthStart, CaseCollector known) {
        database.list(
                LAPSED,
                row -> {
                    Movement.Kind kind = row.get(MovementTable.MOVEMENT);
                    var points = row.get(MovementTable.POINTS);
                    YearMonth month = Movement.monthLapsed(
                            kind,
                            row.get(MovementTable.EFFECTIVE_AT),
                            row.get(MovementTable.REFERENCE),
                            night.policies());
                    known.addLapsed(accountId, month, points.negated());
                    return true;
                },
                accountId,
                runNo,
                runNo,
                monthStart);
    }

    private ResourceCollector read(String resourceId) {
        ResourceCollector resource = new ResourceCollector(resourceId);
        database.list(
                        RESOURCE,
                        row -> ResourceRow.read(resourceId, row),
                        resourceId,
                        resourceId,
                        runNo,
                        resourceId,
                        runNo,
                        runNo)
                .forEach(row -> row.addTo(resource));
        return resource;
    }

    /** Adds the members of the bundles that the resources belong to, with the requests for them that earlier runs decided. */
    private void addMembers(List<Request> requests, Map<String, ResourceCollector> resources, CaseCollector known) {
        Set<String> bundleIds = new HashSet<>();
        resources.values().forEach(resource -> bundleIds.addAll(resource.bundleIds()));
        Set<String> accounts = Bundles.accountsAskingForBundles(requests, resources);
        Set<String> members = new HashSet<>(database.listByIds(
                "SELECT resource_id FROM purchase_order WHERE bundle_id IN (:ids)",
                bundleIds,
                row -> row.get(PurchaseOrderTable.RESOURCE_ID)));
        members.forEach(member -> resources.computeIfAbsent(member, this::read));
        Bundles.decided(database, accounts, members, runNo).forEach(known::add);
    }

    private void addRenewalsWithoutCash(Collection<ResourceCollector> resources) {
        for (ResourceCollector resource : resources) {
            database.listByIds(
                            RenewalWithoutCash.TAKEN + " AND w.run_no < " + runNo,
                            resource.renewalsNotReturned(),
                            RenewalWithoutCash::read)
                    .forEach(taken -> taken.addTo(resource));
        }
    }
}
