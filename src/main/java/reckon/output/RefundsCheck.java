package reckon.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import reckon.files.CsvFields;
import reckon.files.Manifest;
import reckon.files.RecordLines;
import reckon.ledger.RefundIds;
import reckon.money.Money;
import reckon.money.Points;

/** Checks {@code refunds.csv}: every line for itself, and what they add up to against the manifest. */
final class RefundsCheck {
    private final Manifest.Totals totals;
    private final RefundIds refundIds = new RefundIds();
    private Money refunded = Money.ZERO;
    private Points spent = Points.ZERO;

    RefundsCheck(Manifest manifest) {
        this.totals = manifest.totals();
    }

    /** Returns the first thing that is wrong, with its line, or null. */
    @Nullable
    String firstProblem(Path file) throws IOException {
        try (RecordLines records = new RecordLines(file)) {
            byte[] header = records.next();
            if (header == null || !new String(header, StandardCharsets.UTF_8).equals(RefundsFile.HEADER)) {
                return RefundsFile.NAME + ", line 1: the header is not that of refunds";
            }
            for (byte[] record = records.next(); record != null; record = records.next()) {
                String problem = problemWith(CsvFields.of(record));
                if (problem != null) {
                    return RefundsFile.NAME + ", line " + records.line() + ": " + problem;
                }
            }
        }
        return refunded.equals(totals.refundAmount()) && spent.equals(totals.pointsSpent())
                ? null
                : RefundsFile.NAME + " does not add up to the totals of the manifest";
    }

    private @Nullable String problemWith(String[] fields) {
        if (fields.length != RefundsFile.COLUMNS) {
            return "it has " + fields.length + " fields";
        }
        String requestId = fields[RefundsFile.REQUEST_ID];
        if (!refundIds.of(requestId, fields[RefundsFile.ORDER_ID]).equals(fields[RefundsFile.REFUND_ID])) {
            return "its refund_id is not that of the request and the order";
        }
        try {
            Money amount = Money.of(fields[RefundsFile.REFUND_AMOUNT]);
            Money left =
                    Money.of(fields[RefundsFile.ORDER_AMOUNT]).minus(Money.of(fields[RefundsFile.CONSUMED_AMOUNT]));
            if (!left.equals(amount)) {
                return "order_amount less consumed_amount is not refund_amount";
            }
            refunded = refunded.plus(amount);
            spent = spent.plus(Points.of(fields[RefundsFile.POINTS_SPENT]));
            return null;
        } catch (NumberFormatException | ArithmeticException e) {
            return "one of its amounts is no amount";
        }
    }
}
