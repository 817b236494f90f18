package reckon.intake;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.database.Row;
import reckon.database.Table;

/**
 * {@code consumption}: what an account consumed in a month, by both.
 *
 * <pre>
 * account_id*  month*  amount*
 * </pre>
 *
 * <p>month is written {@code 2026-10}. A month counts as delivered when any line for it was (Rule Q3).
 */
final class ConsumptionFormat extends LineFormat {
    private enum Field implements Column {
        ACCOUNT_ID,
        MONTH,
        AMOUNT;

        @Override
        public boolean isRequired() {
            return true;
        }

        @Override
        public String keptAs() {
            return this == MONTH ? "consumption_month" : header();
        }
    }

    @Override
    List<Column> columns() {
        return List.of(Field.values());
    }

    @Override
    Table table() {
        return Table.replaced("consumption", List.of("consumption_month", "account_id"), keptColumns());
    }

    @Override
    void read(Line line, Row row) throws BadValueException {
        line.id(Field.ACCOUNT_ID, row);
        row.text(String.valueOf(line.month(Field.MONTH)));
        row.hundredths(line.hundredths(Field.AMOUNT));
    }

    @Override
    @Nullable
    LineSubject subject(KeyParts parts) {
        String accountId = parts.id(Field.ACCOUNT_ID);
        return accountId == null ? null : LineSubject.ofConsumption(accountId, parts.month(Field.MONTH));
    }

    @Override
    List<String> ends(KeyParts parts) {
        String accountId = parts.idOfGood(Field.ACCOUNT_ID);
        YearMonth month = Objects.requireNonNull(parts.month(Field.MONTH));
        return List.of(LineSubject.monthOf(accountId, month), LineSubject.anyOf(accountId));
    }
}
