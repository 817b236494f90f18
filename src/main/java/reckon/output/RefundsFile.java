package reckon.output;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.CancellationCheck;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.database.RowFormat;
import reckon.database.RowReader;
import reckon.files.CsvLine;
import reckon.files.CsvText;
import reckon.files.OutputFile;
import reckon.files.RunFile;
import reckon.files.RunFolder;
import reckon.files.WrittenFile;
import reckon.ledger.Run;
import reckon.money.Money;
import reckon.money.Points;
import reckon.policy.Policies;
import reckon.tables.DecisionTable;
import reckon.tables.RefundTable;

/** Writes {@code refunds.csv}: what a run returns, a line for each order (Rules F4, I2, R4). */
final class RefundsFile implements RunFile {
    static final String NAME = "refunds.csv";

    /** How many columns a line has, and where some of them are. */
    static final int COLUMNS = 15;

    static final int REFUND_ID = 0;
    static final int REQUEST_ID = 1;
    static final int ORDER_ID = 4;
    static final int ORDER_AMOUNT = 7;
    static final int CONSUMED_AMOUNT = 8;
    static final int REFUND_AMOUNT = 9;
    static final int POINTS_SPENT = 11;

    static final String HEADER = "refund_id,request_id,account_id,resource_id,order_id,product,kind,order_amount,"
            + "consumed_amount,refund_amount,currency,points_spent,destination,decided_as_of,policy_version";
    private static final String REFUNDS = """
            SELECT f.refund_id, d.request_id, d.account_id, d.resource_id, f.order_id, d.product, f.kind,
                   f.order_amount, f.refund_amount, f.points_spent, d.submitted_at, d.policy_version
              FROM refund f
              JOIN decision d ON d.run_no = f.run_no AND d.line_no = f.line_no
             WHERE f.run_no = ?
             ORDER BY d.submitted_at, d.request_id, d.order_id, f.part_no
            """;

    private final Database database;
    private final Run run;
    private final Policies policies;
    private final CancellationCheck cancellation;
    private volatile Money refunded = Money.ZERO;
    private volatile Points spent = Points.ZERO;

    RefundsFile(Database database, Run run, Policies policies, CancellationCheck cancellation) {
        this.database = database;
        this.run = run;
        this.policies = policies;
        this.cancellation = cancellation;
    }

    /** Returns the sum of what was written. */
    Money refunded() {
        return refunded;
    }

    /** Returns the points that what was written cost. */
    Points spent() {
        return spent;
    }

    @Override
    public List<WrittenFile> write(RunFolder folder) {
        try (Cursor<RefundText> lines =
                database.streamFormatted(REFUNDS, new Format(policies.zone(), policies.currency()), run.runNo())) {
            return List.of(OutputFile.write(folder, NAME, HEADER, () -> counted(lines.next())));
        }
    }

    private @Nullable CsvText counted(@Nullable RefundText line) {
        cancellation.throwIfStopped();
        if (line == null) {
            return null;
        }
        refunded = refunded.plus(line.refundAmount());
        spent = spent.plus(line.pointsSpent());
        return line.columns();
    }

    /** A line, and what it adds to the sums. */
    private record RefundText(CsvText columns, Money refundAmount, Points pointsSpent) {}

    /** How a line is made of a row. */
    private record Format(ZoneId zone, String currency) implements RowFormat<RefundText> {
        @Override
        public RowReader<RefundText> reader() {
            CsvLine text = new CsvLine(zone);
            return row -> line(row, text.clear());
        }

        private RefundText line(ResultRow row, CsvLine text) throws SQLException {
            text.text(row.get(RefundTable.REFUND_ID)).text(row.find(DecisionTable.REQUEST_ID));
            text.text(row.get(DecisionTable.ACCOUNT_ID)).text(row.get(DecisionTable.RESOURCE_ID));
            text.text(row.get(RefundTable.ORDER_ID)).text(row.find(DecisionTable.PRODUCT));
            text.text(row.get(RefundTable.KIND).name());
            Money orderAmount = row.get(RefundTable.ORDER_AMOUNT);
            Money refundAmount = row.get(RefundTable.REFUND_AMOUNT);
            Points pointsSpent = row.get(RefundTable.POINTS_SPENT);
            text.money(orderAmount).money(orderAmount.minus(refundAmount)).money(refundAmount);
            text.text(currency).points(pointsSpent).text("ACCOUNT_BALANCE");
            text.instant(row.get(DecisionTable.SUBMITTED_AT)).text(row.get(DecisionTable.POLICY_VERSION));
            return new RefundText(text.toText(), refundAmount, pointsSpent);
        }

        @Override
        public void write(RefundText line, DataOutput out) throws IOException {
            line.columns.send(out);
            out.writeLong(line.refundAmount.cents());
            out.writeLong(line.pointsSpent.minorUnits());
        }

        @Override
        public RefundText read(DataInput in) throws IOException {
            return new RefundText(CsvText.receive(in), new Money(in.readLong()), new Points(in.readLong()));
        }
    }
}
