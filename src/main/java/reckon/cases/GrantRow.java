package reckon.cases;

import java.sql.SQLException;
import reckon.database.ResultRow;
import reckon.facts.Grant;
import reckon.tables.QuotaGrantTable;

/** What a row of a query says of a grant. */
public final class GrantRow {
    /** The columns that {@link #read} reads, in their order; g is the table quota_grant. */
    public static final String COLUMNS = "g.grant_id, g.account_id, g.points, g.granted_at, g.grant_month";

    private GrantRow() {}

    /** Reads the grant. */
    public static Grant read(ResultRow row) throws SQLException {
        return new Grant(
                row.get(QuotaGrantTable.GRANT_ID),
                row.get(QuotaGrantTable.ACCOUNT_ID),
                row.get(QuotaGrantTable.POINTS),
                row.get(QuotaGrantTable.GRANTED_AT),
                row.find(QuotaGrantTable.GRANT_MONTH));
    }
}
