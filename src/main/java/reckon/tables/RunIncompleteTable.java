package reckon.tables;

import reckon.database.Column;
import reckon.database.Table;

/** What was missing for each run when it was published. */
public final class RunIncompleteTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("run_incomplete");

    public static final Column<Integer> RUN_NO = DECLARED.integer("run_no");
    public static final Column<Integer> ITEM_NO = DECLARED.integer("item_no");
    public static final Column<String> REASON = DECLARED.text("reason");

    public static final Table TABLE = DECLARED.appended();

    private RunIncompleteTable() {}
}
