package reckon.cases;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reckon.facts.Grant;
import reckon.facts.QuotaBalances;
import reckon.facts.Request;
import reckon.facts.ResourceCollector;
import reckon.facts.Risk;
import reckon.money.Money;

/** A user for whom a run has something to do, with what it is. */
public final class DueUser {
    private final @Nullable String userId;
    private final List<Account> accounts = new ArrayList<>(1);
    private final Map<String, List<String>> chancesUsed = new HashMap<>(0);
    private final List<Request> requests = new ArrayList<>(4);
    private final Map<String, ResourceCollector> resources = new HashMap<>();
    private final List<Grant> grants = new ArrayList<>(0);
    private @Nullable ResourceCollector growing;

    /**
     * One account of a user.
     *
     * @param balances its points by pot; null until its quota opens
     * @param consumedIn the month whose consumption the account's next reset needs, as far as that is known beforehand
     * @param consumption what it consumed in that month; null where there is no line
     */
    record Account(
            String userId,
            String accountId,
            Risk risk,
            LocalDate firstKnownOn,
            @Nullable QuotaBalances balances,
            YearMonth consumedIn,
            @Nullable Money consumption) {}

    /**
     * An account with one of the products for which it had a seven-day full refund (Rule F2); the rows of an account follow
     * one another.
     *
     * @param product null if it had none
     */
    record AccountRow(Account account, @Nullable String product) {}

    /**
     * A request that is due, with what one row says of its resource; the rows of a request follow one another.
     *
     * @param caseId the user's id, or the account's where it is not known
     */
    public record RequestRow(String caseId, Request request, ResourceRow resource) {}

    /**
     * Begins with nothing due.
     *
     * @param userId null when the requests name an account that is not known
     */
    public DueUser(@Nullable String userId) {
        this.userId = userId;
    }

    void add(AccountRow row) {
        Account account = row.account();
        if (accounts.isEmpty() || !accounts.get(accounts.size() - 1).accountId().equals(account.accountId())) {
            accounts.add(account);
        }
        if (row.product() != null) {
            chancesUsed
                    .computeIfAbsent(account.accountId(), id -> new ArrayList<>(1))
                    .add(row.product());
        }
    }

    /** Adds a row of a request; of a resource that is requested twice the first request's rows say all. */
    public void add(RequestRow row) {
        Request request = row.request();
        if (requests.isEmpty() || !requests.get(requests.size() - 1).requestId().equals(request.requestId())) {
            requests.add(request);
            growing = null;
            resources.computeIfAbsent(request.resourceId(), id -> growing = new ResourceCollector(id));
        }
        if (growing != null) {
            row.resource().addTo(growing);
        }
    }

    void add(Grant grant) {
        grants.add(grant);
    }

    /** Returns the user's id; null when the requests name an account that is not known. */
    @Nullable
    String userId() {
        return userId;
    }

    /** Returns the user's accounts; those that have their resets may be left out if nothing else is due. */
    List<Account> accounts() {
        return accounts;
    }

    /** Returns the products for which an account of the user had its seven-day full refund (Rule F2). */
    List<String> chancesUsed(String accountId) {
        return chancesUsed.getOrDefault(accountId, List.of());
    }

    /** Returns the requests that are due, by (submitted_at, request_id). */
    public List<Request> requests() {
        return requests;
    }

    /** Returns the resources that they name, by id. */
    public Map<String, ResourceCollector> resources() {
        return resources;
    }

    /** Returns the grants that are not booked yet. */
    List<Grant> grants() {
        return grants;
    }
}
