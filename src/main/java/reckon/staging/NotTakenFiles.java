package reckon.staging;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import reckon.database.Database;
import reckon.tables.RunNotTakenTable;

/**
 * What lay in the input folder of each run and was no input file by its name: as of the last start of its night that had a
 * folder, and of every reconciliation since.
 */
public final class NotTakenFiles {
    private final Database database;

    /** Answers from a database, which it only reads. */
    public NotTakenFiles(Database database) {
        this.database = database;
    }

    /** Puts down what a run's folder held, in the place of what it held before. */
    public void record(int runNo, List<NotTaken> files) {
        database.update("DELETE FROM run_not_taken WHERE run_no = ?", runNo);
        Map<String, Boolean> byName = new TreeMap<>();
        files.forEach(file -> byName.merge(file.name(), file.isIncomplete(), Boolean::logicalOr));
        database.writeAll(RunNotTakenTable.TABLE, byName.entrySet().iterator(), (row, file) -> row.set(
                        RunNotTakenTable.RUN_NO, runNo)
                .set(RunNotTakenTable.NAME, file.getKey())
                .set(RunNotTakenTable.IS_INCOMPLETE, file.getValue()));
    }

    /** Puts down what the folder of a reconciliation held, beside what the run's night found: that is not taken by now either. */
    public void add(int runNo, List<NotTaken> files) {
        record(runNo, Stream.concat(of(runNo).stream(), files.stream()).toList());
    }

    /** Returns what a run's folder held, by name. */
    public List<NotTaken> of(int runNo) {
        return database.list(
                "SELECT name, is_incomplete FROM run_not_taken WHERE run_no = ? ORDER BY name",
                row -> new NotTaken(row.get(RunNotTakenTable.NAME), row.get(RunNotTakenTable.IS_INCOMPLETE)),
                runNo);
    }

    /** Returns a sentence that says which files were not taken; there is one at least. */
    public static String sentence(List<NotTaken> files) {
        return files.size() + (files.size() == 1 ? " file is" : " files are") + " not taken, as the name is that of no"
                + " input file: "
                + IntakeLog.shown(files.stream().map(NotTaken::name).toList());
    }
}
