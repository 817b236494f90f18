package reckon.tables;

import java.time.Instant;
import java.time.YearMonth;
import reckon.database.Column;
import reckon.database.Table;
import reckon.money.Points;

/** Grants of points as last delivered. */
public final class QuotaGrantTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("quota_grant");

    public static final Column<String> GRANT_ID = DECLARED.text("grant_id");
    public static final Column<String> ACCOUNT_ID = DECLARED.text("account_id");
    public static final Column<Points> POINTS = DECLARED.points("points");
    public static final Column<Instant> GRANTED_AT = DECLARED.instant("granted_at");
    public static final Column<YearMonth> GRANT_MONTH = DECLARED.month("grant_month");

    /** Whether a run before the last one that began booked it. */
    public static final Column<Boolean> IS_BOOKED = DECLARED.bool("is_booked");

    public static final Table TABLE = DECLARED.replaced(GRANT_ID);

    private QuotaGrantTable() {}
}
