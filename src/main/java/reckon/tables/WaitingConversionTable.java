package reckon.tables;

import reckon.database.Column;
import reckon.database.Table;

/** Orders that convert a resource later than they are delivered. */
public final class WaitingConversionTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("waiting_conversion");

    public static final Column<String> ORDER_ID = DECLARED.text("order_id");

    public static final Table TABLE = DECLARED.appended();

    private WaitingConversionTable() {}
}
