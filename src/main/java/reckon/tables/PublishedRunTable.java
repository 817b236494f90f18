package reckon.tables;

import java.time.LocalDate;
import reckon.database.Column;
import reckon.database.Table;

/** The published runs that this ledger knows. */
public final class PublishedRunTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("published_run");

    public static final Column<String> LEDGER_ID = DECLARED.text("ledger_id");
    public static final Column<Integer> RUN_NO = DECLARED.integer("run_no");
    public static final Column<String> LAST_HASH = DECLARED.text("last_hash");
    public static final Column<LocalDate> BUSINESS_DATE = DECLARED.date("business_date");
    public static final Column<Boolean> ACCEPTED = DECLARED.bool("accepted");

    public static final Table TABLE = DECLARED.appended();

    private PublishedRunTable() {}
}
