package reckon.tables;

import java.time.LocalDate;
import java.time.YearMonth;
import reckon.database.Column;
import reckon.database.Table;

/** Keys whose last line was bad (Rule I3). A part of a key that could not be read is null. */
public final class RejectedLineTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("rejected_line");

    public static final Column<String> LINE_KEY = DECLARED.text("line_key");
    public static final Column<String> KIND = DECLARED.text("kind");
    public static final Column<String> ORDER_ID = DECLARED.text("order_id");
    public static final Column<String> ACCOUNT_ID = DECLARED.text("account_id");
    public static final Column<String> RESOURCE_ID = DECLARED.text("resource_id");
    public static final Column<String> BUNDLE_ID = DECLARED.text("bundle_id");
    public static final Column<String> GRANT_ID = DECLARED.text("grant_id");
    public static final Column<String> PRODUCT = DECLARED.text("product");
    public static final Column<String> SPEC = DECLARED.text("spec");
    public static final Column<Integer> TERM_MONTHS = DECLARED.integer("term_months");
    public static final Column<YearMonth> CONSUMPTION_MONTH = DECLARED.month("consumption_month");
    public static final Column<String> FILE_NAME = DECLARED.text("file_name");
    public static final Column<Long> LINE = DECLARED.bigint("line");
    public static final Column<String> COLUMN_NAME = DECLARED.text("column_name");
    public static final Column<LocalDate> BUSINESS_DATE = DECLARED.date("business_date");

    public static final Table TABLE = DECLARED.replaced(KIND, LINE_KEY);

    private RejectedLineTable() {}
}
