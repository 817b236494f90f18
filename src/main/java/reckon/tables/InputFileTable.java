package reckon.tables;

import java.time.LocalDate;
import reckon.database.Column;
import reckon.database.Table;

/** The input files that were read, as often as each was delivered. */
public final class InputFileTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("input_file");

    public static final Column<Integer> FILE_NO = DECLARED.integer("file_no");
    public static final Column<String> KIND = DECLARED.text("kind");
    public static final Column<String> NAME = DECLARED.text("name");
    public static final Column<String> SHA256 = DECLARED.text("sha256");
    public static final Column<LocalDate> BUSINESS_DATE = DECLARED.date("business_date");
    public static final Column<Boolean> REFUSED = DECLARED.bool("refused");
    public static final Column<Long> LINE_COUNT = DECLARED.bigint("line_count");
    public static final Column<Long> REJECT_COUNT = DECLARED.bigint("reject_count");
    public static final Column<Long> DECIDED_AGAIN = DECLARED.bigint("decided_again");
    public static final Column<Boolean> BAD_LINES_FORGOTTEN = DECLARED.bool("bad_lines_forgotten");

    public static final Table TABLE = DECLARED.appended();

    private InputFileTable() {}
}
