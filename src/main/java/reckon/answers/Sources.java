package reckon.answers;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.policy.Sentence;
import reckon.staging.DeliveredLines;
import reckon.tables.InputFileTable;
import reckon.tables.RunTable;

/**
 * Says which delivery a fact came with. The tables keep the run, and by it the files; the line is looked for in the files, where
 * they are at hand.
 */
final class Sources {
    private static final int MOST_FILES = 5;
    private static final String TAKEN =
            "SELECT name, business_date, sha256 FROM input_file WHERE kind = ? AND NOT refused";

    private final Database database;
    private final @Nullable DeliveredLines lines;

    private record File(String name, LocalDate takenOn, String sha256) {}

    /** @param lines looks into the files; null if they are not at hand */
    Sources(Database database, @Nullable DeliveredLines lines) {
        this.database = database;
        this.lines = lines;
    }

    /**
     * Returns where rows of a kind came from that name the run which brought them last.
     *
     * @param values with which the row begins, as {@link DeliveredLines} takes them
     */
    Sentence ofRun(String kind, int runNo, @Nullable Object... values) {
        LocalDate date = runNo == 0
                ? null
                : database.first(
                        "SELECT business_date FROM run WHERE run_no = ?",
                        row -> row.get(RunTable.BUSINESS_DATE),
                        runNo);
        if (date == null) {
            return Sentence.of("taken before runs were kept with it");
        }
        List<File> files = files(kind, " AND business_date = ? ORDER BY file_no DESC", date);
        if (files.isEmpty()) {
            return Sentence.of("run of {0}", date);
        }
        Sentence line = line(kind, files, values);
        Collections.reverse(files);
        return line != null ? line : oneOf(files);
    }

    /**
     * Returns where rows of a kind came from that keep no run: the files that were taken last, until a run.
     *
     * @param values with which the row begins, as {@link DeliveredLines} takes them
     */
    Sentence until(String kind, int runNo, @Nullable Object... values) {
        List<File> files = files(
                kind,
                " AND business_date IN (SELECT business_date FROM run WHERE run_no <= ?) ORDER BY file_no DESC LIMIT "
                        + MOST_FILES,
                runNo);
        if (files.isEmpty()) {
            return Sentence.of("from no file that was taken");
        }
        Sentence line = line(kind, files, values);
        return line != null ? line : oneOf(files);
    }

    private List<File> files(String kind, String which, Object parameter) {
        return database.list(
                TAKEN + which,
                row -> new File(
                        row.get(InputFileTable.NAME),
                        row.get(InputFileTable.BUSINESS_DATE),
                        row.get(InputFileTable.SHA256)),
                kind,
                parameter);
    }

    /** @param files the one that was taken last first */
    private @Nullable Sentence line(String kind, List<File> files, @Nullable Object... values) {
        if (lines == null) {
            return null;
        }
        for (File file : files) {
            Long line = lines.lineOf(kind, file.name(), file.takenOn(), file.sha256(), Arrays.asList(values));
            if (line != null) {
                return Sentence.of("{0}, line {1}, taken on {2}", file.name(), line, file.takenOn());
            }
        }
        return null;
    }

    private static Sentence oneOf(List<File> files) {
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
