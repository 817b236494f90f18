package reckon.answers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import reckon.cases.CaseAsOf;
import reckon.cases.Catalogue;
import reckon.cases.FaultyDeliveries;
import reckon.cases.ResourceRow;
import reckon.cases.UserLinks;
import reckon.database.Database;
import reckon.facts.Order;
import reckon.facts.Request;
import reckon.facts.ResourceFacts;
import reckon.money.Money;
import reckon.policy.AutomaticRefund;
import reckon.policy.CaseDecider;
import reckon.policy.DecisionKind;
import reckon.policy.DecisionLine;
import reckon.policy.Night;
import reckon.policy.Policies;
import reckon.tables.RefundTable;

/** Makes a decision again by the policy's own code, from the facts as they stand now and the ledger as the run found it. */
final class Redecision {
    private final Database database;
    private final Policies policies;

    Redecision(Database database, Policies policies) {
        this.database = database;
        this.policies = policies;
    }

    /** Returns what a decision comes to now; null if what it was about is not known any more. */
    @Nullable
    DecisionLine of(Recorded recorded) {
        Night night = new Night(
                recorded.businessDate(),
                until(recorded),
                policies,
                new Catalogue(database),
                new FaultyDeliveries(database).knownTo(recorded.runNo()));
        if (recorded.requestId() == null) {
            return withoutRequest(recorded, night);
        }
        return new CaseDecider(night)
                        .decide(new CaseAsOf(database, night, recorded.runNo())
                                .build(recorded.userId(), requests(recorded)))
                        .decisions()
                        .stream()
                        .filter(line -> recorded.requestId().equals(line.requestId()))
                        .findFirst()
                        .orElse(null);
    }

    private Instant until(Recorded recorded) {
        return recorded.missingMonth() == null
                ? policies.endOf(recorded.businessDate())
                : policies.startOf(recorded.missingMonth().plusMonths(1));
    }

    /** Returns what the run decided or held of the same user: one request may have used up what the next asked for. */
    private List<Request> requests(Recorded recorded) {
        TreeSet<String> accounts = new TreeSet<>();
        accounts.add(recorded.accountId());
        if (recorded.userId() != null) {
            accounts.addAll(new UserLinks(database).accountsOf(recorded.userId()));
        }
        String columns = "SELECT request_id, account_id, resource_id, kind, submitted_at FROM ";
        String which = " WHERE request_id IS NOT NULL AND run_no = " + recorded.runNo() + " AND account_id IN (:ids)";
        List<Request> requests =
                new ArrayList<>(database.listByIds(columns + "decision" + which, accounts, ResourceRow::request));
        requests.addAll(database.listByIds(columns + "held_request" + which, accounts, ResourceRow::request));
        return requests;
    }

    /** Rules A1 and A2. */
    private @Nullable DecisionLine withoutRequest(Recorded recorded, Night night) {
        ResourceFacts resource = new CaseAsOf(database, night, recorded.runNo() + 1).resource(recorded.resourceId());
        Money before = database.first(
                "SELECT refunded_before FROM refund WHERE run_no = ? AND line_no = ?",
                row -> row.get(RefundTable.REFUNDED_BEFORE),
                recorded.runNo(),
                recorded.lineNo());
        for (Order order : resource.orders()) {
            if (order.orderId().equals(recorded.orderId()) && before != null) {
                AutomaticRefund refund = new AutomaticRefund(
                        order.withRefunded(before, null),
                        resource.line() == null
                                ? order.product()
                                : resource.line().product(),
                        recorded.userId(),
                        recorded.kind() == DecisionKind.NOT_DELIVERED ? resource.unsubscription() : null);
                return refund.isDue() ? refund.decide(policies) : null;
            }
        }
        return null;
    }
}
