package reckon.tables;

import java.time.Instant;
import java.time.LocalDate;
import reckon.database.Column;
import reckon.database.Table;
import reckon.money.Points;
import reckon.policy.DecisionKind;

/** The requests that each run held (Rule I3). */
public final class HeldRequestTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("held_request");

    public static final Column<Integer> RUN_NO = DECLARED.integer("run_no");
    public static final Column<String> REQUEST_ID = DECLARED.text("request_id");
    public static final Column<String> ORDER_ID = DECLARED.text("order_id");
    public static final Column<String> ACCOUNT_ID = DECLARED.text("account_id");
    public static final Column<String> USER_ID = DECLARED.text("user_id");
    public static final Column<String> RESOURCE_ID = DECLARED.text("resource_id");
    public static final Column<String> PRODUCT = DECLARED.text("product");
    public static final Column<DecisionKind> KIND = DECLARED.oneOf("kind", DecisionKind.class);
    public static final Column<Instant> SUBMITTED_AT = DECLARED.instant("submitted_at");
    public static final Column<String> REASON = DECLARED.text("reason");
    public static final Column<Points> POINTS_BEFORE = DECLARED.points("points_before");
    public static final Column<String> POLICY_VERSION = DECLARED.text("policy_version");
    public static final Column<String> EXPLANATION = DECLARED.text("explanation");
    public static final Column<LocalDate> HELD_SINCE = DECLARED.date("held_since");

    public static final Table TABLE = DECLARED.appended();

    private HeldRequestTable() {}
}
