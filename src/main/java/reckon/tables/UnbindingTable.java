package reckon.tables;

import reckon.database.Column;
import reckon.database.Table;

/** What is unbound from resources that a decision releases (Rule R1). */
public final class UnbindingTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("unbinding");

    public static final Column<Integer> RUN_NO = DECLARED.integer("run_no");
    public static final Column<Integer> LINE_NO = DECLARED.integer("line_no");
    public static final Column<String> RESOURCE_ID = DECLARED.text("resource_id");

    public static final Table TABLE = DECLARED.appended();

    private UnbindingTable() {}
}
