package reckon.tables;

import reckon.database.Column;
import reckon.database.Table;

/** The resources that orders of type CONVERT name, or named before. */
public final class ConversionTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("conversion");

    public static final Column<String> ORDER_ID = DECLARED.text("order_id");
    public static final Column<String> RESOURCE_ID = DECLARED.text("resource_id");

    public static final Table TABLE = DECLARED.appended();

    private ConversionTable() {}
}
