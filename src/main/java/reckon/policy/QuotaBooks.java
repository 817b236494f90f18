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
import org.jspecify.annotations.Nullable;

/** The quota books of one case's accounts, with the resets and grants that come before each request (Section 5 of the policy). */
final class QuotaBooks {
    private final Night night;
    private final Map<String, QuotaBook> books = new HashMap<>();
    private final Map<String, Deque<Grant>> grants = new HashMap<>();

    /** @param movements where every movement goes, each account's in the order of booking */
    QuotaBooks(CaseFile file, Night night, List<Movement> movements) {
        this.night = night;
        for (AccountFile account : file.accounts().values()) {
            List<Grant> inTime = grantsInTime(account);
            QuotaBook book = new QuotaBook(account, night.policies(), movements);
            if (!book.isOpen()) {
                open(book, account, inTime, file.requests());
            }
            if (book.isOpen()) {
                books.put(account.accountId(), book);
                grants.put(account.accountId(), new ArrayDeque<>(inTime));
            }
        }
    }

    /** Rule Q1; one whose opening month has no reset because a consumption is missing waits (Rule Q3). */
    private void open(QuotaBook book, AccountFile account, List<Grant> inTime, List<Request> requests) {
        YearMonth month = QuotaBook.openingMonth(account.accountId(), account.firstKnownOn(), inTime, requests, night);
        if (night.policies().startOf(month).isBefore(night.until())) {
            book.open(month);
        }
    }

    private List<Grant> grantsInTime(AccountFile account) {
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

    /** Returns an account's book with every reset and grant booked that counts at or before an instant. */
    QuotaBook advanced(AccountFile account, Instant instant) {
        QuotaBook book = Objects.requireNonNull(books.get(account.accountId()));
        bookGrantsUntil(account.accountId(), book, instant);
        book.advanceTo(instant);
        return book;
    }

    /** Books what is left to the end of the night. */
    void advanceToEnd() {
        Instant last = night.until().minusNanos(1);
        books.forEach((accountId, book) -> {
            bookGrantsUntil(accountId, book, last);
            book.advanceTo(last);
        });
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
