package reckon.facts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;

/**
 * Puts together one user's case, from rows of any origin in any order.
 *
 * <p>It links what belongs together: an account with its grants, consumption and lapsed points, a bundle with its members, a
 * product with the account that had the chance for it. Whoever brings the rows decides which of them a run needs.
 */
public final class CaseCollector {
    private final @Nullable String userId;
    private final Map<String, AccountRows> accounts = new TreeMap<>();
    private final List<Request> requests = new ArrayList<>(4);
    private final Map<String, ResourceFacts> resources = new HashMap<>();
    private final Set<DecidedMember> decidedMembers = new HashSet<>();
    private final Map<String, String> chancesUsed = new HashMap<>();

    /** What was brought of one account; without its own row the account is not the user's. */
    private static final class AccountRows {
        private @Nullable AccountFacts own;
        private final List<Grant> grants = new ArrayList<>(0);
        private Map<YearMonth, Money> consumption = Map.of();
        private Map<YearMonth, Points> lapsed = Map.of();
    }

    /** Begins with nothing known; {@code userId} is null where the requests name an account that is not known. */
    public CaseCollector(@Nullable String userId) {
        this.userId = userId;
    }

    /**
     * Adds an account of the user.
     *
     * @param balances its points by pot; null until its quota opens
     */
    public void addAccount(String accountId, Risk risk, LocalDate firstKnownOn, @Nullable QuotaBalances balances) {
        rowsOf(accountId).own =
                new AccountFacts(accountId, risk, firstKnownOn, balances, List.of(), Map.of(), Map.of());
    }

    /** Adds a grant that is not booked yet. */
    public void add(Grant grant) {
        rowsOf(grant.accountId()).grants.add(grant);
    }

    /** Adds what an account consumed in a month. */
    public void addConsumption(String accountId, YearMonth month, Money amount) {
        AccountRows rows = rowsOf(accountId);
        if (rows.consumption.isEmpty()) {
            rows.consumption = new HashMap<>();
        }
        rows.consumption.put(month, amount);
    }

    /**
     * Adds points that lapsed of an account or, below zero, that were restored to it (Rule Q7).
     *
     * @param month the month at whose end they lapsed
     */
    public void addLapsed(String accountId, YearMonth month, Points points) {
        AccountRows rows = rowsOf(accountId);
        if (rows.lapsed.isEmpty()) {
            rows.lapsed = new HashMap<>();
        }
        rows.lapsed.merge(month, points, Points::plus);
    }

    /** Adds a request that is due. */
    public void add(Request request) {
        requests.add(request);
    }

    /** Adds a resource that is requested, or a member of its bundles. */
    public void add(ResourceFacts resource) {
        resources.put(resource.resourceId(), resource);
    }

    /** Adds a request for a bundle member that an earlier run decided. */
    public void add(DecidedMember decided) {
        decidedMembers.add(decided);
    }

    /** Adds that an account had the seven-day full refund for a product; of several accounts the first by id is kept. */
    public void addChanceUsed(String accountId, String product) {
        chancesUsed.merge(product, accountId, (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }

    private AccountRows rowsOf(String accountId) {
        return accounts.computeIfAbsent(accountId, id -> new AccountRows());
    }

    /** Returns the case of what was added, the same in whatever order it was. */
    public Case build() {
        requests.sort(null);
        return new Case(userId, accountFacts(), requests, resources, bundles(), decidedMembers, chancesUsed);
    }

    private Map<String, AccountFacts> accountFacts() {
        Map<String, AccountFacts> facts = new TreeMap<>();
        accounts.forEach((id, rows) -> {
            AccountFacts own = rows.own;
            if (own != null) {
                rows.grants.sort(Comparator.comparing(Grant::grantId));
                facts.put(
                        id,
                        new AccountFacts(
                                id,
                                own.risk(),
                                own.firstKnownOn(),
                                own.balances(),
                                rows.grants,
                                rows.consumption,
                                rows.lapsed));
            }
        });
        return facts;
    }

    private Map<String, Set<String>> bundles() {
        Map<String, Set<String>> members = new HashMap<>();
        for (ResourceFacts resource : resources.values()) {
            for (Order order : resource.orders()) {
                if (order.bundleId() != null) {
                    members.computeIfAbsent(order.bundleId(), id -> new TreeSet<>())
                            .add(resource.resourceId());
                }
            }
        }
        return members;
    }
}
