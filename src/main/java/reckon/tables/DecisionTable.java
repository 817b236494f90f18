package reckon.tables;

import java.time.Instant;
import reckon.database.Column;
import reckon.database.Table;
import reckon.money.Money;
import reckon.money.Points;
import reckon.policy.Decision;
import reckon.policy.DecisionKind;

/** Every decision, for good. */
public final class DecisionTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("decision");

    public static final Column<Integer> RUN_NO = DECLARED.integer("run_no");
    public static final Column<Integer> LINE_NO = DECLARED.integer("line_no");
    public static final Column<String> REQUEST_ID = DECLARED.text("request_id");
    public static final Column<String> ORDER_ID = DECLARED.text("order_id");
    public static final Column<String> ACCOUNT_ID = DECLARED.text("account_id");
    public static final Column<String> USER_ID = DECLARED.text("user_id");
    public static final Column<String> RESOURCE_ID = DECLARED.text("resource_id");
    public static final Column<String> PRODUCT = DECLARED.text("product");
    public static final Column<DecisionKind> KIND = DECLARED.oneOf("kind", DecisionKind.class);
    public static final Column<Instant> SUBMITTED_AT = DECLARED.instant("submitted_at");
    public static final Column<Decision> DECISION = DECLARED.oneOf("decision", Decision.class);
    public static final Column<String> RULE = DECLARED.text("rule");
    public static final Column<String> REASON = DECLARED.text("reason");
    public static final Column<Integer> USAGE_DAYS = DECLARED.integer("usage_days");
    public static final Column<Money> ORDER_AMOUNT = DECLARED.money("order_amount");
    public static final Column<Money> REFUND_AMOUNT = DECLARED.money("refund_amount");
    public static final Column<Points> POINTS_SPENT = DECLARED.points("points_spent");
    public static final Column<Points> POINTS_BEFORE = DECLARED.points("points_before");
    public static final Column<String> POLICY_VERSION = DECLARED.text("policy_version");
    public static final Column<String> EXPLANATION = DECLARED.text("explanation");
    public static final Column<Instant> RESOURCE_END = DECLARED.instant("resource_end");

    public static final Table TABLE = DECLARED.appended();

    private DecisionTable() {}
}
