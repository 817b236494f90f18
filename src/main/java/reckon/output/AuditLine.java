package reckon.output;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import reckon.database.Columns;
import reckon.money.Money;
import reckon.money.Points;
import reckon.policy.Decision;
import reckon.policy.DecisionKind;
import reckon.policy.Release;

/** A decision as the audit tells it, read back from the ledger or from the requests held. */
record AuditLine(
        int lineNo,
        @Nullable String requestId,
        @Nullable String orderId,
        String accountId,
        @Nullable String userId,
        String resourceId,
        @Nullable String product,
        String kind,
        Instant submittedAt,
        Decision decision,
        String rule,
        @Nullable String reason,
        @Nullable Integer usageDays,
        @Nullable Money orderAmount,
        Money refundAmount,
        Points pointsSpent,
        @Nullable Points pointsBefore,
        String policyVersion,
        String explanation,
        @Nullable Instant resourceEnd) {

    static final String DECISIONS = """
            SELECT line_no, request_id, order_id, account_id, user_id, resource_id, product, kind, submitted_at,
                   decision, rule, reason, usage_days, order_amount, refund_amount, points_spent, points_before,
                   policy_version, explanation, resource_end
              FROM decision
             WHERE run_no = ?
             ORDER BY submitted_at, request_id, order_id
            """;

    static final String HELD_REQUESTS = """
            SELECT 0, request_id, order_id, account_id, user_id, resource_id, product, kind, submitted_at,
                   'HELD', 'I3', reason, NULL, NULL, 0.00, 0.00, points_before,
                   policy_version, CONCAT(explanation, COALESCE(CONCAT('; held since ', held_since), '')), NULL
              FROM held_request
             WHERE run_no = ?
             ORDER BY submitted_at, request_id
            """;

    /** The order of the audit: by instant, then by request, an order without a request (Rule A1) first and by its id. */
    static final Comparator<AuditLine> ORDER = Comparator.comparing(AuditLine::submittedAt)
            .thenComparing(AuditLine::requestId, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(AuditLine::orderId, Comparator.nullsFirst(Comparator.naturalOrder()));

    static AuditLine read(Columns row) throws SQLException {
        return new AuditLine(
                row.whole(),
                row.optionalText(),
                row.optionalText(),
                row.text(),
                row.optionalText(),
                row.text(),
                row.optionalText(),
                row.text(),
                row.instant(),
                row.word(Decision.class),
                row.text(),
                row.optionalText(),
                row.optionalWhole(),
                row.optionalMoney(),
                row.money(),
                row.points(),
                row.optionalPoints(),
                row.text(),
                row.text(),
                row.optionalInstant());
    }

    /** Returns what was consumed: the orders' cash less the refund; null where not accepted. */
    @Nullable
    Money consumedAmount() {
        return orderAmount == null ? null : orderAmount.minus(refundAmount);
    }

    /** Returns what becomes of the resource, or null if it stays as it is (Rules R1-R3). */
    @Nullable
    Release release() {
        return Release.of(resourceId, DecisionKind.valueOf(kind), decision, resourceEnd);
    }

    @Nullable
    Points pointsAfter() {
        return pointsBefore == null ? null : pointsBefore.minus(pointsSpent);
    }
}
