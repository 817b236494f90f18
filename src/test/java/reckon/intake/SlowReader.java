package reckon.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The contract read once more, slowly: RFC 4180 as regular expressions over the whole file, and {@link Contract}
 * for what stands in the fields. A record that does not match costs its first physical line.
 */
final class SlowReader {
    private static final String LINE_ENDS = "\r\r\n|\r\n|\n|\r";
    private static final String END = "(?=,|\r|\n|\\z)";
    private static final Pattern BLANK = Pattern.compile("\\G(?:" + LINE_ENDS + ")");
    private static final Pattern QUOTED = Pattern.compile("\\G\"([^\"]*+(?:\"\"[^\"]*+)*+)\"" + END);
    private static final Pattern PLAIN = Pattern.compile("\\G(?!\")([^,\r\n]*)" + END);
    private static final Pattern LINE_END = Pattern.compile("\\G(?:" + LINE_ENDS + "|\\z)");
    private static final Pattern ANY_LINE_END = Pattern.compile(LINE_ENDS);
    private static final int LONGEST_SHOWN = 1000;

    private final InputKind kind;
    private final String text;
    private int at;

    /** A line that is set aside, as {@link Reject} has it but for the sentence. */
    record BadLine(long line, String column, String value) {}

    /**
     * What a file comes to.
     *
     * @param refusedFor the column for which it is refused, or null
     * @param lines for each line a row as a list of its values, or a {@link BadLine}
     */
    record Reading(@Nullable String refusedFor, List<Object> lines) {}

    private SlowReader(InputKind kind, byte[] content) {
        this.kind = kind;
        String bytes = new String(content, StandardCharsets.ISO_8859_1);
        this.text = bytes.startsWith("\u00EF\u00BB\u00BF") ? bytes.substring(3) : bytes;
    }

    static Reading read(InputKind kind, byte[] content) {
        return new SlowReader(kind, content).read();
    }

    /** Returns the same of what the reader made of a file. */
    static Reading of(Outcome outcome) {
        List<Object> lines = new ArrayList<>();
        for (Object line : outcome.lines()) {
            lines.add(line instanceof Reject bad ? new BadLine(bad.line(), bad.column(), bad.value()) : line);
        }
        return new Reading(outcome.refusal() == null ? null : outcome.refusal().column(), lines);
    }

    private Reading read() {
        skipBlankLines();
        List<String> fields = List.of();
        while (at < text.length()) {
            fields = record();
            skipBlankLines();
            if (fields == null || !saysNothing(fields)) {
                break;
            }
            fields = List.of();
        }
        List<String> header = fields == null
                ? List.of()
                : fields.stream().map(SlowReader::name).toList();
        String refusedFor = refusedFor(header);
        List<Object> lines = new ArrayList<>();
        while (refusedFor == null && at < text.length()) {
            Object line = line(header);
            if (line != null) {
                lines.add(line);
            }
            skipBlankLines();
        }
        return new Reading(refusedFor, lines);
    }

    private static boolean saysNothing(List<String> fields) {
        return fields.stream().allMatch(field -> Cleaned.cut(field).isEmpty());
    }

    private static String name(String field) {
        return utf8(Cleaned.cut(field)).toLowerCase(Locale.ROOT);
    }

    private void skipBlankLines() {
        Matcher blank = BLANK.matcher(text);
        while (blank.find(at)) {
            at = blank.end();
        }
    }

    /** Returns the fields of the next record and goes behind it, or goes to the next line and returns null. */
    private @Nullable List<String> record() {
        List<String> fields = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(text);
        Matcher plain = PLAIN.matcher(text);
        int next = at;
        while (true) {
            if (quoted.find(next)) {
                fields.add(quoted.group(1).replace("\"\"", "\""));
                next = quoted.end();
            } else if (plain.find(next)) {
                fields.add(plain.group(1));
                next = plain.end();
            } else {
                Matcher end = ANY_LINE_END.matcher(text);
                at = end.find(at) ? end.end() : text.length();
                return null;
            }
            if (next < text.length() && text.charAt(next) == ',') {
                next++;
                continue;
            }
            Matcher end = LINE_END.matcher(text);
            if (!end.find(next)) {
                throw new IllegalStateException("a field ends where no line ends");
            }
            at = end.end();
            return fields;
        }
    }

    private @Nullable String refusedFor(List<String> header) {
        List<String> known =
                header.stream().filter(Contract.of(kind).names()::contains).toList();
        for (int i = 0; i < known.size(); i++) {
            if (known.indexOf(known.get(i)) < i) {
                return known.get(i);
            }
        }
        return Contract.of(kind).columns().stream()
                .filter(column -> column.isRequired() && !known.contains(column.name()))
                .map(ContractColumn::name)
                .findFirst()
                .orElse(null);
    }

    /** Returns what becomes of the next line, or null if it is none that counts. */
    private @Nullable Object line(List<String> header) {
        long line = 1 + ANY_LINE_END.matcher(text.substring(0, at)).results().count();
        List<String> fields = record();
        if (fields != null
                && (saysNothing(fields)
                        || fields.stream().map(SlowReader::name).toList().equals(header))) {
            return null;
        }
        if (fields == null || fields.size() != header.size()) {
            return new BadLine(line, "", "");
        }
        Function<String, byte @Nullable []> values =
                column -> header.contains(column) ? bytes(fields.get(header.indexOf(column))) : null;
        String bad = Contract.of(kind).firstBad(values);
        return bad == null
                ? Contract.of(kind).row(values)
                : new BadLine(
                        line, bad, header.contains(bad) ? shown(kind, bytes(fields.get(header.indexOf(bad)))) : "");
    }

    /** Returns a bad value as a reject shows it. */
    static String shown(InputKind kind, byte[] value) {
        if (kind == InputKind.ACCOUNTS) {
            return "";
        }
        String shown = Cleaned.shown(utf8(Cleaned.cut(Cleaned.latin1(value))));
        if (shown.length() <= LONGEST_SHOWN) {
            return shown;
        }
        return shown.substring(0, LONGEST_SHOWN).replaceAll("[\uD800-\uDBFF]\\z", "") + "…";
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String utf8(String latin1) {
        return new String(bytes(latin1), StandardCharsets.UTF_8);
    }
}
