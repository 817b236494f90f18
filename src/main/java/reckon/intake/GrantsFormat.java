package reckon.intake;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
 * only. granted_at is not before the setting {@code earliest}. The ticket is not kept.
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

        @Override
        public @Nullable String keptAs() {
            return switch (this) {
                case MONTH -> "grant_month";
                case TICKET -> null;
                default -> header();
            };
        }
    }

    @Override
    List<Column> columns() {
        return List.of(Field.values());
    }

    @Override
    Table table() {
        return Table.replaced("quota_grant", List.of("grant_id"), keptColumns());
    }

    @Override
    void read(Line line, Row row) throws BadValueException {
        line.id(Field.GRANT_ID, row);
        line.id(Field.ACCOUNT_ID, row);
        row.hundredths(line.hundredths(Field.POINTS));
        row.instant(line.recentInstant(Field.GRANTED_AT));
        YearMonth month = line.month(Field.MONTH);
        row.text(month == null ? null : month.toString());
        line.hasText(Field.TICKET);
    }

    @Override
    @Nullable
    LineSubject subject(KeyParts parts) {
        String grantId = parts.id(Field.GRANT_ID);
        String accountId = parts.id(Field.ACCOUNT_ID);
        return grantId == null && accountId == null ? null : LineSubject.ofGrant(grantId, accountId);
    }

    @Override
    List<String> ends(KeyParts parts) {
        return List.of(parts.idOfGood(Field.GRANT_ID), LineSubject.anyOf(parts.idOfGood(Field.ACCOUNT_ID)));
    }
}
