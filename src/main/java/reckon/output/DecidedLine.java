package reckon.output;

import java.time.OffsetDateTime;
import java.util.Comparator;
import reckon.money.Money;
import reckon.money.Points;

/**
 * A line of {@code audit.csv} as far as it says what was decided.
 *
 * @param requestId empty for an order that was refunded without a request (Rules A1, A2)
 * @param reason empty where there is none
 * @param usageDays as it is written, empty where none were counted
 */
public record DecidedLine(
        OffsetDateTime submittedAt,
        String requestId,
        String orderId,
        String resourceId,
        String kind,
        String decision,
        String rule,
        String reason,
        String usageDays,
        Money refundAmount,
        Points pointsSpent,
        String explanation)
        implements Comparable<DecidedLine> {

    private static final Comparator<DecidedLine> ORDER = Comparator.comparing(
                    (DecidedLine line) -> line.submittedAt().toInstant())
            .thenComparing(DecidedLine::requestId)
            .thenComparing(line -> line.requestId().isEmpty() ? line.orderId() : "");

    /** Returns decision, rule and reason. */
    public String summary() {
        return decision + " " + rule + (reason.isEmpty() ? "" : " " + reason);
    }

    /** Returns what was decided: the request, or the order where there is none. */
    public String id() {
        return requestId.isEmpty() ? orderId : requestId;
    }

    boolean isDecidedLike(DecidedLine other) {
        return summary().equals(other.summary())
                && kind.equals(other.kind)
                && usageDays.equals(other.usageDays)
                && refundAmount.equals(other.refundAmount)
                && pointsSpent.equals(other.pointsSpent);
    }

    /** In the order of the audit. Lines of the same request, or of the same order without one, are equal in it. */
    @Override
    public int compareTo(DecidedLine other) {
        return ORDER.compare(this, other);
    }
}
