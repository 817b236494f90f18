package reckon.cases;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import reckon.database.ResultRow;
import reckon.facts.QuotaStanding;
import reckon.tables.MovementTable;

/** Where an account's quota stands by its last movement, as a row of a query has it. */
final class StandingRow {
    private StandingRow() {}

    /** Returns it, or null for an account that has no movement. */
    static @Nullable QuotaStanding read(ResultRow row) throws SQLException {
        Integer movements = row.find(MovementTable.MOVEMENT_NO);
        return movements == null
                ? null
                : new QuotaStanding(
                        movements,
                        row.get(MovementTable.QUOTA_MONTH),
                        row.get(MovementTable.LASTING_AFTER),
                        row.get(MovementTable.MONTHLY_AFTER),
                        row.get(MovementTable.MONTH_BOUND_AFTER));
    }
}
