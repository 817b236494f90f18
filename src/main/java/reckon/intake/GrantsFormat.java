package reckon.intake;

import java.time.YearMonth;
import java.util.List;
import reckon.database.Row;
import reckon.database.Table;

/**
 * {@code grants}: points that a ticket adds to an account, by {@code grant_id}.
 *
 * <pre>
 * grant_id*  account_id*  points*  granted_at*  month  ticket
 * </pre>
 *
 * <p>Points have at most two places. An empty month grants for good, else the points are for that month
 * only. The ticket is not kept.
 */
final class GrantsFormat extends LineFormat {
    private enum Field implements Column {
        GRANT_ID,
        ACCOUNT_ID,
        POINTS,
        GRANTED_AT,
        MONTH,
        TICKET;

        @Override
        public boolean isRequired() {
            return this != MONTH && this != TICKET;
        }
    }

    @Override
    List<Column> columns() {
        return List.of(Field.values());
    }

    @Override
    Table table() {
        return Table.replaced(
                "quota_grant", List.of("grant_id"), "grant_id", "account_id", "points", "granted_at", "grant_month");
    }

    @Override
    void read(Line line, Row row) throws BadValueException {
        line.id(Field.GRANT_ID, row);
        line.id(Field.ACCOUNT_ID, row);
        row.hundredths(line.hundredths(Field.POINTS));
        row.instant(line.instant(Field.GRANTED_AT));
        YearMonth month = line.month(Field.MONTH);
        row.text(month == null ? null : month.toString());
        line.hasText(Field.TICKET);
    }
}
