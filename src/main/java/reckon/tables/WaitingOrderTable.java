package reckon.tables;

import reckon.database.Column;
import reckon.database.Table;

/** Orders that may have to be refunded without a request, and wait (Rules A1, A2). */
public final class WaitingOrderTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("waiting_order");

    public static final Column<String> ORDER_ID = DECLARED.text("order_id");

    public static final Table TABLE = DECLARED.appended();

    private WaitingOrderTable() {}
}
