package reckon.tables;

import java.time.Instant;
import java.time.YearMonth;
import reckon.database.Column;
import reckon.database.Table;
import reckon.money.Points;
import reckon.policy.Movement;

/** Every change of an account's points, for good (Rule Q6). */
public final class MovementTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("movement");

    public static final Column<String> ACCOUNT_ID = DECLARED.text("account_id");
    public static final Column<Integer> MOVEMENT_NO = DECLARED.integer("movement_no");
    public static final Column<Integer> RUN_NO = DECLARED.integer("run_no");
    public static final Column<Movement.Kind> MOVEMENT = DECLARED.oneOf("movement", Movement.Kind.class);
    public static final Column<Points> POINTS = DECLARED.points("points");
    public static final Column<Points> BALANCE_AFTER = DECLARED.points("balance_after");
    public static final Column<Points> LASTING_AFTER = DECLARED.points("lasting_after");
    public static final Column<Points> MONTHLY_AFTER = DECLARED.points("monthly_after");
    public static final Column<Points> MONTH_BOUND_AFTER = DECLARED.points("month_bound_after");
    public static final Column<YearMonth> QUOTA_MONTH = DECLARED.month("quota_month");
    public static final Column<Instant> EFFECTIVE_AT = DECLARED.instant("effective_at");
    public static final Column<String> REFERENCE = DECLARED.text("reference");

    public static final Table TABLE = DECLARED.appended();

    private MovementTable() {}
}
