package reckon.staging;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import reckon.database.Database;
import reckon.database.Table;

/** What lay in the input folder of each run and was no input file by its name, as of the last start that had a folder. */
public final class NotTakenFiles {
    private static final Table TABLE = Table.appended("run_not_taken", "run_no", "name", "is_incomplete");

    private final Database database;

    public NotTakenFiles(Database database) {
        this.database = database;
    }

    /** Puts down what a run's folder held, in the place of what it held before. */
    public void record(int runNo, List<NotTaken> files) {
        database.update("DELETE FROM run_not_taken WHERE run_no = ?", runNo);
        Map<String, Boolean> byName = new TreeMap<>();
        files.forEach(file -> byName.merge(file.name(), file.isIncomplete(), Boolean::logicalOr));
        Iterator<Map.Entry<String, Boolean>> left = byName.entrySet().iterator();
        database.write(TABLE, row -> {
            if (!left.hasNext()) {
                return false;
            }
            Map.Entry<String, Boolean> file = left.next();
            row.whole(runNo).text(file.getKey()).flag(file.getValue());
            return true;
        });
    }

    /** Returns what a run's folder held, by name. */
    public List<NotTaken> of(int runNo) {
        return database.list(
                "SELECT name, is_incomplete FROM run_not_taken WHERE run_no = ? ORDER BY name",
                row -> new NotTaken(row.text(), row.flag()),
                runNo);
    }

    /** Returns a sentence that says which files were not taken; there is one at least. */
    public static String sentence(List<NotTaken> files) {
        return files.size() + (files.size() == 1 ? " file is" : " files are") + " not taken, as the name is that of no"
                + " input file: "
                + IntakeLog.shown(files.stream().map(NotTaken::name).toList());
    }
}
