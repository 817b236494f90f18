package reckon.policy;

import static reckon.policy.Moments.at;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reckon.facts.AccountFacts;
import reckon.facts.Case;
import reckon.facts.DataFaults;
import reckon.facts.DecidedMember;
import reckon.facts.Grant;
import reckon.facts.ListPrices;
import reckon.facts.Order;
import reckon.facts.QuotaBalances;
import reckon.facts.Request;
import reckon.facts.RequestKind;
import reckon.facts.ResourceFacts;
import reckon.facts.Risk;
import reckon.money.Money;
import reckon.money.Points;

/**
 * A user's case and the night that decides it, in few words.
 *
 * <p>Unless said otherwise the user has one account, a-1, which is first known on the business date, and the business
 * date is the day of the last request.
 */
final class CaseBuilder {
    private final List<ResourceBuilder> resources;
    private final Map<String, Risk> accounts = new TreeMap<>(Map.of("a-1", Risk.CLEAR));
    private final Map<String, LocalDate> knownOn = new HashMap<>();
    private final Map<String, QuotaBalances> balancesByAccount = new HashMap<>();
    private final Map<String, Map<YearMonth, Money>> consumption = new HashMap<>();
    private final List<Grant> grants = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();
    private final Set<DecidedMember> decidedMembers = new HashSet<>();
    private final Map<String, String> chancesUsed = new HashMap<>();
    private final Map<String, Map<YearMonth, Points>> lapsed = new HashMap<>();
    private final DataFaults faults = new DataFaults();
    private List<PolicyVersion> policies = List.of(PolicyBuilder.published().build());
    private ListPrices prices = PriceList.usual();
    private @Nullable LocalDate businessDate;
    private @Nullable Instant until;

    private CaseBuilder(List<ResourceBuilder> resources) {
        this.resources = resources;
    }

    static CaseBuilder caseOf(ResourceBuilder... resources) {
        return new CaseBuilder(List.of(resources));
    }

    CaseBuilder account(String id) {
        accounts.put(id, Risk.CLEAR);
        return this;
    }

    CaseBuilder riskyAccount(String id) {
        accounts.put(id, Risk.REJECTED);
        return this;
    }

    CaseBuilder unknownAccount() {
        accounts.clear();
        return this;
    }

    CaseBuilder knownOn(String id, String date) {
        knownOn.put(id, LocalDate.parse(date));
        return this;
    }

    /** Account a-1 has this many lasting points and no others in a month whose reset was booked. */
    CaseBuilder points(String points, String month) {
        return balances(
                "a-1", new QuotaBalances(2, YearMonth.parse(month), Points.of(points), Points.ZERO, Points.ZERO));
    }

    CaseBuilder balances(String account, QuotaBalances balances) {
        balancesByAccount.put(account, balances);
        return this;
    }

    CaseBuilder consumed(String account, String month, String amount) {
        consumption.computeIfAbsent(account, id -> new HashMap<>()).put(YearMonth.parse(month), Money.of(amount));
        return this;
    }

    /** A grant for good, or for one month where a month is given. */
    CaseBuilder grant(String id, String points, String grantedAt, @Nullable String month) {
        return grant(
                new Grant(id, "a-1", Points.of(points), at(grantedAt), month == null ? null : YearMonth.parse(month)));
    }

    CaseBuilder grant(Grant grant) {
        grants.add(grant);
        return this;
    }

    CaseBuilder asks(String requestId, String resourceId, String local) {
        return request(requestId, resourceId, RequestKind.RESOURCE, at(local));
    }

    CaseBuilder asksForRenewals(String requestId, String resourceId, String local) {
        return request(requestId, resourceId, RequestKind.RENEWAL, at(local));
    }

    CaseBuilder request(String requestId, String resourceId, RequestKind kind, Instant submittedAt) {
        String account = resources.stream()
                .filter(resource -> resource.id.equals(resourceId))
                .map(ResourceBuilder::account)
                .findFirst()
                .orElse("a-1");
        return request(new Request(requestId, account, resourceId, kind, submittedAt));
    }

    CaseBuilder request(Request request) {
        requests.add(request);
        return this;
    }

    CaseBuilder decidedMembers(DecidedMember together) {
        decidedMembers.add(together);
        return this;
    }

    /** The user has had a seven-day full refund for these products, with account a-0. */
    CaseBuilder chanceUsed(String... products) {
        for (String product : products) {
            chancesUsed.put(product, "a-0");
        }
        return this;
    }

    /** So many points of account a-1 lapsed at the end of a month that an earlier run has closed. */
    CaseBuilder lapsed(String month, String points) {
        lapsed.computeIfAbsent("a-1", id -> new HashMap<>()).put(YearMonth.parse(month), Points.of(points));
        return this;
    }

    /** Something was delivered that could not be read. */
    CaseBuilder fault(Consumer<DataFaults> fault) {
        fault.accept(faults);
        return this;
    }

    CaseBuilder policies(PolicyBuilder... versions) {
        policies = List.of(versions).stream().map(PolicyBuilder::build).toList();
        return this;
    }

    CaseBuilder prices(ListPrices given) {
        prices = given;
        return this;
    }

    CaseBuilder businessDate(String date) {
        businessDate = LocalDate.parse(date);
        return this;
    }

    /** The night stops before the end of its business date. */
    CaseBuilder until(String local) {
        until = at(local);
        return this;
    }

    Case file() {
        Map<String, ResourceFacts> files = new HashMap<>();
        Map<String, Set<String>> bundles = new HashMap<>();
        for (ResourceBuilder resource : resources) {
            files.put(resource.id, resource.build());
            for (Order order : resource.buildOrders()) {
                if (order.bundleId() != null) {
                    bundles.computeIfAbsent(order.bundleId(), id -> new TreeSet<>())
                            .add(resource.id);
                }
            }
        }
        String userId = accounts.keySet().stream().findFirst().orElse(null);
        return new Case(
                userId,
                accountFiles(),
                List.copyOf(requests),
                Map.copyOf(files),
                Map.copyOf(bundles),
                decidedMembers,
                chancesUsed);
    }

    private Map<String, AccountFacts> accountFiles() {
        Map<String, AccountFacts> files = new TreeMap<>();
        accounts.forEach((id, risk) -> files.put(
                id,
                new AccountFacts(
                        id,
                        risk,
                        knownOn.getOrDefault(id, businessDate()),
                        balancesByAccount.get(id),
                        grants.stream()
                                .filter(grant -> grant.accountId().equals(id))
                                .toList(),
                        consumption.getOrDefault(id, Map.of()),
                        lapsed.getOrDefault(id, Map.of()))));
        return files;
    }

    private LocalDate businessDate() {
        if (businessDate != null) {
            return businessDate;
        }
        return requests.stream()
                .map(request -> Moments.dateOf(request.submittedAt()))
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    Night night() {
        Policies all = new Policies(policies);
        return new Night(businessDate(), until != null ? until : all.endOf(businessDate()), all, prices, faults);
    }

    CaseOutcome decide() {
        CaseOutcome outcome = new CaseDecider(night()).decide(file());
        outcome.decisions()
                .forEach(line -> LanguageTest.assertToldInChinese(line.ruling().grounds()));
        return outcome;
    }

    /** Decides the case and returns the line of one request. */
    DecisionLine line(String requestId) {
        return decide().decisions().stream()
                .filter(line -> requestId.equals(line.requestId()))
                .findFirst()
                .orElseThrow();
    }

    Ruling ruling(String requestId) {
        return line(requestId).ruling();
    }

    /** Asks for the first resource as a whole, decides and returns the ruling. */
    Ruling askedAt(String local) {
        return askedAt(at(local));
    }

    Ruling askedAt(Instant submittedAt) {
        return request("q-1", resources.get(0).id, RequestKind.RESOURCE, submittedAt)
                .ruling("q-1");
    }

    /** Asks for the first resource's unused renewals only, decides and returns the ruling. */
    Ruling renewalsAskedAt(String local) {
        return asksForRenewals("q-1", resources.get(0).id, local).ruling("q-1");
    }

    List<Movement> movements() {
        return decide().movements();
    }
}
