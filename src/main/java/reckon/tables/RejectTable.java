package reckon.tables;

import reckon.database.Column;
import reckon.database.Table;

/** The bad lines of files. */
public final class RejectTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("reject");

    public static final Column<Integer> FILE_NO = DECLARED.integer("file_no");
    public static final Column<Long> LINE = DECLARED.bigint("line");
    public static final Column<String> COLUMN_NAME = DECLARED.text("column_name");
    public static final Column<String> FIELD_VALUE = DECLARED.text("field_value");
    public static final Column<String> ERROR = DECLARED.text("error");

    public static final Table TABLE = DECLARED.appended();

    private RejectTable() {}
}
