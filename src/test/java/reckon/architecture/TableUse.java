package reckon.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which tables Java sources read and write: those that their SQL names, and those that they write rows to in bulk. */
record TableUse(Set<String> read, Set<String> written) {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern READS = Pattern.compile("(?<!DELETE )\\b(?:FROM|JOIN)\\s+(\\w+)");
    private static final Pattern WRITES =
            Pattern.compile("\\b(?:INSERT INTO|REPLACE INTO|UPDATE|DELETE FROM)\\s+(\\w+)");
    private static final Pattern WRITES_IN_BULK = Pattern.compile(
            "(?:writeAll|database\\.write|database\\.deleteFound|Format\\.of)\\(\\s*(\\w+)Table\\.TABLE\\b");
    private static final Pattern CREATED = Pattern.compile("CREATE TABLE IF NOT EXISTS ([a-z_]+)");
    private static final Pattern DROPPED = Pattern.compile("DROP TABLE IF EXISTS ([a-z_]+)");

    /**
     * Returns what the sources in a folder use.
     *
     * @param tables those that there are; other names that stand like a table's are none
     */
    static TableUse of(Path folder, Set<String> tables) {
        return in(texts(folder, ".java"), tables);
    }

    static TableUse in(List<String> sources, Set<String> tables) {
        Set<String> read = new TreeSet<>();
        Set<String> written = new TreeSet<>();
        for (String source : sources) {
            String code = COMMENT.matcher(source).replaceAll("");
            String sql = LITERAL.matcher(code)
                    .results()
                    .map(literal -> literal.group(1) == null ? literal.group(2) : literal.group(1))
                    .collect(Collectors.joining(" "));
            addNames(READS, sql, read);
            addNames(WRITES, sql, written);
            WRITES_IN_BULK
                    .matcher(code)
                    .results()
                    .map(declared -> declared.group(1).replaceAll("(?<=[a-z])(?=[A-Z])", "_"))
                    .forEach(table -> written.add(table.toLowerCase(Locale.ROOT)));
        }
        read.retainAll(tables);
        written.retainAll(tables);
        return new TableUse(read, written);
    }

    /** Returns the tables that the migrations in a folder create and leave, but for Spring Batch's own. */
    static Set<String> created(Path migrations) {
        Set<String> tables = new TreeSet<>();
        Set<String> dropped = new TreeSet<>();
        texts(migrations, ".sql").forEach(script -> {
            addNames(CREATED, script, tables);
            addNames(DROPPED, script, dropped);
        });
        tables.removeAll(dropped);
        return tables;
    }

    private static void addNames(Pattern pattern, String text, Set<String> names) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
    }

    private static List<String> texts(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(TableUse::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
