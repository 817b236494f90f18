package reckon.report;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reckon.files.CsvRows;

/** What {@code rejects.csv} comes to: the bad lines by file, column and error. */
final class RejectFigures implements FileFigures {
    static final String FILE = "rejects.csv";
    private static final int MOST_GROUPS = 1000;

    /** Bad lines that have the same error in the same column of a file. */
    record Group(String file, String column, String error, long count, long firstLine, String example) {
        Group oneMore() {
            return new Group(file, column, error, count + 1, firstLine, example);
        }
    }

    private final Map<List<String>, Group> groups = new LinkedHashMap<>();
    private long lines;
    private long others;

    @Override
    public void read(CsvRows rows) throws IOException {
        int file = rows.column("file");
        int line = rows.column("line");
        int column = rows.column("column");
        int value = rows.column("value");
        int error = rows.column("error");
        while (rows.next()) {
            lines++;
            List<String> key = List.of(rows.text(file), rows.text(column), rows.text(error));
            Group group = groups.get(key);
            if (group != null) {
                groups.put(key, group.oneMore());
            } else if (groups.size() < MOST_GROUPS) {
                long first = Long.parseLong(rows.text(line));
                groups.put(key, new Group(key.get(0), key.get(1), key.get(2), 1, first, rows.text(value)));
            } else {
                others++;
            }
        }
    }

    List<Group> groups() {
        return List.copyOf(groups.values());
    }

    long lines() {
        return lines;
    }

    /** Returns how many lines are in no group, as there are too many groups. */
    long others() {
        return others;
    }
}
