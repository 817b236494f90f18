package reckon.output;

import java.sql.SQLException;
import java.util.List;
import reckon.database.CancellationCheck;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.files.CsvLine;
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
        CsvLine text = new CsvLine(policies.zone());
        try (Cursor<CsvLine> lines = database.stream(REFUNDS, row -> line(text.clear(), row), run.runNo())) {
            return List.of(OutputFile.write(folder, NAME, HEADER, lines::next));
        }
    }

    private CsvLine line(CsvLine text, ResultRow row) throws SQLException {
        cancellation.throwIfStopped();
        text.text(row.get(RefundTable.REFUND_ID)).text(row.find(DecisionTable.REQUEST_ID));
        text.text(row.get(DecisionTable.ACCOUNT_ID)).text(row.get(DecisionTable.RESOURCE_ID));
        text.text(row.get(RefundTable.ORDER_ID)).text(row.find(DecisionTable.PRODUCT));
        text.text(row.get(RefundTable.KIND).name());
        Money orderAmount = row.get(RefundTable.ORDER_AMOUNT);
        Money refundAmount = row.get(RefundTable.REFUND_AMOUNT);
        Points pointsSpent = row.get(RefundTable.POINTS_SPENT);
        refunded = refunded.plus(refundAmount);
        spent = spent.plus(pointsSpent);
        text.money(orderAmount).money(orderAmount.minus(refundAmount)).money(refundAmount);
        text.text(policies.currency()).points(pointsSpent).text("ACCOUNT_BALANCE");
        return text.instant(row.get(DecisionTable.SUBMITTED_AT)).text(row.get(DecisionTable.POLICY_VERSION));
    }
}
