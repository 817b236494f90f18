package reckon.tables;

import java.time.Instant;
import reckon.database.Column;
import reckon.database.Table;
import reckon.money.Money;
import reckon.money.Points;
import reckon.policy.RefundKind;

/** What is returned, a row for each order, for good (Rules F4, I2). */
public final class RefundTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("refund");

    public static final Column<Integer> RUN_NO = DECLARED.integer("run_no");
    public static final Column<Integer> LINE_NO = DECLARED.integer("line_no");
    public static final Column<Integer> PART_NO = DECLARED.integer("part_no");
    public static final Column<String> REFUND_ID = DECLARED.text("refund_id");
    public static final Column<String> ORDER_ID = DECLARED.text("order_id");
    public static final Column<RefundKind> KIND = DECLARED.oneOf("kind", RefundKind.class);
    public static final Column<Money> ORDER_AMOUNT = DECLARED.money("order_amount");
    public static final Column<Money> REFUNDED_BEFORE = DECLARED.money("refunded_before");
    public static final Column<Money> REFUND_AMOUNT = DECLARED.money("refund_amount");
    public static final Column<Points> POINTS_SPENT = DECLARED.points("points_spent");
    public static final Column<Money> PAID_CASH = DECLARED.money("paid_cash");
    public static final Column<Instant> EFFECTIVE_AT = DECLARED.instant("effective_at");
    public static final Column<Instant> EXPIRES_AT = DECLARED.instant("expires_at");

    public static final Table TABLE = DECLARED.appended();

    private RefundTable() {}
}
