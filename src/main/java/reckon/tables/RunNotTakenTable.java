package reckon.tables;

import reckon.database.Column;
import reckon.database.Table;

/** What lay in the input folder of each run and was no input file. */
public final class RunNotTakenTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("run_not_taken");

    public static final Column<Integer> RUN_NO = DECLARED.integer("run_no");
    public static final Column<String> NAME = DECLARED.text("name");
    public static final Column<Boolean> IS_INCOMPLETE = DECLARED.bool("is_incomplete");
    public static final Column<Boolean> IS_OF_NIGHT = DECLARED.bool("is_of_night");

    public static final Table TABLE = DECLARED.appended();

    private RunNotTakenTable() {}
}
