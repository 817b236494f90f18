package reckon.tables;

import reckon.database.Column;
import reckon.database.Table;

/** Grants that are booked (Rule Q4). */
public final class BookedGrantTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("booked_grant");

    public static final Column<String> GRANT_ID = DECLARED.text("grant_id");
    public static final Column<Integer> RUN_NO = DECLARED.integer("run_no");

    public static final Table TABLE = DECLARED.appended();

    private BookedGrantTable() {}
}
