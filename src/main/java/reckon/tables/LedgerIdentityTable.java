package reckon.tables;

import reckon.database.Column;
import reckon.database.Table;

/** The id of this ledger, one row. */
public final class LedgerIdentityTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("ledger_identity");

    public static final Column<Integer> ID_NO = DECLARED.integer("id_no");
    public static final Column<String> LEDGER_ID = DECLARED.text("ledger_id");

    public static final Table TABLE = DECLARED.appended();

    private LedgerIdentityTable() {}
}
