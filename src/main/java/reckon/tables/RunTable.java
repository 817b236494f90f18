package reckon.tables;

import java.time.LocalDate;
import java.time.YearMonth;
import reckon.database.Column;
import reckon.database.Table;

/** The runs, in the order in which they began. */
public final class RunTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("run");

    public static final Column<Integer> RUN_NO = DECLARED.integer("run_no");
    public static final Column<LocalDate> BUSINESS_DATE = DECLARED.date("business_date");
    public static final Column<Long> PREVIOUS_SEQ = DECLARED.bigint("previous_seq");
    public static final Column<String> PREVIOUS_HASH = DECLARED.text("previous_hash");
    public static final Column<Long> LAST_SEQ = DECLARED.bigint("last_seq");
    public static final Column<String> LAST_HASH = DECLARED.text("last_hash");
    public static final Column<Boolean> HAS_INPUT = DECLARED.bool("has_input");
    public static final Column<Boolean> RECONCILES_ONLY = DECLARED.bool("reconciles_only");
    public static final Column<YearMonth> MISSING_MONTH = DECLARED.month("missing_month");
    public static final Column<Boolean> AUTOMATIC_REFUNDS_FOUND = DECLARED.bool("automatic_refunds_found");
    public static final Column<String> USERS_POLICY = DECLARED.text("users_policy");

    public static final Table TABLE = DECLARED.appended();

    private RunTable() {}
}
