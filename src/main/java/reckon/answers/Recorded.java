package reckon.answers;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.database.Column;
import reckon.database.ResultRow;
import reckon.money.Money;
import reckon.money.Points;
import reckon.policy.Decision;
import reckon.policy.DecisionKind;
import reckon.policy.DecisionLine;
import reckon.policy.Reason;
import reckon.policy.Rule;
import reckon.policy.Ruling;
import reckon.policy.Sentence;
import reckon.tables.DecisionTable;
import reckon.tables.HeldRequestTable;
import reckon.tables.RunTable;

/**
 * A decision as a run recorded it, or a request as a run held it.
 *
 * @param lineNo its number within the run; 0 for a request held
 * @param missingMonth the month whose consumption the run missed, else null
 * @param heldSince since when it is held; null for a decision
 */
record Recorded(
        int runNo,
        LocalDate businessDate,
        @Nullable YearMonth missingMonth,
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
        Rule rule,
        @Nullable Reason reason,
        @Nullable Integer usageDays,
        @Nullable Money orderAmount,
        Money refundAmount,
        Points pointsSpent,
        @Nullable Points pointsBefore,
        String policyVersion,
        String explanation,
        @Nullable Instant resourceEnd,
        @Nullable LocalDate heldSince) {

    private static final Column<Rule> RULE = Column.oneOf("rule", Rule.class);
    private static final Column<Reason> REASON = Column.oneOf("reason", Reason.class);

    static final String DECISIONS = """
            SELECT d.run_no, r.business_date, r.missing_month, d.line_no, d.request_id, d.order_id, d.account_id,
                   d.user_id, d.resource_id, d.product, d.kind, d.submitted_at, d.decision, d.rule, d.reason,
                   d.usage_days, d.order_amount, d.refund_amount, d.points_spent, d.points_before,
                   d.policy_version, d.explanation, d.resource_end, NULL AS held_since
              FROM decision d
              JOIN run r ON r.run_no = d.run_no
            """;

    static final String HELD = """
            SELECT d.run_no, r.business_date, r.missing_month, 0 AS line_no, d.request_id, d.order_id, d.account_id,
                   d.user_id, d.resource_id, d.product, d.kind, d.submitted_at, 'HELD' AS decision, 'I3' AS rule,
                   d.reason, NULL AS usage_days, NULL AS order_amount, 0.00 AS refund_amount, 0.00 AS points_spent,
                   d.points_before,
                   d.policy_version, d.explanation, NULL AS resource_end, d.held_since
              FROM held_request d
              JOIN run r ON r.run_no = d.run_no
            """;

    static Recorded read(ResultRow row) throws SQLException {
        return new Recorded(
                row.get(DecisionTable.RUN_NO),
                row.get(RunTable.BUSINESS_DATE),
                row.find(RunTable.MISSING_MONTH),
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
                row.get(RULE),
                row.find(REASON),
                row.find(DecisionTable.USAGE_DAYS),
                row.find(DecisionTable.ORDER_AMOUNT),
                row.get(DecisionTable.REFUND_AMOUNT),
                row.get(DecisionTable.POINTS_SPENT),
                row.find(DecisionTable.POINTS_BEFORE),
                row.get(DecisionTable.POLICY_VERSION),
                row.get(DecisionTable.EXPLANATION),
                row.find(DecisionTable.RESOURCE_END),
                row.find(HeldRequestTable.HELD_SINCE));
    }

    boolean isHeld() {
        return decision == Decision.HELD;
    }

    /** Returns the id that it is asked for by: that of the request, or of the order that was refunded without one. */
    String id() {
        return requestId != null ? requestId : Objects.requireNonNull(orderId);
    }

    /** Whether a decision that was made again is the one recorded, to the cent and to the letter. */
    boolean isSameAs(DecisionLine again) {
        Ruling ruling = again.ruling();
        return ruling.decision() == decision
                && ruling.rule() == rule
                && ruling.reason() == reason
                && ruling.refundAmount().equals(refundAmount)
                && ruling.pointsSpent().equals(pointsSpent)
                && Objects.equals(again.pointsBefore(), pointsBefore)
                && isSameText(ruling.explanation());
    }

    /** The ledger keeps the beginning of a very long explanation. */
    private boolean isSameText(String text) {
        return text.equals(explanation)
                || (explanation.endsWith("…") && text.startsWith(explanation.substring(0, explanation.length() - 1)));
    }

    /** Returns it as a decision whose grounds are the text that was recorded. */
    DecisionLine asLine() {
        Ruling ruling = new Ruling(
                decision,
                rule,
                reason,
                null,
                false,
                usageDays,
                orderAmount,
                refundAmount,
                pointsSpent,
                Sentence.of("{0}", explanation),
                resourceEnd,
                List.of(),
                List.of());
        return new DecisionLine(
                requestId,
                orderId,
                accountId,
                userId,
                resourceId,
                product,
                kind,
                submittedAt,
                policyVersion,
                pointsBefore,
                ruling);
    }
}
