package reckon.facts;

import java.time.Instant;

/** A request for a resource of a bundle, decided or due. Requests that agree in all but the resource were made together (Rule E18). */
public record DecidedMember(String accountId, String resourceId, RequestKind kind, Instant submittedAt) {
    /** Returns what one request says of its resource. */
    public static DecidedMember of(Request request) {
        return new DecidedMember(request.accountId(), request.resourceId(), request.kind(), request.submittedAt());
    }
}
