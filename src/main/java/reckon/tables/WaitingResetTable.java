package reckon.tables;

import reckon.database.Column;
import reckon.database.Table;

/** Accounts whose reset waits (Rule I3). */
public final class WaitingResetTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("waiting_reset");

    public static final Column<Integer> RUN_NO = DECLARED.integer("run_no");
    public static final Column<String> ACCOUNT_ID = DECLARED.text("account_id");

    public static final Table TABLE = DECLARED.replaced(RUN_NO, ACCOUNT_ID);

    private WaitingResetTable() {}
}
