package reckon.answers;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.database.Columns;
import reckon.money.Money;
import reckon.money.Points;
import reckon.policy.Decision;
import reckon.policy.DecisionKind;
import reckon.policy.DecisionLine;
import reckon.policy.Reason;
import reckon.policy.Rule;
import reckon.policy.Ruling;
import reckon.policy.Sentence;

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

    static final String DECISIONS = """
            SELECT d.run_no, r.business_date, r.missing_month, d.line_no, d.request_id, d.order_id, d.account_id,
                   d.user_id, d.resource_id, d.product, d.kind, d.submitted_at, d.decision, d.rule, d.reason,
                   d.usage_days, d.order_amount, d.refund_amount, d.points_spent, d.points_before,
                   d.policy_version, d.explanation, d.resource_end, NULL
              FROM decision d
              JOIN run r ON r.run_no = d.run_no
            """;

    static final String HELD = """
            SELECT d.run_no, r.business_date, r.missing_month, 0, d.request_id, d.order_id, d.account_id,
                   d.user_id, d.resource_id, d.product, d.kind, d.submitted_at, 'HELD', 'I3', d.reason,
                   NULL, NULL, 0.00, 0.00, d.points_before,
                   d.policy_version, d.explanation, NULL, d.held_since
              FROM held_request d
              JOIN run r ON r.run_no = d.run_no
            """;

    static Recorded read(Columns row) throws SQLException {
        return new Recorded(
                row.whole(),
                row.date(),
                row.optionalMonth(),
                row.whole(),
                row.optionalText(),
                row.optionalText(),
                row.text(),
                row.optionalText(),
                row.text(),
                row.optionalText(),
                row.word(DecisionKind.class),
                row.instant(),
                row.word(Decision.class),
                row.word(Rule.class),
                row.optionalWord(Reason.class),
                row.optionalWhole(),
                row.optionalMoney(),
                row.money(),
                row.points(),
                row.optionalPoints(),
                row.text(),
                row.text(),
                row.optionalInstant(),
                row.optionalDate());
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
                ruling,
                false);
    }
}
