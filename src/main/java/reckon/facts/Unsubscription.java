package reckon.facts;

import java.time.Instant;

/**
 * The accepted RESOURCE request by which a resource was given back.
 *
 * @param requestId the request
 * @param submittedAt when it was submitted
 */
public record Unsubscription(String requestId, Instant submittedAt) {}
