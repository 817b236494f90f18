package reckon.ledger;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.database.TableRow;
import reckon.facts.AcceptedRequest;
import reckon.facts.Order;
import reckon.facts.QuotaBalances;
import reckon.money.Points;
import reckon.policy.DecisionLine;
import reckon.policy.Movement;
import reckon.policy.RefundLine;
import reckon.policy.Ruling;
import reckon.tables.BookedGrantTable;
import reckon.tables.DecisionTable;
import reckon.tables.HeldRequestTable;
import reckon.tables.MovementTable;
import reckon.tables.RefundTable;
import reckon.tables.RenewalWithoutCashTable;
import reckon.tables.SevenDayChanceTable;
import reckon.tables.UnsubscriptionTable;
import reckon.tables.WaitingResetTable;

/** How what was decided becomes rows of the ledger's tables. */
public final class Entries {
    private static final int LONGEST_EXPLANATION = 4000;

    private final int runNo;
    private final RefundIds refundIds = new RefundIds();

    /** Makes the rows of one run. */
    public Entries(int runNo) {
        this.runNo = runNo;
    }

    /** Fills a row of {@link DecisionTable}. */
    public void decision(TableRow row, NumberedLine numbered) {
        DecisionLine line = numbered.line();
        Ruling ruling = line.ruling();
        row.set(DecisionTable.RUN_NO, runNo).set(DecisionTable.LINE_NO, numbered.lineNo());
        row.set(DecisionTable.REQUEST_ID, line.requestId()).set(DecisionTable.ORDER_ID, line.orderId());
        row.set(DecisionTable.ACCOUNT_ID, line.accountId()).set(DecisionTable.USER_ID, line.userId());
        row.set(DecisionTable.RESOURCE_ID, line.resourceId()).set(DecisionTable.PRODUCT, line.product());
        row.set(DecisionTable.KIND, line.kind()).set(DecisionTable.SUBMITTED_AT, line.submittedAt());
        row.set(DecisionTable.DECISION, ruling.decision());
        row.set(DecisionTable.RULE, ruling.rule().name()).set(DecisionTable.REASON, reason(ruling));
        row.set(DecisionTable.USAGE_DAYS, ruling.usageDays()).set(DecisionTable.ORDER_AMOUNT, ruling.orderAmount());
        row.set(DecisionTable.REFUND_AMOUNT, ruling.refundAmount());
        row.set(DecisionTable.POINTS_SPENT, ruling.pointsSpent()).set(DecisionTable.POINTS_BEFORE, line.pointsBefore());
        row.set(DecisionTable.POLICY_VERSION, line.policyVersion());
        row.set(DecisionTable.EXPLANATION, explanation(ruling)).set(DecisionTable.RESOURCE_END, ruling.resourceEnd());
    }

    /**
     * Fills a row of {@link HeldRequestTable}.
     *
     * @param pointsBefore the account's whole balance, or null
     * @param heldSince the business date of the first of the runs in a row that held it
     */
    public void heldRequest(TableRow row, DecisionLine line, @Nullable Points pointsBefore, LocalDate heldSince) {
        row.set(HeldRequestTable.RUN_NO, runNo);
        row.set(HeldRequestTable.REQUEST_ID, line.requestId()).set(HeldRequestTable.ORDER_ID, line.orderId());
        row.set(HeldRequestTable.ACCOUNT_ID, line.accountId()).set(HeldRequestTable.USER_ID, line.userId());
        row.set(HeldRequestTable.RESOURCE_ID, line.resourceId()).set(HeldRequestTable.PRODUCT, line.product());
        row.set(HeldRequestTable.KIND, line.kind()).set(HeldRequestTable.SUBMITTED_AT, line.submittedAt());
        row.set(HeldRequestTable.REASON, reason(line.ruling())).set(HeldRequestTable.POINTS_BEFORE, pointsBefore);
        row.set(HeldRequestTable.POLICY_VERSION, line.policyVersion());
        row.set(HeldRequestTable.EXPLANATION, explanation(line.ruling()));
        row.set(HeldRequestTable.HELD_SINCE, heldSince);
    }

    private static @Nullable String reason(Ruling ruling) {
        return ruling.reason() == null ? null : ruling.reason().name();
    }

    private static String explanation(Ruling ruling) {
        String text = ruling.explanation();
        return text.length() <= LONGEST_EXPLANATION ? text : text.substring(0, LONGEST_EXPLANATION - 1) + "…";
    }

    /** Fills a row of {@link RefundTable} from one of the refunds of a decision. */
    public void refund(TableRow row, NumberedLine numbered, int part) {
        DecisionLine line = numbered.line();
        RefundLine refund = line.ruling().refunds().get(part);
        Order order = refund.order();
        row.set(RefundTable.RUN_NO, runNo).set(RefundTable.LINE_NO, numbered.lineNo());
        row.set(RefundTable.PART_NO, part + 1);
        row.set(RefundTable.REFUND_ID, refundIds.of(line.requestId(), refund.orderId()));
        row.set(RefundTable.ORDER_ID, refund.orderId()).set(RefundTable.KIND, refund.kind());
        row.set(RefundTable.ORDER_AMOUNT, refund.orderAmount());
        row.set(RefundTable.REFUNDED_BEFORE, refund.refundedBefore());
        row.set(RefundTable.REFUND_AMOUNT, refund.refundAmount());
        row.set(RefundTable.POINTS_SPENT, refund.pointsSpent()).set(RefundTable.PAID_CASH, order.cash());
        row.set(RefundTable.EFFECTIVE_AT, order.effectiveAt()).set(RefundTable.EXPIRES_AT, order.expiresAt());
    }

    /** Fills a row of {@link UnsubscriptionTable} from a decision that gives its resource back. */
    public void unsubscription(TableRow row, NumberedLine numbered) {
        AcceptedRequest unsubscription = Objects.requireNonNull(numbered.line().unsubscription());
        row.set(UnsubscriptionTable.RESOURCE_ID, numbered.line().resourceId());
        row.set(UnsubscriptionTable.REQUEST_ID, unsubscription.requestId());
        row.set(UnsubscriptionTable.SUBMITTED_AT, unsubscription.submittedAt());
        row.set(UnsubscriptionTable.RUN_NO, runNo).set(UnsubscriptionTable.LINE_NO, numbered.lineNo());
    }

    /** Fills a row of {@link WaitingResetTable}. */
    public void waitingReset(TableRow row, String accountId) {
        row.set(WaitingResetTable.RUN_NO, runNo).set(WaitingResetTable.ACCOUNT_ID, accountId);
    }

    /** Fills a row of {@link SevenDayChanceTable} from a decision that uses the chance. */
    public void sevenDayChance(TableRow row, NumberedLine numbered) {
        row.set(SevenDayChanceTable.ACCOUNT_ID, numbered.line().accountId());
        row.set(SevenDayChanceTable.PRODUCT, numbered.line().product());
        row.set(SevenDayChanceTable.RUN_NO, runNo).set(SevenDayChanceTable.LINE_NO, numbered.lineNo());
    }

    /** Whether a decision uses the chance of a full refund (Rule F2). */
    public static boolean usesChance(NumberedLine numbered) {
        return numbered.line().ruling().usesChance();
    }

    /** Fills a row of {@link RenewalWithoutCashTable}. */
    public void renewalWithoutCash(TableRow row, NumberedLine numbered, String orderId) {
        row.set(RenewalWithoutCashTable.ORDER_ID, orderId);
        row.set(RenewalWithoutCashTable.RUN_NO, runNo).set(RenewalWithoutCashTable.LINE_NO, numbered.lineNo());
    }

    /** Fills a row of {@link MovementTable}. */
    public void movement(TableRow row, Movement movement) {
        QuotaBalances after = movement.after();
        row.set(MovementTable.ACCOUNT_ID, movement.accountId()).set(MovementTable.MOVEMENT_NO, after.movements());
        row.set(MovementTable.RUN_NO, runNo).set(MovementTable.MOVEMENT, movement.kind());
        row.set(MovementTable.POINTS, movement.points()).set(MovementTable.BALANCE_AFTER, after.total());
        row.set(MovementTable.LASTING_AFTER, after.lasting()).set(MovementTable.MONTHLY_AFTER, after.monthly());
        row.set(MovementTable.MONTH_BOUND_AFTER, after.monthBound()).set(MovementTable.QUOTA_MONTH, after.month());
        row.set(MovementTable.EFFECTIVE_AT, movement.effectiveAt()).set(MovementTable.REFERENCE, movement.reference());
    }

    /** Fills a row of {@link BookedGrantTable} from the movement that books the grant. */
    public void bookedGrant(TableRow row, Movement movement) {
        row.set(BookedGrantTable.GRANT_ID, movement.reference()).set(BookedGrantTable.RUN_NO, runNo);
    }
}
