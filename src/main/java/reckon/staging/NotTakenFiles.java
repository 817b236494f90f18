package reckon.staging;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import reckon.database.Database;
import reckon.tables.RunNotTakenTable;

/**
 * What lay in the input folder of each run and was no input file by its name: as of the last start of its night that had a
 * folder, and of the last reconciliation since that had one.
 */
public final class NotTakenFiles {
    private final Database database;

    /** Answers from a database, which it only reads. */
    public NotTakenFiles(Database database) {
        this.database = database;
    }

    /** Puts down what the folder of a run's night held, in the place of what was found before. */
    public void recordOfNight(int runNo, List<NotTaken> files) {
        database.update("DELETE FROM run_not_taken WHERE run_no = ?", runNo);
        write(runNo, files, true);
    }

    /**
     * Puts down what the folder of a reconciliation held, in the place of what an earlier one found: a file may have got its right name
     * since. What the night found stays until the night itself is started again.
     */
    public void recordOfReconciliation(int runNo, List<NotTaken> files) {
        database.update("DELETE FROM run_not_taken WHERE run_no = ? AND NOT is_of_night", runNo);
        Set<String> ofNight = of(runNo).stream().map(NotTaken::name).collect(Collectors.toSet());
        write(
                runNo,
                files.stream().filter(file -> !ofNight.contains(file.name())).toList(),
                false);
    }

    private void write(int runNo, List<NotTaken> files, boolean isOfNight) {
        Map<String, Boolean> byName = new TreeMap<>();
        files.forEach(file -> byName.merge(file.name(), file.isIncomplete(), Boolean::logicalOr));
        database.writeAll(RunNotTakenTable.TABLE, byName.entrySet().iterator(), (row, file) -> row.set(
                        RunNotTakenTable.RUN_NO, runNo)
                .set(RunNotTakenTable.NAME, file.getKey())
                .set(RunNotTakenTable.IS_INCOMPLETE, file.getValue())
                .set(RunNotTakenTable.IS_OF_NIGHT, isOfNight));
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
