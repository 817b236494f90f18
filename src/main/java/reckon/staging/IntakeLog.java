package reckon.staging;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import reckon.intake.InputKind;

/**
 * What is said of the files of a night: the first few of a kind of news in full, the others by their number, so that
 * hundreds of files with the same fault make a few lines. Several threads may report at the same time.
 */
final class IntakeLog {
    private static final Logger log = LoggerFactory.getLogger(IntakeLog.class);
    private static final int MOST_OF_A_SORT = 5;
    private static final int MOST_ALIKE = 3;
    private static final int MOST_NAMES = 100;

    /** A sort of news, with what is said of the files of which nothing is said in full. */
    enum News {
        REFUSED(
                Level.ERROR,
                "%d more files are refused as a whole: %s. The manifest names all of them, rejects.csv why"),
        REJECTS(Level.WARN, "%d more files have bad lines, see rejects.csv: %s"),
        NO_LINE_END(Level.WARN, "%d more files end without a line end and may have been cut off: %s"),
        EARLIER_IS_NEWER(
                Level.WARN, "%d more files are passed over as unchanged, though files before them by name are new: %s"),
        TAKEN_IN_TURN(
                Level.WARN, "%d more files are taken again with what they held before the last file of their name: %s"),
        DECIDED_AGAIN(Level.INFO, "%d more files have requests that are decided already: %s");

        private final Level level;
        private final String rest;

        News(Level level, String rest) {
            this.level = level;
            this.rest = rest;
        }
    }

    private static final class Told {
        private final Map<String, Integer> alike = new HashMap<>();
        private final List<String> untold = new ArrayList<>();
        private int count;
    }

    private final Map<News, Told> told = new HashMap<>();
    private final Map<InputKind, Set<String>> unknownColumns = new EnumMap<>(InputKind.class);

    /** Says something of a file, if not enough of the sort was said yet. */
    synchronized void say(News news, String name, String what) {
        Told sort = told.computeIfAbsent(news, none -> new Told());
        int alike = sort.alike.merge(what.replaceAll("[0-9]+", "#"), 1, Integer::sum);
        if (alike > MOST_ALIKE || sort.count == MOST_OF_A_SORT) {
            sort.untold.add(name);
        } else {
            sort.count++;
            log.atLevel(news.level).log("{}: {}", name, what);
        }
    }

    /** Says which unknown columns a file has, each of them once for all files of a kind. */
    synchronized void sayUnknownColumns(InputKind kind, String name, List<String> columns) {
        Set<String> said = unknownColumns.computeIfAbsent(kind, none -> new HashSet<>());
        List<String> unsaid = columns.stream().filter(said::add).toList();
        if (!unsaid.isEmpty()) {
            log.info("{}: unknown columns are ignored: {}", name, shown(unsaid));
        }
    }

    /** Says how many files were not spoken of, and begins anew. */
    synchronized void finish() {
        for (News news : News.values()) {
            List<String> names = told.containsKey(news) ? told.get(news).untold : List.of();
            if (!names.isEmpty()) {
                log.atLevel(news.level).log(news.rest.formatted(names.size(), shown(names)));
            }
        }
        told.clear();
        unknownColumns.clear();
    }

    /** Returns the first of some names, and how many more there are. */
    static String shown(List<String> names) {
        List<String> sorted = names.stream().sorted(new NaturalOrder()).toList();
        String first = String.join(", ", sorted.subList(0, Math.min(MOST_NAMES, sorted.size())));
        return sorted.size() <= MOST_NAMES ? first : first + " and " + (sorted.size() - MOST_NAMES) + " more";
    }
}
