package reckon.intake;

import java.nio.charset.StandardCharsets;

/**
 * Where the values of a record are, by column. What is invisible around a value does not belong to it, and a value that
 * stands for none is empty.
 */
final class Cells {
    private static final int LONGEST_SHOWN = 1000;

    private final CsvReader csv;
    private final int[] fieldOf;
    private final EmptyValues emptyValues;
    private int fields;
    private int surplus;
    private int from;
    private int to;

    /** @param fieldOf the field of each column by ordinal, -1 where the header does not have it */
    Cells(CsvReader csv, int[] fieldOf, EmptyValues emptyValues) {
        this.csv = csv;
        this.fieldOf = fieldOf;
        this.emptyValues = emptyValues;
    }

    /** Goes to the record that the reader has come to, of which so many fields can be read. */
    void begin(int readableFields) {
        fields = readableFields;
        surplus = 0;
    }

    /**
     * Goes to a record that has another number of fields than the header.
     *
     * @param moreThanHeader how many more it has, below 0 if it has fewer
     */
    void beginUneven(int moreThanHeader) {
        begin(csv.fieldCount());
        surplus = moreThanHeader;
    }

    /**
     * Finds an id, which is part of a key, also in a record with another number of fields than the header. There it is where the
     * header says unless a column before it may hold a comma that somebody forgot to quote; then it is looked for from the end of the
     * record, if no column behind it may hold one. Else nothing is found.
     */
    void findId(InputColumn column, Header header) {
        int field = fieldOf[column.ordinal()];
        if (surplus == 0 || field < 0 || !header.mayHoldCommaBefore(field)) {
            find(column);
        } else if (surplus > 0 && !header.mayHoldCommaBehind(field)) {
            find(field + surplus);
        } else {
            find(-1);
        }
    }

    /** Finds the value of a column, which is from {@link #from} to {@link #to} then. */
    void find(InputColumn column) {
        find(fieldOf[column.ordinal()]);
    }

    private void find(int field) {
        if (field < 0 || field >= fields) {
            from = 0;
            to = 0;
            return;
        }
        from = csv.from(field);
        to = csv.to(field);
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
