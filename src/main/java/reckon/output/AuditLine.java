package reckon.output;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reckon.database.ResultRow;
import reckon.money.Money;
import reckon.money.Points;
import reckon.policy.Decision;
import reckon.policy.DecisionKind;
import reckon.policy.Release;
import reckon.tables.DecisionTable;

/** A decision as the audit tells it, read back from the ledger or from the requests held. */
record AuditLine(
        int lineNo,
        @Nullable String requestId,
        @Nullable String orderId,
        String accountId,
        @Nullable String userId,
        String resourceId,
        @Nullable String product,
        DecisionKind kind,
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
            SELECT 0 AS line_no, request_id, order_id, account_id, user_id, resource_id, product, kind, submitted_at,
                   'HELD' AS decision, 'I3' AS rule, reason, NULL AS usage_days, NULL AS order_amount,
                   0.00 AS refund_amount, 0.00 AS points_spent, points_before,
                   policy_version, CONCAT(explanation, COALESCE(CONCAT('; held since ', held_since), '')) AS explanation,
                   NULL AS resource_end
              FROM held_request
             WHERE run_no = ?
             ORDER BY submitted_at, request_id
            """;

    static AuditLine read(ResultRow row) throws SQLException {
        return new AuditLine(
                row.get(DecisionTable.LINE_NO),
                row.find(DecisionTable.REQUEST_ID),
                row.find(DecisionTable.ORDER_ID),
                row.get(DecisionTable.ACCOUNT_ID),
                row.find(DecisionTable.USER_ID),
                row.get(DecisionTable.RESOURCE_ID),
                row.find(DecisionTable.PRODUCT),
                row.get(DecisionTable.KIND),
                row.get(DecisionTable.SUBMITTED_AT),
                row.get(DecisionTable.DECISION),
                row.get(DecisionTable.RULE),
                row.find(DecisionTable.REASON),
                row.find(DecisionTable.USAGE_DAYS),
                row.find(DecisionTable.ORDER_AMOUNT),
                row.get(DecisionTable.REFUND_AMOUNT),
                row.get(DecisionTable.POINTS_SPENT),
                row.find(DecisionTable.POINTS_BEFORE),
                row.get(DecisionTable.POLICY_VERSION),
                row.get(DecisionTable.EXPLANATION),
                row.find(DecisionTable.RESOURCE_END));
    }

    /** Returns what was consumed: the orders' cash less the refund; null where not accepted. */
    @Nullable
    Money consumedAmount() {
        return orderAmount == null ? null : orderAmount.minus(refundAmount);
    }

    /** Returns what becomes of the resource, or null if it stays as it is (Rules R1-R3). */
    @Nullable
    Release release() {
        return Release.of(resourceId, kind, decision, resourceEnd);
    }

    @Nullable
    Points pointsAfter() {
        return pointsBefore == null ? null : pointsBefore.minus(pointsSpent);
    }
}
