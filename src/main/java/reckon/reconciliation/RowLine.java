package reckon.reconciliation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import reckon.files.CsvLine;
import reckon.money.Money;

/** A row as a line of its file, written and read back. */
record RowLine(
        Break kind,
        State state,
        String refundId,
        String orderId,
        @Nullable Money expected,
        @Nullable Money actual) {
    static final String HEADER = "break,state,refund_id,order_id,account_id,expected,actual,age_days,note";
    private static final int COLUMNS = 9;
    private static final int AGE = 7;

    /** The order of the lines of a file; no two are the same. */
    static final Comparator<RowLine> ORDER = Comparator.comparing(
                    (RowLine line) -> line.kind().name())
            .thenComparing(RowLine::refundId)
            .thenComparing(RowLine::orderId)
            .thenComparing(line -> line.state().name());

    /** Puts a row together as a line; its age is counted up to a day. */
    static CsvLine write(CsvLine text, ReconciliationRow row, LocalDate asOf) {
        text.clear().text(row.kind().name()).text(row.state().name());
        text.text(row.refundId()).text(row.orderId()).text(row.accountId());
        text.money(row.expected()).money(row.actual());
        return text.integer(ChronoUnit.DAYS.between(row.since(), asOf)).text(row.note());
    }

    /** Reads a line back; throws {@link IllegalArgumentException} or {@link ArithmeticException} where it is none. */
    static RowLine read(String[] fields) {
        if (fields.length != COLUMNS) {
            throw new IllegalArgumentException("it has " + fields.length + " fields");
        }
        Break kind = Break.valueOf(fields[0]);
        State state = State.valueOf(fields[1]);
        Money expected = money(fields[5]);
        Money actual = money(fields[6]);
        if (kind.isOfSettlement() && (expected == null || actual == null)) {
            throw new IllegalArgumentException("it has no amounts");
        }
        if (state == State.PENDING && kind != Break.SETTLEMENT_MISSING) {
            throw new IllegalArgumentException("only a SETTLEMENT_MISSING can be PENDING");
        }
        if (Integer.parseInt(fields[AGE]) < 0) {
            throw new IllegalArgumentException("its age is below zero");
        }
        return new RowLine(kind, state, fields[2], fields[3], expected, actual);
    }

    private static @Nullable Money money(String field) {
        if (field.isEmpty()) {
            return null;
        }
        Money amount = Money.of(field);
        if (!amount.toString().equals(field)) {
            throw new IllegalArgumentException("the amount " + field + " is not written with two places");
        }
        return amount;
    }
}
