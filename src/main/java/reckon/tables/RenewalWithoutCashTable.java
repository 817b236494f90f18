package reckon.tables;

import reckon.database.Column;
import reckon.database.Table;

/** Renewals that a request took back with no cash left on them (Rule R3). */
public final class RenewalWithoutCashTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("renewal_without_cash");

    public static final Column<String> ORDER_ID = DECLARED.text("order_id");
    public static final Column<Integer> RUN_NO = DECLARED.integer("run_no");
    public static final Column<Integer> LINE_NO = DECLARED.integer("line_no");

    public static final Table TABLE = DECLARED.appended();

    private RenewalWithoutCashTable() {}
}
