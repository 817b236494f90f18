package reckon.facts;

import java.time.Instant;
import java.util.Comparator;

/**
 * An account asks to unsubscribe a resource, or only its unused renewals.
 *
 * <p>Requests are decided in their natural order: by {@code submittedAt} as an instant, then by id as
 * ASCII text.
 */
public record Request(String requestId, String accountId, String resourceId, RequestKind kind, Instant submittedAt)
        implements Comparable<Request> {
    private static final Comparator<Request> ORDER =
            Comparator.comparing(Request::submittedAt).thenComparing(Request::requestId);

    @Override
    public int compareTo(Request other) {
        return ORDER.compare(this, other);
    }
}
