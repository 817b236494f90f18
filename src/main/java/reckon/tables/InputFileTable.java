package reckon.tables;

import java.time.LocalDate;
import reckon.database.Column;
import reckon.database.Table;

/** The input files that were read, as often as each was delivered. */
public final class InputFileTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("input_file");

    public static final Column<Integer> FILE_NO = DECLARED.whole("file_no");
    public static final Column<String> KIND = DECLARED.text("kind");
    public static final Column<String> NAME = DECLARED.text("name");
    public static final Column<String> SHA256 = DECLARED.text("sha256");
    public static final Column<LocalDate> BUSINESS_DATE = DECLARED.date("business_date");
    public static final Column<Boolean> REFUSED = DECLARED.flag("refused");
    public static final Column<Long> LINE_COUNT = DECLARED.large("line_count");
    public static final Column<Long> REJECT_COUNT = DECLARED.large("reject_count");
    public static final Column<Long> DECIDED_AGAIN = DECLARED.large("decided_again");
    public static final Column<Boolean> BAD_LINES_FORGOTTEN = DECLARED.flag("bad_lines_forgotten");

    public static final Table TABLE = DECLARED.appended();

    private InputFileTable() {}
}
