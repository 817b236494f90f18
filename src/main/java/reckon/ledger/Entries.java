package reckon.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.database.Row;
import reckon.database.Table;
import reckon.facts.Order;
import reckon.facts.QuotaStanding;
import reckon.facts.Unsubscription;
import reckon.money.Money;
import reckon.money.Points;
import reckon.policy.DecisionLine;
import reckon.policy.Movement;
import reckon.policy.RefundLine;
import reckon.policy.Rule;
import reckon.policy.Ruling;

/** How what was decided becomes rows: each table of the ledger with the filling of its rows, side by side. */
final class Entries {
    private static final int LONGEST_EXPLANATION = 4000;

    static final Table DECISION = Table.appended(
            "decision",
            "run_no",
            "line_no",
            "request_id",
            "order_id",
            "account_id",
            "user_id",
            "resource_id",
            "product",
            "kind",
            "submitted_at",
            "decision",
            "rule",
            "reason",
            "usage_days",
            "order_amount",
            "refund_amount",
            "points_spent",
            "points_before",
            "policy_version",
            "explanation",
            "resource_end");

    static final Table HELD_REQUEST = Table.appended(
            "held_request",
            "run_no",
            "request_id",
            "order_id",
            "account_id",
            "user_id",
            "resource_id",
            "product",
            "kind",
            "submitted_at",
            "reason",
            "points_before",
            "policy_version",
            "explanation",
            "held_since");

    static final Table REFUND = Table.appended(
            "refund",
            "run_no",
            "line_no",
            "part_no",
            "refund_id",
            "order_id",
            "kind",
            "order_amount",
            "refunded_before",
            "refund_amount",
            "points_spent",
            "paid_cash",
            "effective_at",
            "expires_at");

    static final Table UNSUBSCRIPTION =
            Table.appended("unsubscription", "resource_id", "request_id", "submitted_at", "run_no", "line_no");

    static final Table WAITING_RESET =
            Table.replaced("waiting_reset", List.of("run_no", "account_id"), "run_no", "account_id");

    static final Table UNBINDING = Table.appended("unbinding", "run_no", "line_no", "resource_id");

    static final Table SEVEN_DAY_CHANCE =
            Table.appended("seven_day_chance", "account_id", "product", "run_no", "line_no");

    static final Table RENEWAL_WITHOUT_CASH = Table.appended("renewal_without_cash", "order_id", "run_no", "line_no");

    static final Table BUNDLE_REQUEST =
            Table.appended("bundle_request", "resource_id", "account_id", "kind", "submitted_at", "request_id");

    static final Table MOVEMENT = Table.appended(
            "movement",
            "account_id",
            "movement_no",
            "run_no",
            "movement",
            "points",
            "balance_after",
            "lasting_after",
            "monthly_after",
            "month_bound_after",
            "quota_month",
            "effective_at",
            "reference");

    static final Table BOOKED_GRANT = Table.appended("booked_grant", "grant_id", "run_no");

    private final int runNo;
    private final RefundIds refundIds = new RefundIds();

    Entries(int runNo) {
        this.runNo = runNo;
    }

    void decision(Row row, Numbered numbered) {
        Ruling ruling = numbered.line().ruling();
        row.whole(runNo).whole(numbered.lineNo());
        subject(row, numbered.line());
        row.text(ruling.decision().name()).text(ruling.rule().name());
        row.text(ruling.reason() == null ? null : ruling.reason().name());
        whole(row, ruling.usageDays());
        money(row, ruling.orderAmount());
        row.hundredths(ruling.refundAmount().cents())
                .hundredths(ruling.pointsSpent().hundredths());
        points(row, numbered.line().pointsBefore());
        row.text(numbered.line().policyVersion()).text(explanation(ruling)).instant(ruling.resourceEnd());
    }

    /** @param heldSince the business date of the first of the runs in a row that held it */
    void heldRequest(Row row, DecisionLine line, LocalDate heldSince) {
        row.whole(runNo);
        subject(row, line);
        row.text(String.valueOf(line.ruling().reason()));
        points(row, line.pointsBefore());
        row.text(line.policyVersion()).text(explanation(line.ruling())).date(heldSince);
    }

    private static void subject(Row row, DecisionLine line) {
        row.text(line.requestId()).text(line.orderId()).text(line.accountId()).text(line.userId());
        row.text(line.resourceId())
                .text(line.product())
                .text(line.kind().name())
                .instant(line.submittedAt());
    }

    private static String explanation(Ruling ruling) {
        String text = ruling.explanation();
        return text.length() <= LONGEST_EXPLANATION ? text : text.substring(0, LONGEST_EXPLANATION - 1) + "…";
    }

    void refund(Row row, Numbered numbered, int part) {
        DecisionLine line = numbered.line();
        RefundLine refund = line.ruling().refunds().get(part);
        row.whole(runNo).whole(numbered.lineNo()).whole(part + 1);
        row.text(refundIds.of(line.requestId(), refund.orderId())).text(refund.orderId());
        row.text(refund.kind().name());
        row.hundredths(refund.orderAmount().cents())
                .hundredths(refund.refundedBefore().cents());
        row.hundredths(refund.refundAmount().cents())
                .hundredths(refund.pointsSpent().hundredths());
        Order order = refund.order();
        row.hundredths(order.cash().cents()).instant(order.effectiveAt()).instant(order.expiresAt());
    }

    void unsubscription(Row row, Numbered numbered) {
        Unsubscription unsubscription = Objects.requireNonNull(numbered.line().unsubscription());
        row.text(numbered.line().resourceId()).text(unsubscription.requestId()).instant(unsubscription.submittedAt());
        row.whole(runNo).whole(numbered.lineNo());
    }

    void waitingReset(Row row, String accountId) {
        row.whole(runNo).text(accountId);
    }

    void sevenDayChance(Row row, Numbered numbered) {
        row.text(numbered.line().accountId()).text(numbered.line().product());
        row.whole(runNo).whole(numbered.lineNo());
    }

    static boolean usesChance(Numbered numbered) {
        return numbered.line().ruling().rule() == Rule.F2;
    }

    void renewalWithoutCash(Row row, Numbered numbered, String orderId) {
        row.text(orderId).whole(runNo).whole(numbered.lineNo());
    }

    void bundleRequest(Row row, DecisionLine line) {
        row.text(line.resourceId())
                .text(line.accountId())
                .text(line.kind().name())
                .instant(line.submittedAt());
        row.text(line.requestId());
    }

    void movement(Row row, Movement movement) {
        QuotaStanding after = movement.after();
        row.text(movement.accountId()).whole(after.movements()).whole(runNo);
        row.text(movement.kind().name()).hundredths(movement.points().hundredths());
        row.hundredths(after.balance().hundredths()).hundredths(after.lasting().hundredths());
        row.hundredths(after.monthly().hundredths())
                .hundredths(after.monthBound().hundredths());
        row.text(after.month().toString()).instant(movement.effectiveAt()).text(movement.reference());
    }

    void bookedGrant(Row row, Movement movement) {
        row.text(movement.reference()).whole(runNo);
    }

    private static void whole(Row row, @Nullable Integer value) {
        if (value == null) {
            row.nothing();
        } else {
            row.whole(value);
        }
    }

    private static void money(Row row, @Nullable Money amount) {
        if (amount == null) {
            row.nothing();
        } else {
            row.hundredths(amount.cents());
        }
    }

    private static void points(Row row, @Nullable Points points) {
        if (points == null) {
            row.nothing();
        } else {
            row.hundredths(points.hundredths());
        }
    }
}
