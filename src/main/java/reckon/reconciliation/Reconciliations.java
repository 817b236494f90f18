package reckon.reconciliation;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.Column;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.database.TableRow;
import reckon.money.Money;
import reckon.tables.ReconciliationRowTable;
import reckon.tables.ReconciliationTable;

/** What was found in each run: its figures, and its rows but for those that are PENDING. */
final class Reconciliations {
    static final String ROW_COLUMNS =
            "break_name, state, refund_id, order_id, account_id, expected, actual, since, note";

    private static final Column<Long> COUNT = Column.bigint("counted");
    private static final Column<Money> AMOUNT = Column.money("amount");

    private final Database database;

    Reconciliations(Database database) {
        this.database = database;
    }

    /** Returns the figures of a run, or null if it was never reconciled. */
    @Nullable
    Figures of(int runNo) {
        return database.first(
                "SELECT " + ReconciliationTable.TABLE.columnList() + " FROM reconciliation WHERE run_no = ?",
                Reconciliations::figures,
                runNo);
    }

    private static Figures figures(ResultRow row) throws SQLException {
        return new Figures(
                row.get(ReconciliationTable.RUN_NO),
                row.get(ReconciliationTable.AS_OF),
                new ReconciliationSettings(
                        row.get(ReconciliationTable.SETTLEMENT_DAYS), row.find(ReconciliationTable.ORDERS_SINCE)),
                tally(row, ReconciliationTable.LEDGER_COUNT, ReconciliationTable.LEDGER_AMOUNT),
                tally(row, ReconciliationTable.PAID_COUNT, ReconciliationTable.PAID_AMOUNT),
                tally(row, ReconciliationTable.WAITING_COUNT, ReconciliationTable.WAITING_AMOUNT),
                tally(row, ReconciliationTable.BEFORE_COUNT, ReconciliationTable.BEFORE_AMOUNT),
                tally(row, ReconciliationTable.RECORDED_COUNT, ReconciliationTable.RECORDED_AMOUNT),
                tally(row, ReconciliationTable.SETTLED_COUNT, ReconciliationTable.SETTLED_AMOUNT),
                tally(row, ReconciliationTable.REOPENED_COUNT, ReconciliationTable.REOPENED_AMOUNT));
    }

    /** Reads a query's {@code counted} and {@code amount}. */
    static Tally tally(ResultRow row) throws SQLException {
        return tally(row, COUNT, AMOUNT);
    }

    private static Tally tally(ResultRow row, Column<Long> count, Column<Money> amount) throws SQLException {
        return new Tally(row.get(count), row.get(amount));
    }

    static ReconciliationRow row(ResultRow row) throws SQLException {
        return new ReconciliationRow(
                Break.valueOf(row.get(ReconciliationRowTable.BREAK_NAME)),
                State.valueOf(row.get(ReconciliationRowTable.STATE)),
                row.get(ReconciliationRowTable.REFUND_ID),
                row.get(ReconciliationRowTable.ORDER_ID),
                row.get(ReconciliationRowTable.ACCOUNT_ID),
                row.find(ReconciliationRowTable.EXPECTED),
                row.find(ReconciliationRowTable.ACTUAL),
                row.get(ReconciliationRowTable.SINCE),
                row.get(ReconciliationRowTable.NOTE));
    }

    /** Forgets what a run came to, as it is going to be found anew. */
    void forget(int runNo) {
        database.update("DELETE FROM reconciliation WHERE run_no = ?", runNo);
        database.update("DELETE FROM reconciliation_row WHERE run_no = ?", runNo);
    }

    void keep(Figures figures) {
        database.writeAll(ReconciliationTable.TABLE, List.of(figures).iterator(), Reconciliations::fill);
    }

    private static void fill(TableRow row, Figures figures) {
        row.set(ReconciliationTable.RUN_NO, figures.runNo()).set(ReconciliationTable.AS_OF, figures.asOf());
        row.set(ReconciliationTable.SETTLEMENT_DAYS, figures.settings().settlementDays());
        row.set(ReconciliationTable.ORDERS_SINCE, figures.settings().ordersSince());
        set(row, ReconciliationTable.LEDGER_COUNT, ReconciliationTable.LEDGER_AMOUNT, figures.ledger());
        set(row, ReconciliationTable.PAID_COUNT, ReconciliationTable.PAID_AMOUNT, figures.paid());
        set(row, ReconciliationTable.WAITING_COUNT, ReconciliationTable.WAITING_AMOUNT, figures.waiting());
        set(row, ReconciliationTable.BEFORE_COUNT, ReconciliationTable.BEFORE_AMOUNT, figures.before());
        set(row, ReconciliationTable.RECORDED_COUNT, ReconciliationTable.RECORDED_AMOUNT, figures.recorded());
        set(row, ReconciliationTable.SETTLED_COUNT, ReconciliationTable.SETTLED_AMOUNT, figures.settled());
        set(row, ReconciliationTable.REOPENED_COUNT, ReconciliationTable.REOPENED_AMOUNT, figures.reopened());
    }

    private static void set(TableRow row, Column<Long> count, Column<Money> amount, Tally tally) {
        row.set(count, tally.count()).set(amount, tally.amount());
    }

    void keep(int runNo, List<ReconciliationRow> rows) {
        database.writeAll(ReconciliationRowTable.TABLE, rows.iterator(), (row, found) -> fill(row, runNo, found));
    }

    private static void fill(TableRow row, int runNo, ReconciliationRow found) {
        row.set(ReconciliationRowTable.RUN_NO, runNo);
        row.set(ReconciliationRowTable.BREAK_NAME, found.kind().name());
        row.set(ReconciliationRowTable.STATE, found.state().name());
        row.set(ReconciliationRowTable.REFUND_ID, found.refundId());
        row.set(ReconciliationRowTable.ORDER_ID, found.orderId());
        row.set(ReconciliationRowTable.ACCOUNT_ID, found.accountId());
        row.set(ReconciliationRowTable.EXPECTED, found.expected());
        row.set(ReconciliationRowTable.ACTUAL, found.actual());
        row.set(ReconciliationRowTable.SINCE, found.since()).set(ReconciliationRowTable.NOTE, found.note());
    }
}
