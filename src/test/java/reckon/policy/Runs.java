package reckon.policy;

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
import org.jspecify.annotations.Nullable;
import reckon.facts.AcceptedRequest;
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
import reckon.money.Money;
import reckon.money.Points;

/** A case decided in several runs, each knowing of the earlier ones what the ledger keeps. */
final class Runs {
    private final Case whole;
    private final Policies policies;
    private final ListPrices prices;
    private final Map<String, DecisionLine> lines = new TreeMap<>();
    private final List<Movement> movements = new ArrayList<>();
    private final Map<String, QuotaBalances> balancesByAccount = new HashMap<>();
    private final Set<String> booked = new HashSet<>();
    private final Map<String, Money> refunded = new HashMap<>();
    private final Map<String, AcceptedRequest> returned = new HashMap<>();
    private final Map<String, AcceptedRequest> unsubscribed = new HashMap<>();
    private final Set<DecidedMember> together = new HashSet<>();
    private final Map<String, String> chances;

    Runs(Case whole, Policies policies, ListPrices prices) {
        this.whole = whole;
        this.policies = policies;
        this.prices = prices;
        this.chances = new HashMap<>(whole.chancesUsed());
    }

    /** Decides what was submitted before the end of a date and is still pending; returns this run's outcome. */
    CaseOutcome run(LocalDate businessDate) {
        return run(businessDate, whole.requests());
    }

    /** Decides as much of some requests, of which alone the run knows. */
    CaseOutcome run(LocalDate businessDate, List<Request> known) {
        Instant until = policies.endOf(businessDate);
        Night night = new Night(businessDate, until, policies, prices, new DataFaults());
        CaseOutcome outcome = new CaseDecider(night).decide(fileUntil(until, known));
        outcome.decisions().forEach(this::keep);
        outcome.movements().forEach(movement -> {
            movements.add(movement);
            balancesByAccount.put(movement.accountId(), movement.after());
            if (movement.reference() != null) {
                booked.add(movement.reference());
            }
        });
        return outcome;
    }

    /** Returns the last line of each request, by its id. */
    Map<String, DecisionLine> lines() {
        return lines;
    }

    /** Returns an account's movements in the order of booking. */
    List<Movement> movementsOf(String accountId) {
        return movements.stream()
                .filter(movement -> movement.accountId().equals(accountId))
                .toList();
    }

    private void keep(DecisionLine line) {
        String requestId = line.requestId();
        if (requestId == null) {
            throw new IllegalArgumentException("a line without a request");
        }
        lines.put(requestId, line);
        if (line.unsubscription() != null) {
            unsubscribed.put(line.resourceId(), line.unsubscription());
        }
        if (line.ruling().rule() == Rule.F2 && line.product() != null) {
            chances.put(line.product(), line.accountId());
        }
        RequestKind kind = RequestKind.valueOf(line.kind().name());
        together.add(new DecidedMember(line.accountId(), line.resourceId(), kind, line.submittedAt()));
        line.ruling().refunds().forEach(refund -> refunded.merge(refund.orderId(), refund.refundAmount(), Money::plus));
        AcceptedRequest request = new AcceptedRequest(requestId, line.submittedAt());
        line.ruling().refunds().forEach(refund -> returned.put(refund.orderId(), request));
        line.ruling().renewalsWithoutCash().forEach(order -> returned.put(order, request));
    }

    private Case fileUntil(Instant until, List<Request> known) {
        Map<String, AccountFacts> accounts = new TreeMap<>();
        whole.accounts().forEach((id, account) -> accounts.put(id, accountUntil(account, until)));
        List<Request> due = known.stream()
                .filter(request -> request.submittedAt().isBefore(until))
                .filter(request -> isPending(lines.get(request.requestId())))
                .toList();
        Map<String, ResourceFacts> resources = new TreeMap<>();
        whole.resources().forEach((id, resource) -> resources.put(id, resourceNow(resource)));
        return new Case(
                whole.userId(), accounts, due, resources, whole.bundles(), Set.copyOf(together), Map.copyOf(chances));
    }

    private static boolean isPending(@Nullable DecisionLine line) {
        return line == null || line.ruling().decision() == Decision.HELD;
    }

    private AccountFacts accountUntil(AccountFacts account, Instant until) {
        List<Grant> waiting = account.grants().stream()
                .filter(grant -> grant.grantedAt().isBefore(until) && !booked.contains(grant.grantId()))
                .toList();
        return new AccountFacts(
                account.accountId(),
                account.risk(),
                account.firstKnownOn(),
                balancesByAccount.get(account.accountId()),
                waiting,
                account.consumption(),
                lapsed(account.accountId()));
    }

    private Map<YearMonth, Points> lapsed(String accountId) {
        Map<YearMonth, Points> lapsed = new HashMap<>();
        for (Movement movement : movementsOf(accountId)) {
            if (movement.kind() == Movement.Kind.LAPSE) {
                YearMonth month =
                        YearMonth.parse(String.valueOf(movement.reference())).minusMonths(1);
                lapsed.merge(month, movement.points().negated(), Points::plus);
            } else if (movement.kind() == Movement.Kind.RESTORE) {
                lapsed.merge(
                        policies.monthOf(movement.effectiveAt()),
                        movement.points().negated(),
                        Points::plus);
            }
        }
        return lapsed;
    }

    private ResourceFacts resourceNow(ResourceFacts resource) {
        List<Order> orders = resource.orders().stream()
                .map(order -> order.withRefunded(
                        order.refunded().plus(refunded.getOrDefault(order.orderId(), Money.ZERO)),
                        returned.getOrDefault(order.orderId(), order.returnedBy())))
                .toList();
        return new ResourceFacts(
                resource.resourceId(), resource.line(), orders, unsubscribed.get(resource.resourceId()));
    }
}
