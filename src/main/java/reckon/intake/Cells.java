package reckon.intake;

import java.nio.charset.StandardCharsets;

/**
 * Where the values of a record are, by column. What is invisible around a value does not belong to it, and a value that
 * stands for none is empty.
 */
final class Cells {
    private static final int LONGEST_SHOWN = 1000;

    private final CsvReader csv;
    private final Header header;
    private final int[] fieldOf;
    private final EmptyValues emptyValues;
    private int fields;
    private int moreThanHeader;
    private int joined;
    private int commas;
    private int from;
    private int to;

    Cells(CsvReader csv, Header header, EmptyValues emptyValues) {
        this.csv = csv;
        this.header = header;
        this.fieldOf = header.fieldOf();
        this.emptyValues = emptyValues;
    }

    /**
     * Goes to the record that the reader has come to.
     *
     * @param readable how many of its fields can be read
     * @param more how many more it has than the header, below 0 if it has fewer
     */
    void begin(int readable, int more) {
        fields = readable;
        moreThanHeader = more;
        joined = Integer.MAX_VALUE;
        commas = 0;
    }

    /** Takes a field and so many behind it for one, as if somebody forgot to quote a value with commas. */
    void join(int field, int behind) {
        joined = field;
        commas = behind;
    }

    /**
     * Finds a part of a key, also in a record with another number of fields than the header. In one with fewer a value may be left out,
     * so it is where the header says if no column before it may be empty. In one with more it is there if no column before it may
     * hold a comma that somebody forgot to quote; else it is looked for from the end of the record, if no column behind it may hold
     * one. Else nothing is found, nor is it in a line of personal data that has fewer behind a column that may hold a comma.
     */
    void findKey(InputColumn column) {
        int field = fieldOf[column.ordinal()];
        if (moreThanHeader == 0 || field < 0 || !header.mayHoldCommaBefore(field)) {
            find(column);
        } else if (moreThanHeader < 0) {
            find(header.isPersonal() || header.mayBeEmptyBefore(field) ? -1 : field);
        } else {
            find(header.mayHoldCommaBehind(field) || isEmpty(fields - 1) ? -1 : field + moreThanHeader);
        }
    }

    /** Whether nothing stands in a field. */
    boolean isEmpty(int field) {
        find(field);
        return from == to;
    }

    /** Returns how many more fields the record has than the header, below 0 if it has fewer or is broken. */
    int moreThanHeader() {
        return moreThanHeader;
    }

    /** Returns how many fields of the record can be read. */
    int fields() {
        return fields;
    }

    /** Finds the value of a column, which is from {@link #from} to {@link #to} then. */
    void find(InputColumn column) {
        int field = fieldOf[column.ordinal()];
        find(field > joined ? field + commas : field);
    }

    private void find(int field) {
        if (field < 0 || field >= fields) {
            from = 0;
            to = 0;
            return;
        }
        from = csv.from(field);
        to = csv.to(field == joined ? field + commas : field);
        if (from == to) {
            return;
        }
        byte[] bytes = csv.bytes();
        if (!Invisible.isVisibleAscii(bytes[from]) || !Invisible.isVisibleAscii(bytes[to - 1])) {
            from = Invisible.start(bytes, from, to);
            to = Invisible.end(bytes, from, to);
        }
        if (from < to && emptyValues.contain(bytes, from, to)) {
            to = from;
        }
    }

    /** Cuts quotes off that stand around the value that was found. */
    void cutQuotes() {
        if (to - from >= 2 && csv.bytes()[from] == '"' && csv.bytes()[to - 1] == '"') {
            from++;
            to--;
        }
    }

    byte[] bytes() {
        return csv.bytes();
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Returns the value that was found as text. */
    String text() {
        return new String(csv.bytes(), from, to - from, StandardCharsets.UTF_8);
    }

    /**
     * Returns what stands in a column, for a reject: at most {@link #LONGEST_SHOWN} characters, what is not UTF-8
     * replaced and what is invisible shown by its number.
     */
    String shown(InputColumn column) {
        int field = fieldOf[column.ordinal()];
        if (field < 0 || field >= fields) {
            return "";
        }
        byte[] bytes = csv.bytes();
        int start = Invisible.start(bytes, csv.from(field), csv.to(field));
        int end = Invisible.end(bytes, start, csv.to(field));
        String value = Invisible.shown(new String(bytes, start, end - start, StandardCharsets.UTF_8));
        if (value.length() <= LONGEST_SHOWN) {
            return value;
        }
        boolean cutsPair = Character.isHighSurrogate(value.charAt(LONGEST_SHOWN - 1));
        return value.substring(0, cutsPair ? LONGEST_SHOWN - 1 : LONGEST_SHOWN) + "…";
    }
}
