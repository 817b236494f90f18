package reckon.cases;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import reckon.database.ResultRow;
import reckon.facts.QuotaBalances;
import reckon.tables.MovementTable;

/** An account's points by pot after its last movement, as a row of a query has them. */
public final class QuotaBalancesRow {
    private QuotaBalancesRow() {}

    /** Returns them, or null for an account that has no movement. */
    public static @Nullable QuotaBalances read(ResultRow row) throws SQLException {
        Integer movements = row.find(MovementTable.MOVEMENT_NO);
        return movements == null
                ? null
                : new QuotaBalances(
                        movements,
                        row.get(MovementTable.QUOTA_MONTH),
                        row.get(MovementTable.LASTING_AFTER),
                        row.get(MovementTable.MONTHLY_AFTER),
                        row.get(MovementTable.MONTH_BOUND_AFTER));
    }
}
