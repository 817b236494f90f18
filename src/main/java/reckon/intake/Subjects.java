package reckon.intake;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the lines of one kind of file are about: a bad one makes what depends on it wait, and a good one ends that (Rule I3). */
final class Subjects {
    /** Of lines on which nobody depends. */
    static final Subjects NONE = new Subjects(parts -> null, parts -> List.of());

    static final Subjects ACCOUNT = new Subjects(
            parts -> {
                String accountId = parts.id("account_id");
                return accountId == null ? null : LineSubject.ofAccount(accountId);
            },
            parts -> List.of(parts.idOfGood("account_id")));

    static final Subjects RESOURCE = new Subjects(
            parts -> {
                String resourceId = parts.id("resource_id");
                return resourceId == null ? null : LineSubject.ofResource(resourceId, parts.id("account_id"));
            },
            parts -> List.of(parts.idOfGood("resource_id")));

    static final Subjects ORDER = new Subjects(
            parts -> {
                String orderId = parts.id("order_id");
                String resourceId = parts.id("resource_id");
                return orderId == null && resourceId == null
                        ? null
                        : LineSubject.ofOrder(orderId, parts.id("account_id"), resourceId, parts.id("bundle_id"));
            },
            parts -> List.of(parts.idOfGood("order_id"), LineSubject.anyOf(parts.idOfGood("resource_id"))));

    static final Subjects CONSUMPTION = new Subjects(
            parts -> {
                String accountId = parts.id("account_id");
                return accountId == null ? null : LineSubject.ofConsumption(accountId, parts.month("month"));
            },
            parts -> {
                String accountId = parts.idOfGood("account_id");
                YearMonth month = Objects.requireNonNull(parts.month("month"));
                return List.of(LineSubject.monthOf(accountId, month), LineSubject.anyOf(accountId));
            });

    static final Subjects GRANT = new Subjects(
            parts -> {
                String grantId = parts.id("grant_id");
                String accountId = parts.id("account_id");
                return grantId == null && accountId == null ? null : LineSubject.ofGrant(grantId, accountId);
            },
            parts -> List.of(parts.idOfGood("grant_id"), LineSubject.anyOf(parts.idOfGood("account_id"))));

    static final Subjects PRICE = new Subjects(PriceLines::subject, PriceLines::ended);

    private final Function<KeyParts, @Nullable LineSubject> subject;
    private final Function<KeyParts, List<String>> ended;

    private Subjects(Function<KeyParts, @Nullable LineSubject> subject, Function<KeyParts, List<String>> ended) {
        this.subject = subject;
        this.ended = ended;
    }

    /** Returns what a bad line is about, or null if that cannot be read or nobody depends on lines of this kind. */
    @Nullable
    LineSubject of(KeyParts parts) {
        return subject.apply(parts);
    }

    /** Returns the keys of all subjects that a good line ends. */
    List<String> endedBy(KeyParts parts) {
        return ended.apply(parts);
    }
}
