package reckon.tables;

import reckon.database.Column;
import reckon.database.Table;

/** The lock of a night that MySQL keeps, one row. */
public final class NightLockTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("night_lock");

    public static final Column<Integer> LOCK_NO = DECLARED.integer("lock_no");
    public static final Column<String> HOLDER = DECLARED.text("holder");

    public static final Table TABLE = DECLARED.appended();

    private NightLockTable() {}
}
