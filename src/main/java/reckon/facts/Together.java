package reckon.facts;

import java.time.Instant;

/** That a resource was asked for; requests that agree in all but the resource were made together (Rule E18). */
public record Together(String accountId, String resourceId, RequestKind kind, Instant submittedAt) {
    /** Returns what one request says of its resource. */
    public static Together of(Request request) {
        return new Together(request.accountId(), request.resourceId(), request.kind(), request.submittedAt());
    }
}
