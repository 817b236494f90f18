package reckon.facts;

import java.time.Instant;
import java.util.Comparator;

/**
 * A request that was accepted: one that gave a resource back, or that returned an order.
 *
 * @param requestId the request
 * @param submittedAt when it was submitted
 */
public record AcceptedRequest(String requestId, Instant submittedAt) implements Comparable<AcceptedRequest> {
    private static final Comparator<AcceptedRequest> ORDER =
            Comparator.comparing(AcceptedRequest::submittedAt).thenComparing(AcceptedRequest::requestId);

    /** Whether it comes before a request in the order in which requests are decided. */
    public boolean isBefore(Request request) {
        return compareTo(new AcceptedRequest(request.requestId(), request.submittedAt())) < 0;
    }

    @Override
    public int compareTo(AcceptedRequest other) {
        return ORDER.compare(this, other);
    }
}
