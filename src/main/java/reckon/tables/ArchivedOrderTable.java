package reckon.tables;

import reckon.database.Column;
import reckon.database.Table;

/** Orders that were moved out of the database, with the resource of each and the file that has the rest. */
public final class ArchivedOrderTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("archived_order");

    public static final Column<String> ORDER_ID = DECLARED.text("order_id");
    public static final Column<String> RESOURCE_ID = DECLARED.text("resource_id");
    public static final Column<String> FILE_NAME = DECLARED.text("file_name");

    public static final Table TABLE = DECLARED.replaced(ORDER_ID);

    private ArchivedOrderTable() {}
}
