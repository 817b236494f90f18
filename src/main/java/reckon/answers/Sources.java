package reckon.answers;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.policy.Sentence;
import reckon.tables.InputFileTable;
import reckon.tables.RunTable;

/** Says which delivery a fact came with, as far as the tables keep it: the run, and by it the files. */
final class Sources {
    private static final int MOST_FILES = 5;
    private static final String TAKEN = "SELECT name, business_date FROM input_file WHERE kind = ? AND NOT refused";

    private final Database database;

    private record File(String name, LocalDate takenOn) {}

    Sources(Database database) {
        this.database = database;
    }

    /** Returns where rows of a kind came from that name the run which brought them last. */
    Sentence ofRun(String kind, int runNo) {
        LocalDate date = runNo == 0
                ? null
                : database.first(
                        "SELECT business_date FROM run WHERE run_no = ?",
                        row -> row.get(RunTable.BUSINESS_DATE),
                        runNo);
        if (date == null) {
            return Sentence.of("taken before runs were kept with it");
        }
        return said(
                database.list(
                        TAKEN + " AND business_date = ? ORDER BY file_no",
                        row -> new File(row.get(InputFileTable.NAME), row.get(InputFileTable.BUSINESS_DATE)),
                        kind,
                        date),
                date);
    }

    /** Returns where rows of a kind came from that keep no run: the files that were taken last, until a date. */
    Sentence until(String kind, LocalDate date) {
        return said(
                database.list(
                        TAKEN + " AND business_date <= ? ORDER BY file_no DESC LIMIT " + MOST_FILES,
                        row -> new File(row.get(InputFileTable.NAME), row.get(InputFileTable.BUSINESS_DATE)),
                        kind,
                        date),
                null);
    }

    private static Sentence said(List<File> files, @Nullable LocalDate date) {
        if (files.isEmpty()) {
            return date == null ? Sentence.of("from no file that was taken") : Sentence.of("run of {0}", date);
        }
        if (files.size() == 1) {
            return Sentence.of(
                    "{0}, taken on {1}", files.get(0).name(), files.get(0).takenOn());
        }
        List<Object> names = files.stream()
                .<Object>map(file -> Sentence.of("{0} ({1})", file.name(), file.takenOn()))
                .toList();
        return Sentence.of("one of {0}", names);
    }
}
