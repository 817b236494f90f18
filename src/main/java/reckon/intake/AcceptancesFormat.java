package reckon.intake;

import java.util.List;
import reckon.database.Row;
import reckon.database.Table;

/**
 * {@code acceptances}: breaks of the reconciliation that somebody answers for, by break, refund_id and order_id.
 *
 * <pre>
 * break*  refund_id  order_id  expected  actual  note  ticket*
 * </pre>
 *
 * <p>A line is a row of {@code reconciliation.csv} given back, with the ticket under which it was accepted. The
 * amounts may be negative, as the paid_cash of a RESIZE may be.
 */
final class AcceptancesFormat extends LineFormat {
    /** A note names up to five settlements, each by up to 64 characters. */
    private static final int LONGEST_NOTE = 500;

    private enum Field implements Column {
        BREAK,
        REFUND_ID,
        ORDER_ID,
        EXPECTED,
        ACTUAL,
        NOTE,
        TICKET;

        @Override
        public boolean isRequired() {
            return this == BREAK || this == TICKET;
        }

        @Override
        public String keptAs() {
            return this == BREAK ? "break_name" : header();
        }
    }

    private enum Break {
        SETTLEMENT_DUPLICATE,
        SETTLEMENT_AMOUNT,
        SETTLEMENT_FAILED,
        SETTLEMENT_MISSING,
        SETTLEMENT_UNKNOWN,
        ORDER_REFUNDED_OUTSIDE,
        ORDER_NOT_MARKED,
        ORDER_CHANGED,
        CDS_NOT_CONVERTED
    }

    @Override
    List<Column> columns() {
        return List.of(Field.values());
    }

    @Override
    Table table() {
        return Table.replaced("acceptance", List.of("break_name", "refund_id", "order_id"), keptColumns());
    }

    @Override
    void read(Line line, Row row) throws BadValueException {
        row.text(line.word(Field.BREAK, Break.class, Break.SETTLEMENT_MISSING).name());
        idOrNothing(line, Field.REFUND_ID, row);
        idOrNothing(line, Field.ORDER_ID, row);
        amount(line, Field.EXPECTED, row);
        amount(line, Field.ACTUAL, row);
        line.text(Field.NOTE, row, LONGEST_NOTE);
        line.text(Field.TICKET, row);
    }

    /** A part of a key is never NULL. */
    private static void idOrNothing(Line line, Field column, Row row) throws BadValueException {
        if (line.isEmpty(column)) {
            row.text("");
        } else {
            line.id(column, row);
        }
    }

    private static void amount(Line line, Field column, Row row) throws BadValueException {
        if (line.isEmpty(column)) {
            row.nothing();
        } else {
            row.hundredths(line.signedHundredths(column));
        }
    }
}
