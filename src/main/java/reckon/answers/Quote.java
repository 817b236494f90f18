package reckon.answers;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import reckon.cases.CaseAsOf;
import reckon.cases.Catalogue;
import reckon.cases.FaultyDeliveries;
import reckon.cases.ResourceRow;
import reckon.cases.UserLinks;
import reckon.database.Database;
import reckon.facts.AccountFacts;
import reckon.facts.Case;
import reckon.facts.DataFaults;
import reckon.facts.Grant;
import reckon.facts.ListPrices;
import reckon.facts.Order;
import reckon.facts.Request;
import reckon.facts.RequestKind;
import reckon.facts.ResourceFacts;
import reckon.money.Points;
import reckon.policy.CaseDecider;
import reckon.policy.DecisionLine;
import reckon.policy.Night;
import reckon.policy.Policies;
import reckon.policy.Quotation;
import reckon.policy.RefundLine;
import reckon.policy.Release;
import reckon.policy.Sentence;
import reckon.tables.InputFileTable;
import reckon.tables.ResourceTable;
import reckon.tables.RunTable;

/** Says what an unsubscription would return, by the code that the night decides by, and records nothing. */
public final class Quote {
    /** Sorts behind the ids of requests that were made at the same instant. */
    private static final String ID = "~quote";

    private static final Points PLENTY = Points.of("1000000000000.00");
    private static final int MOST_DAYS_AHEAD = 3 * 366;

    private final Database database;
    private final Policies policies;
    private final ListPrices prices;
    private final DataFaults faults;
    private final String resourceId;
    private final RequestKind kind;

    /** Reads the list prices and what was refused or rejected, for the questions that follow. */
    public Quote(Database database, Policies policies, String resourceId, RequestKind kind) {
        this.database = database;
        this.policies = policies;
        this.prices = new Catalogue(database);
        this.faults = new FaultyDeliveries(database).all();
        this.resourceId = resourceId;
        this.kind = kind;
    }

    /** Returns what to tell who asked for an id that no resource has. */
    public static String unknown(String resourceId) {
        return "No resource has the id " + resourceId
                + ": resources and orders were searched, as taken until the last run. See whether it is spelled as in the"
                + " files; what was delivered today comes with the next night.";
    }

    /**
     * Returns what a request of an instant would come to; null if the resource is not known.
     *
     * @param at when the request is submitted
     */
    public @Nullable Reply at(Instant at) {
        ResourceFacts resource = new CaseAsOf(database, night(at), Integer.MAX_VALUE).resource(resourceId);
        String accountId = accountOf(resource);
        if (accountId == null) {
            return null;
        }
        String userId = new UserLinks(database).userOf(accountId);
        List<Instant> instants = instants(at, resource);
        Instant last = instants.stream().max(Comparator.naturalOrder()).orElse(at);
        List<Request> requests = waiting(accountId, userId, at);
        List<String> waiting = requests.stream().map(Request::requestId).toList();
        requests.add(new Request(ID, accountId, resourceId, kind, at));
        Case facts = new CaseAsOf(database, night(last), Integer.MAX_VALUE).build(userId, requests);
        DecisionLine line = decide(facts, at, false);
        DecisionLine withPoints = decide(facts, at, true);
        List<Reply.Section> sections = new ArrayList<>();
        sections.add(result(line, withPoints, at));
        sections.add(orders(withPoints));
        sections.add(changes(new Quotation(ahead -> decide(facts, ahead, true)).changes(at, instants)));
        sections.add(basis(waiting));
        return new Reply(heading(line, withPoints, at), sections);
    }

    private static @Nullable String accountOf(ResourceFacts resource) {
        return resource.line() != null
                ? resource.line().accountId()
                : resource.orders().stream().map(Order::accountId).findFirst().orElse(null);
    }

    private Night night(Instant at) {
        LocalDate date = LocalDate.ofInstant(at, policies.zone());
        return new Night(date, policies.endOf(date), policies, prices, faults);
    }

    /** Requests that wait and were submitted before are decided before, and may use points and chances. */
    private List<Request> waiting(String accountId, @Nullable String userId, Instant at) {
        List<String> accounts = userId == null ? List.of(accountId) : new UserLinks(database).accountsOf(userId);
        List<Request> requests = new ArrayList<>(database.listByIds(
                "SELECT r.request_id, r.account_id, r.resource_id, r.kind, r.submitted_at FROM request r"
                        + " LEFT JOIN decision d ON d.request_id = r.request_id"
                        + " WHERE d.request_id IS NULL AND r.account_id IN (:ids)",
                accounts,
                ResourceRow::request));
        requests.removeIf(request -> request.submittedAt().isAfter(at));
        return requests;
    }

    /** @param withPoints whether the account is given points in plenty, so that the amount is known in any case */
    private DecisionLine decide(Case facts, Instant at, boolean withPoints) {
        Night night = night(at);
        return new CaseDecider(night)
                .decide(asked(facts, at, withPoints)).decisions().stream()
                        .filter(line -> ID.equals(line.requestId()))
                        .findFirst()
                        .orElseThrow();
    }

    private Case asked(Case facts, Instant at, boolean withPoints) {
        Map<String, AccountFacts> accounts = new TreeMap<>(facts.accounts());
        List<Request> requests = new ArrayList<>();
        for (Request request : facts.requests()) {
            if (request.requestId().equals(ID)) {
                requests.add(new Request(ID, request.accountId(), resourceId, kind, at));
                if (withPoints) {
                    accounts.computeIfPresent(request.accountId(), (id, account) -> withPlenty(account, at));
                }
            } else {
                requests.add(request);
            }
        }
        return new Case(
                facts.userId(),
                accounts,
                requests,
                facts.resources(),
                facts.bundles(),
                facts.decidedMembers(),
                facts.chancesUsed());
    }

    private AccountFacts withPlenty(AccountFacts account, Instant at) {
        List<Grant> grants = new ArrayList<>(account.grants());
        grants.add(new Grant(ID, account.accountId(), PLENTY, policies.startOf(policies.monthOf(at)), null));
        return new AccountFacts(
                account.accountId(),
                account.risk(),
                account.firstKnownOn(),
                account.balances(),
                grants,
                account.consumption(),
                account.lapsed());
    }

    private Sentence heading(DecisionLine line, DecisionLine withPoints, Instant at) {
        Sentence subject = Sentence.of("{0} of {1}, asked at {2}", kind, resourceId, policies.format(at));
        if (line.ruling().decision().isAccepted()) {
            return Sentence.of(
                    "{0}: {1} {2} would go back for {3} points",
                    subject,
                    line.ruling().refundAmount(),
                    policies.currency(),
                    line.ruling().pointsSpent());
        }
        return withPoints.ruling().decision().isAccepted()
                ? Sentence.of(
                        "{0}: points are missing; with them {1} {2} would go back for {3} points",
                        subject,
                        withPoints.ruling().refundAmount(),
                        policies.currency(),
                        withPoints.ruling().pointsSpent())
                : Sentence.of(
                        "{0}: {1} ({2})",
                        subject,
                        line.ruling().decision(),
                        String.valueOf(line.ruling().reason()));
    }

    private Reply.Facts result(DecisionLine line, DecisionLine withPoints, Instant at) {
        Reply.Facts result = new Reply.Facts("Quote")
                .add("decision", line.ruling().decision())
                .add("rule", line.ruling().rule())
                .add("reason", line.ruling().reason())
                .add("account", line.accountId())
                .add("refund amount", line.ruling().refundAmount())
                .add("cost in points", withPoints.ruling().pointsSpent())
                .add("points before", line.pointsBefore())
                .add("explanation", line.ruling().grounds());
        Release release = withPoints.release();
        if (release != null) {
            result.add(
                    "resource",
                    release.until() == null
                            ? Sentence.of("{0} is released at once and for good", release.resourceId())
                            : Sentence.of(
                                    "{0} ends earlier: at {1}",
                                    release.resourceId(), policies.format(release.until())));
            addAttached(release, result);
        }
        YearMonth month = policies.monthOf(at).minusMonths(1);
        if (!database.exists("SELECT 1 FROM consumption WHERE consumption_month = ?", month.toString())) {
            result.add(
                    "points of the month",
                    Sentence.of("the consumption of {0} was not delivered yet: counted as 0", month));
        }
        return result;
    }

    private void addAttached(Release release, Reply.Facts result) {
        if (release.action() == Release.Action.RELEASE) {
            database.list(
                    "SELECT resource_id FROM resource WHERE attached_to = ? AND status IN ('ACTIVE', 'FROZEN')"
                            + " ORDER BY resource_id",
                    row -> result.add(
                            "attached",
                            Sentence.of(
                                    "{0} goes on without it unless it is asked for as well",
                                    row.get(ResourceTable.RESOURCE_ID))),
                    resourceId);
        }
    }

    private static Reply.Listing orders(DecisionLine line) {
        Reply.Listing orders =
                new Reply.Listing("By order", "order", "kind", "cash that counts", "refund amount", "points");
        for (RefundLine refund : line.ruling().refunds()) {
            orders.add(
                    refund.orderId(), refund.kind(), refund.orderAmount(), refund.refundAmount(), refund.pointsSpent());
        }
        return orders;
    }

    private Reply.Listing changes(List<Quotation.Change> all) {
        Reply.Listing changes = new Reply.Listing(
                "Changes ahead by more than a day's price", "from", "just before", "then", "decision");
        for (Quotation.Change change : all) {
            changes.add(
                    policies.format(change.from()),
                    change.before().ruling().refundAmount(),
                    change.after().ruling().refundAmount(),
                    change.after().ruling().decision());
        }
        return changes;
    }

    /** Returns the instants at which the amount can change: of every order its edges, its days, and the end of its seven days; months. */
    private List<Instant> instants(Instant at, ResourceFacts resource) {
        Instant last = at;
        List<Instant> instants = new ArrayList<>();
        for (Order order : resource.orders()) {
            Instant from = order.effectiveAt();
            Instant to = order.expiresAt();
            if (from == null || to == null || !to.isAfter(at)) {
                continue;
            }
            last = to.isAfter(last) ? to : last;
            instants.add(from);
            instants.add(to);
            instants.add(order.purchasedAt()
                    .plus(Duration.ofDays(policies.inForceAt(at).fullRefund().days())));
            for (Instant day = from; day.isBefore(to); day = day.plus(Duration.ofDays(1))) {
                instants.add(day);
            }
        }
        Instant end = last.isAfter(at.plus(Duration.ofDays(MOST_DAYS_AHEAD)))
                ? at.plus(Duration.ofDays(MOST_DAYS_AHEAD))
                : last;
        for (YearMonth month = policies.monthOf(at).plusMonths(1);
                policies.startOf(month).isBefore(end);
                month = month.plusMonths(1)) {
            instants.add(policies.startOf(month));
        }
        instants.removeIf(instant -> instant.isAfter(end));
        return instants;
    }

    /** Says as of which delivery the quote speaks. */
    private Reply.Facts basis(List<String> waiting) {
        Reply.Facts basis = new Reply.Facts("As of");
        LocalDate last = database.first(
                "SELECT business_date FROM run ORDER BY run_no DESC LIMIT 1", row -> row.get(RunTable.BUSINESS_DATE));
        basis.add("as of the run of", last);
        for (String kindOfFile : List.of("ORDERS", "RESOURCES", "PRICES", "ACCOUNTS")) {
            database.list(
                    "SELECT name, business_date FROM input_file WHERE kind = ? AND NOT refused"
                            + " ORDER BY file_no DESC LIMIT 1",
                    row -> basis.add(
                            kindOfFile,
                            Sentence.of(
                                    "{0}, taken on {1}",
                                    row.get(InputFileTable.NAME), row.get(InputFileTable.BUSINESS_DATE))),
                    kindOfFile);
        }
        if (!waiting.isEmpty()) {
            basis.add("decided before it", Sentence.of("{0}", waiting));
        }
        return basis;
    }
}
