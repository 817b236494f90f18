package reckon.intake;

import java.util.List;
import reckon.database.Row;
import reckon.database.Table;

/**
 * {@code settlements}: what was really paid on a refund, by {@code settlement_id}.
 *
 * <pre>
 * settlement_id*  refund_id*  amount*  settled_at*  status*
 * </pre>
 *
 * <p>status is PAID or FAILED.
 */
final class SettlementsFormat extends LineFormat {
    private enum Field implements Column {
        SETTLEMENT_ID,
        REFUND_ID,
        AMOUNT,
        SETTLED_AT,
        STATUS;

        @Override
        public boolean isRequired() {
            return true;
        }
    }

    private enum SettlementStatus {
        PAID,
        FAILED
    }

    @Override
    List<Column> columns() {
        return List.of(Field.values());
    }

    @Override
    Table table() {
        return Table.replaced("settlement", List.of("settlement_id"), keptColumns());
    }

    @Override
    void read(Line line, Row row) throws BadValueException {
        line.id(Field.SETTLEMENT_ID, row);
        line.id(Field.REFUND_ID, row);
        row.hundredths(line.hundredths(Field.AMOUNT));
        row.instant(line.instant(Field.SETTLED_AT));
        row.text(line.word(Field.STATUS, SettlementStatus.class, SettlementStatus.PAID)
                .name());
    }
}
