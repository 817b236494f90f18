package reckon.tables;

import reckon.database.Column;
import reckon.database.Table;

/** Values of attributes that too many accounts share to link them (Rule U2), by their fingerprints. */
public final class UnlinkedValueTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("unlinked_value");

    public static final Column<Integer> RUN_NO = DECLARED.integer("run_no");
    public static final Column<String> ATTRIBUTE = DECLARED.text("attribute");
    public static final Column<String> FINGERPRINT = DECLARED.text("fingerprint");
    public static final Column<Integer> ACCOUNTS = DECLARED.integer("accounts");

    public static final Table TABLE = DECLARED.appended();

    private UnlinkedValueTable() {}
}
