package reckon.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.Row;
import reckon.database.Table;
import reckon.facts.RequestKind;

/**
 * {@code requests}: what accounts ask to unsubscribe, by {@code request_id}.
 *
 * <pre>
 * request_id*  account_id*  resource_id*  kind  submitted_at*  reason
 * </pre>
 *
 * <p>kind is RESOURCE (also when empty) or RENEWAL; submitted_at is not before the setting {@code earliest}. The reason may say anything of anybody and is not kept.
 */
final class RequestsFormat extends LineFormat {
    private enum Field implements Column {
        REQUEST_ID,
        ACCOUNT_ID,
        RESOURCE_ID,
        KIND,
        SUBMITTED_AT,
        REASON;

        @Override
        public boolean isRequired() {
            return this != KIND && this != REASON;
        }

        @Override
        public @Nullable String keptAs() {
            return this == REASON ? null : header();
        }
    }

    @Override
    List<Column> columns() {
        return List.of(Field.values());
    }

    @Override
    Table table() {
        return Table.replaced("request", List.of("request_id"), keptColumns());
    }

    @Override
    void read(Line line, Row row) throws BadValueException {
        line.id(Field.REQUEST_ID, row);
        line.id(Field.ACCOUNT_ID, row);
        line.id(Field.RESOURCE_ID, row);
        row.text(line.word(Field.KIND, RequestKind.class, RequestKind.RESOURCE).name());
        row.instant(line.recentInstant(Field.SUBMITTED_AT));
        line.hasText(Field.REASON);
    }
}
