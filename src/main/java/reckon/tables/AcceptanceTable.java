package reckon.tables;

import reckon.database.Column;
import reckon.database.Table;
import reckon.money.Money;

/** Breaks of {@code reconciliation.csv} that finance gave back, each with the ticket under which it was accepted. */
public final class AcceptanceTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("acceptance");

    public static final Column<String> BREAK_NAME = DECLARED.text("break_name");
    public static final Column<String> REFUND_ID = DECLARED.text("refund_id");
    public static final Column<String> ORDER_ID = DECLARED.text("order_id");
    public static final Column<Money> EXPECTED = DECLARED.money("expected");
    public static final Column<Money> ACTUAL = DECLARED.money("actual");
    public static final Column<String> NOTE = DECLARED.text("note");
    public static final Column<String> TICKET = DECLARED.text("ticket");

    public static final Table TABLE = DECLARED.replaced(BREAK_NAME, REFUND_ID, ORDER_ID);

    private AcceptanceTable() {}
}
