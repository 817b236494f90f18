package reckon.tables;

import java.time.Instant;
import reckon.database.Column;
import reckon.database.Table;

/** The accepted request that gave each resource back. */
public final class UnsubscriptionTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("unsubscription");

    public static final Column<String> RESOURCE_ID = DECLARED.text("resource_id");
    public static final Column<String> REQUEST_ID = DECLARED.text("request_id");
    public static final Column<Instant> SUBMITTED_AT = DECLARED.instant("submitted_at");
    public static final Column<Integer> RUN_NO = DECLARED.integer("run_no");
    public static final Column<Integer> LINE_NO = DECLARED.integer("line_no");

    public static final Table TABLE = DECLARED.appended();

    private UnsubscriptionTable() {}
}
