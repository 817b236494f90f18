package reckon.tables;

import reckon.database.Column;
import reckon.database.Table;

/** The chances of a full refund that are used (Rule F2). */
public final class SevenDayChanceTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("seven_day_chance");

    public static final Column<String> ACCOUNT_ID = DECLARED.text("account_id");
    public static final Column<String> PRODUCT = DECLARED.text("product");
    public static final Column<Integer> RUN_NO = DECLARED.integer("run_no");
    public static final Column<Integer> LINE_NO = DECLARED.integer("line_no");

    public static final Table TABLE = DECLARED.appended();

    private SevenDayChanceTable() {}
}
