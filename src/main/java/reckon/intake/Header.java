package reckon.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header line of a file: which field each column of the format is in. Names are the same whatever the case of their
 * letters and what is invisible around them.
 */
final class Header {
    private static final int LONGEST_NAME_SHOWN = 40;
    private static final int MOST_NAMES_SHOWN = 5;
    private static final Pattern NAME = Pattern.compile("[a-z_]*");

    /** What people divide columns by who do not use commas, each with its name. */
    private static final Map<Character, String> OTHER_SEPARATORS =
            Map.of(';', "semicolons", '\t', "tabs", '|', "vertical bars", '，', "full-width commas", '^', "carets");

    private final List<String> names;
    private final int[] fieldOf;
    private final boolean isPersonal;
    private final boolean[] mayHoldComma;
    private final boolean[] mayBeEmpty;
    private final List<String> unknown = new ArrayList<>();
    private final @Nullable Reject problem;

    /**
     * Reads the record that a reader has come to.
     *
     * @param exists whether there is one
     * @param optional the last of the columns, which no format has but every file may have
     */
    Header(CsvReader csv, boolean exists, Format format, InputColumn optional) {
        this.names = exists ? names(csv) : List.of();
        this.isPersonal = format.isPersonal();
        this.fieldOf = new int[format.columns().size() + 1];
        Arrays.fill(fieldOf, -1);
        this.mayHoldComma = new boolean[names.size()];
        Arrays.fill(mayHoldComma, true);
        this.mayBeEmpty = new boolean[names.size()];
        List<InputColumn> all = new ArrayList<>(format.columns());
        all.add(optional);
        this.problem = find(all);
    }

    /** A broken record is one name: what stands in it may still show what its columns are divided by. */
    private static List<String> names(CsvReader csv) {
        if (csv.isBroken()) {
            return List.of(Invisible.cut(csv.firstLineOfBroken()).toLowerCase(Locale.ROOT));
        }
        List<String> names = new ArrayList<>();
        for (int field = 0; field < csv.fieldCount(); field++) {
            names.add(name(csv, field));
        }
        return names;
    }

    private static String name(CsvReader csv, int field) {
        String name = new String(csv.bytes(), csv.from(field), csv.to(field) - csv.from(field), StandardCharsets.UTF_8);
        return Invisible.cut(name).toLowerCase(Locale.ROOT);
    }

    private @Nullable Reject find(List<InputColumn> columns) {
        for (int field = 0; field < names.size(); field++) {
            InputColumn column = named(names.get(field), columns);
            if (column == null) {
                unknown.add(names.get(field));
            } else if (fieldOf[column.ordinal()] >= 0) {
                return twice(column.header());
            } else {
                fieldOf[column.ordinal()] = field;
                mayHoldComma[field] = column.kind().mayHoldComma();
                mayBeEmpty[field] = !column.isRequired();
            }
        }
        for (InputColumn column : columns) {
            if (column.isRequired() && fieldOf[column.ordinal()] < 0) {
                String separator = otherSeparator(columns);
                return separator == null
                        ? new Reject(1, column.header(), "", "the column is missing in the header" + hint(columns))
                        : new Reject(
                                1,
                                "",
                                "",
                                "its columns are divided by " + separator + ": deliver it divided by commas");
            }
        }
        return unknownTwice();
    }

    private static Reject twice(String name) {
        return new Reject(1, name, "", "the column stands twice in the header");
    }

    /** Looked for last: where a required column is missing it may be a line of data, which is not shown. Names may be empty. */
    private @Nullable Reject unknownTwice() {
        Set<String> seen = new HashSet<>();
        for (String name : unknown) {
            if (!name.isEmpty() && !seen.add(name)) {
                return twice(fitToBeShown(name));
            }
        }
        return null;
    }

    private static @Nullable InputColumn named(String name, List<InputColumn> columns) {
        for (InputColumn column : columns) {
            if (column.header().equals(name)) {
                return column;
            }
        }
        return null;
    }

    /** Returns what the columns of a header without commas are divided by instead, or null. */
    private @Nullable String otherSeparator(List<InputColumn> columns) {
        for (Map.Entry<Character, String> separator : OTHER_SEPARATORS.entrySet()) {
            long known = names.stream()
                    .flatMap(name -> Arrays.stream(
                            name.split(Pattern.quote(separator.getKey().toString()))))
                    .filter(part -> named(Invisible.cut(part.replace("\"", "")), columns) != null)
                    .count();
            if (known > Math.max(1, names.size() - unknown.size())) {
                return separator.getValue();
            }
        }
        return null;
    }

    /** Names what stands there instead, unless nothing shows that it is a header: a line of data says what may not be said. */
    private String hint(List<InputColumn> columns) {
        boolean isHeader = columns.stream().anyMatch(column -> fieldOf[column.ordinal()] >= 0);
        return isHeader && !unknown.isEmpty() ? "; unknown are " + shown(unknownNames()) : "";
    }

    /** Returns why the header refuses the file, or null if it does not. */
    @Nullable
    Reject problem() {
        return problem;
    }

    /** Returns the field of each column by ordinal, -1 where the header does not have it. */
    int[] fieldOf() {
        return fieldOf;
    }

    boolean has(InputColumn column) {
        return fieldOf[column.ordinal()] >= 0;
    }

    int fields() {
        return names.size();
    }

    /** Whether lines hold personal data. */
    boolean isPersonal() {
        return isPersonal;
    }

    /** Whether the column of a field may hold a comma; one that the format does not have may. */
    boolean mayHoldComma(int field) {
        return mayHoldComma[field];
    }

    /** Whether a column before a field may hold a comma. */
    boolean mayHoldCommaBefore(int field) {
        return isAny(mayHoldComma, 0, field);
    }

    /** Whether a column of the format before a field may be empty. */
    boolean mayBeEmptyBefore(int field) {
        return isAny(mayBeEmpty, 0, field);
    }

    /** Whether a column behind a field may hold a comma. */
    boolean mayHoldCommaBehind(int field) {
        return isAny(mayHoldComma, field + 1, mayHoldComma.length);
    }

    private static boolean isAny(boolean[] of, int from, int to) {
        for (int field = from; field < to; field++) {
            if (of[field]) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the names of columns that the format does not have, fit to be shown. Where lines hold personal data a header may have
     * swallowed one, so only what looks like a name of a column is shown.
     */
    List<String> unknownNames() {
        return unknown.stream().map(this::fitToBeShown).toList();
    }

    private String fitToBeShown(String name) {
        return !isPersonal || NAME.matcher(name).matches() ? shortened(name) : "(a name that may be personal data)";
    }

    private static String shortened(String name) {
        String shown = Invisible.shown(name);
        return shown.length() <= LONGEST_NAME_SHOWN ? shown : shown.substring(0, LONGEST_NAME_SHOWN) + "…";
    }

    /** Returns the first of some names, and how many more there are. */
    static String shown(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(MOST_NAMES_SHOWN, names.size())));
        return names.size() <= MOST_NAMES_SHOWN ? first : first + " and " + (names.size() - MOST_NAMES_SHOWN) + " more";
    }

    /** Whether the record that a reader has come to is this header once more. */
    boolean isRepeatedBy(CsvReader csv) {
        if (csv.fieldCount() != names.size() || names.isEmpty()) {
            return false;
        }
        for (int field = 0; field < names.size(); field++) {
            if (!isPerhaps(names.get(field), csv, field) || !name(csv, field).equals(names.get(field))) {
                return false;
            }
        }
        return true;
    }

    /** Tells nearly all values from a name without making a text of them: a name is no longer in bytes than its value. */
    private static boolean isPerhaps(String name, CsvReader csv, int field) {
        int length = csv.to(field) - csv.from(field);
        if (length < name.length() || name.isEmpty()) {
            return name.isEmpty();
        }
        byte first = csv.bytes()[csv.from(field)];
        return !Invisible.isVisibleAscii(first) || (first | 0x20) == (name.charAt(0) | 0x20);
    }
}
