package reckon.policy;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import reckon.facts.AccountFacts;
import reckon.facts.Case;
import reckon.facts.Grant;
import reckon.facts.RejectedLine;

/** The quota books of one case's accounts, with the resets and grants that come before each request (Section 5 of the policy). */
final class QuotaBooks {
    private final Night night;
    private final Map<String, QuotaBook> books = new HashMap<>();
    private final Map<String, Deque<Grant>> grants = new HashMap<>();
    private final Map<String, Stop> stops = new TreeMap<>();

    /**
     * The first reset of an account that waits, as a line of its consumption was rejected (Rule I3).
     *
     * @param instant when the reset would count; nothing of the account is booked from then on
     */
    private record Stop(Instant instant, RejectedLine line) {}

    /** @param movements where every movement goes, each account's in the order of booking */
    QuotaBooks(Case facts, Night night, List<Movement> movements) {
        this.night = night;
        for (AccountFacts account : facts.accounts().values()) {
            List<Grant> inTime = grantsInTime(account);
            QuotaBook book = new QuotaBook(account, night.policies(), movements);
            YearMonth firstReset = account.balances() != null
                    ? account.balances().month().plusMonths(1)
                    : QuotaBook.openingMonth(
                            account.accountId(), account.firstKnownOn(), inTime, facts.requests(), night);
            Stop stop = stopOf(account.accountId(), firstReset);
            if (stop != null) {
                stops.put(account.accountId(), stop);
            }
            // Rule Q1; one whose opening month has no reset because a consumption is missing waits (Rule Q3).
            if (!book.isOpen() && night.policies().startOf(firstReset).isBefore(until(account.accountId()))) {
                book.open(firstReset);
            }
            if (book.isOpen()) {
                books.put(account.accountId(), book);
                grants.put(account.accountId(), new ArrayDeque<>(inTime));
            }
        }
    }

    private @Nullable Stop stopOf(String accountId, YearMonth firstReset) {
        if (!night.faults().hasConsumptionOf(accountId)) {
            return null;
        }
        Policies policies = night.policies();
        for (YearMonth month = firstReset;
                policies.startOf(month).isBefore(night.until());
                month = month.plusMonths(1)) {
            RejectedLine line = night.faults().ofConsumption(accountId, month.minusMonths(1));
            YearMonth first =
                    policies.inForceAt(policies.startOf(month)).quota().firstMonth();
            if (line != null && (first == null || !month.minusMonths(1).isBefore(first))) {
                return new Stop(policies.startOf(month), line);
            }
        }
        return null;
    }

    /** Returns the first instant of which nothing of an account is booked. */
    private Instant until(String accountId) {
        Stop stop = stops.get(accountId);
        return stop == null ? night.until() : stop.instant();
    }

    /** Returns the rejected line of consumption that the points of an account at an instant wait for, or null. */
    @Nullable
    RejectedLine awaitedLine(String accountId, Instant instant) {
        Stop stop = stops.get(accountId);
        return stop == null || instant.isBefore(stop.instant()) ? null : stop.line();
    }

    /** Returns the ids of the accounts of which a reset waits for a line of consumption. */
    List<String> accountsThatWait() {
        return List.copyOf(stops.keySet());
    }

    private List<Grant> grantsInTime(AccountFacts account) {
        if (account.grants().isEmpty()) {
            return List.of();
        }
        var zone = night.policies().zone();
        List<Grant> result = new ArrayList<>(account.grants());
        result.removeIf(grant -> !grant.isBookableBefore(night.until(), zone));
        result.sort(
                Comparator.comparing((Grant grant) -> grant.effectiveAt(zone)).thenComparing(Grant::grantId));
        return result;
    }

    /**
     * Returns an account's book with every reset and grant booked that counts at or before an instant; null if its quota cannot
     * open yet. Where a reset waits, what comes from then on is not booked.
     */
    @Nullable
    QuotaBook advanced(String accountId, Instant instant) {
        QuotaBook book = books.get(accountId);
        if (book != null) {
            Instant last = until(accountId).minusNanos(1);
            Instant to = instant.isBefore(last) ? instant : last;
            bookGrantsUntil(accountId, book, to);
            book.advanceTo(to);
        }
        return book;
    }

    /** Books what is left to the end of the night. */
    void advanceToEnd() {
        books.keySet().forEach(accountId -> advanced(accountId, night.until()));
    }

    private void bookGrantsUntil(String accountId, QuotaBook book, Instant instant) {
        Deque<Grant> waiting = Objects.requireNonNull(grants.get(accountId));
        @Nullable Grant next = waiting.peek();
        while (next != null && !next.effectiveAt(night.policies().zone()).isAfter(instant)) {
            book.advanceTo(next.effectiveAt(night.policies().zone()));
            book.grant(waiting.remove());
            next = waiting.peek();
        }
    }
}
