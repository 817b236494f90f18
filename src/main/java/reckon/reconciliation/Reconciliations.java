package reckon.reconciliation;

import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.Columns;
import reckon.database.Database;
import reckon.database.Row;
import reckon.database.Table;
import reckon.money.Money;

/** What was found in each run: its figures, and its rows but for those that are PENDING. */
final class Reconciliations {
    static final String ROW_COLUMNS =
            "break_name, state, refund_id, order_id, account_id, expected, actual, since, note";

    private static final Table FIGURES = Table.appended(
            "reconciliation",
            "run_no",
            "as_of",
            "settlement_days",
            "orders_since",
            "ledger_count",
            "ledger_amount",
            "paid_count",
            "paid_amount",
            "waiting_count",
            "waiting_amount",
            "before_count",
            "before_amount",
            "recorded_count",
            "recorded_amount",
            "settled_count",
            "settled_amount",
            "reopened_count",
            "reopened_amount");
    private static final Table ROWS = Table.appended(
            "reconciliation_row",
            "run_no",
            "break_name",
            "state",
            "refund_id",
            "order_id",
            "account_id",
            "expected",
            "actual",
            "since",
            "note");

    private final Database database;

    Reconciliations(Database database) {
        this.database = database;
    }

    /** Returns the figures of a run, or null if it was never reconciled. */
    @Nullable
    Figures of(int runNo) {
        return database.first(
                "SELECT " + String.join(", ", FIGURES.columns()) + " FROM reconciliation WHERE run_no = ?",
                Reconciliations::figures,
                runNo);
    }

    private static Figures figures(Columns row) throws SQLException {
        return new Figures(
                row.whole(),
                row.date(),
                new ReconciliationSettings(row.whole(), row.optionalDate()),
                tally(row),
                tally(row),
                tally(row),
                tally(row),
                tally(row),
                tally(row),
                tally(row));
    }

    static Tally tally(Columns row) throws SQLException {
        return new Tally(row.large(), row.money());
    }

    static ReconciliationRow row(Columns row) throws SQLException {
        return new ReconciliationRow(
                Break.valueOf(row.text()),
                State.valueOf(row.text()),
                row.text(),
                row.text(),
                row.text(),
                row.optionalMoney(),
                row.optionalMoney(),
                row.date(),
                row.text());
    }

    /** Forgets what a run came to, as it is going to be found anew. */
    void forget(int runNo) {
        database.update("DELETE FROM reconciliation WHERE run_no = ?", runNo);
        database.update("DELETE FROM reconciliation_row WHERE run_no = ?", runNo);
    }

    void keep(Figures figures) {
        Iterator<Figures> one = List.of(figures).iterator();
        database.write(FIGURES, row -> {
            if (!one.hasNext()) {
                return false;
            }
            fill(row, one.next());
            return true;
        });
    }

    private static void fill(Row row, Figures figures) {
        row.whole(figures.runNo()).date(figures.asOf());
        row.whole(figures.settings().settlementDays());
        if (figures.settings().ordersSince() == null) {
            row.nothing();
        } else {
            row.date(figures.settings().ordersSince());
        }
        List.of(
                        figures.ledger(),
                        figures.paid(),
                        figures.waiting(),
                        figures.before(),
                        figures.recorded(),
                        figures.settled(),
                        figures.reopened())
                .forEach(tally ->
                        row.whole(tally.count()).hundredths(tally.amount().cents()));
    }

    void keep(int runNo, List<ReconciliationRow> rows) {
        Iterator<ReconciliationRow> left = rows.iterator();
        database.write(ROWS, row -> {
            if (!left.hasNext()) {
                return false;
            }
            fill(row.whole(runNo), left.next());
            return true;
        });
    }

    private static void fill(Row row, ReconciliationRow found) {
        row.text(found.kind().name()).text(found.state().name());
        row.text(found.refundId()).text(found.orderId()).text(found.accountId());
        money(row, found.expected());
        money(row, found.actual());
        row.date(found.since()).text(found.note());
    }

    private static void money(Row row, @Nullable Money amount) {
        if (amount == null) {
            row.nothing();
        } else {
            row.hundredths(amount.cents());
        }
    }
}
