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
        List<Quotation.Change> changes = new Quotation(ahead -> decide(facts, ahead, true)).changes(at, instants);
        return new QuoteReply(database, policies, line, withPoints, at).of(resourceId, kind, changes, waiting);
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
}
