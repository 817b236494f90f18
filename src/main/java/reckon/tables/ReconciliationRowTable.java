package reckon.tables;

import java.time.LocalDate;
import reckon.database.Column;
import reckon.database.Table;
import reckon.money.Money;

/** The breaks of each run, but for those that are PENDING. An id that a break has not is empty. */
public final class ReconciliationRowTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("reconciliation_row");

    public static final Column<Integer> RUN_NO = DECLARED.integer("run_no");
    public static final Column<String> BREAK_NAME = DECLARED.text("break_name");
    public static final Column<String> STATE = DECLARED.text("state");
    public static final Column<String> REFUND_ID = DECLARED.text("refund_id");
    public static final Column<String> ORDER_ID = DECLARED.text("order_id");
    public static final Column<String> ACCOUNT_ID = DECLARED.text("account_id");
    public static final Column<Money> EXPECTED = DECLARED.money("expected");
    public static final Column<Money> ACTUAL = DECLARED.money("actual");
    public static final Column<LocalDate> SINCE = DECLARED.date("since");
    public static final Column<String> NOTE = DECLARED.text("note");

    public static final Table TABLE = DECLARED.appended();

    private ReconciliationRowTable() {}
}
