package reckon.tables;

import java.time.LocalDate;
import reckon.database.Column;
import reckon.database.Table;

/** Files that are refused, each until one of its name is taken (Rule I3). */
public final class RefusedFileTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("refused_file");

    public static final Column<String> KIND = DECLARED.text("kind");
    public static final Column<String> NAME = DECLARED.text("name");
    public static final Column<LocalDate> BUSINESS_DATE = DECLARED.date("business_date");
    public static final Column<String> PROBLEM = DECLARED.text("problem");

    public static final Table TABLE = DECLARED.appended();

    private RefusedFileTable() {}
}
