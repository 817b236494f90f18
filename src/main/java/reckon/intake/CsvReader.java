package reckon.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads RFC 4180 records one at a time, as bytes, each with the physical line on which it starts.
 *
 * <p>Only one record is in memory. A record is broken when its quotes do not close as RFC 4180 has it or
 * when it is longer than {@link #MAX_RECORD_BYTES}, its line end included; then only its first physical line is given up and
 * reading goes on with the next one, so that a stray quote cannot swallow the lines behind it. A quote
 * within a field that does not begin with one is an ordinary character. Blank lines are skipped, as is
 * a byte order mark. A line ends with {@code \n}, {@code \r\n}, {@code \r\r\n} or {@code \r}, outside of quotes and within.
 */
final class CsvReader {
    static final int MAX_RECORD_BYTES = 1 << 20;
    private static final int INITIAL_BYTES = 1 << 17;
    private static final int INITIAL_FIELDS = 64;
    private static final int LONGEST_LINE_END = 3;

    /** What the quotes of the record being scanned allow next. */
    private enum Scan {
        COMPLETE,
        MORE_NEEDED,
        BROKEN
    }

    private final InputStream in;
    private byte[] bytes = new byte[INITIAL_BYTES];
    private int position;
    private int limit;
    private boolean endOfInput;
    private long nextLine = 1;

    private long line;
    private boolean broken;
    private int fieldCount;
    private int[] from = new int[INITIAL_FIELDS];
    private int[] to = new int[INITIAL_FIELDS];
    private boolean[] doubledQuotes = new boolean[INITIAL_FIELDS];
    private int scanEnd;
    private int scanLines;
    private int wholeFields;
    private boolean blanksBehindQuote;
    private int firstLineFrom;
    private int firstLineTo;
    private boolean endsOpen;

    CsvReader(InputStream in) throws IOException {
        this.in = in;
        while (limit < 3 && more()) {}
        if (limit >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            position = 3;
        }
    }

    /** Goes to the next record; returns false at the end of the input. */
    boolean next() throws IOException {
        if (!skipBlankLines()) {
            return false;
        }
        line = nextLine;
        Scan scan = scan();
        while (scan == Scan.MORE_NEEDED || (scan == Scan.BROKEN && !isFirstLineRead())) {
            if (limit - position > MAX_RECORD_BYTES + LONGEST_LINE_END) {
                scan = Scan.BROKEN;
                break;
            }
            more();
            scan = scan();
        }
        broken = scan == Scan.BROKEN || blanksBehindQuote || scanEnd - position > MAX_RECORD_BYTES;
        if (broken) {
            wholeFields = fieldCount;
            skipPhysicalLine();
        } else {
            endsOpen = scanEnd == limit && endOfInput && !isLineEnd(bytes[scanEnd - 1]);
            unescape();
            position = scanEnd;
            nextLine += scanLines;
        }
        return true;
    }

    /** Whether the first physical line of the record has been read with its line end, so that its fields stay where they are. */
    private boolean isFirstLineRead() {
        for (int at = position; at < limit; at++) {
            if (isLineEnd(bytes[at])) {
                return lineEndLength(at) > 0;
            }
        }
        return endOfInput;
    }

    /** Returns where the record begins, as a physical line counted from 1. */
    long line() {
        return line;
    }

    /** Whether the record could not be read; it has no fields then. */
    boolean isBroken() {
        return broken;
    }

    int fieldCount() {
        return fieldCount;
    }

    /** Returns how many fields at the beginning of a broken record can be read by {@link #from} and {@link #to}, their quotes as they stand. */
    int wholeFieldsOfBroken() {
        return wholeFields;
    }

    /** Returns the first physical line of a broken record, or nothing if it is too long to be kept. */
    String firstLineOfBroken() {
        return new String(bytes, firstLineFrom, firstLineTo - firstLineFrom, StandardCharsets.UTF_8);
    }

    /** Whether the record is the last one and no line end is behind it. */
    boolean endsWithoutLineEnd() {
        return endsOpen;
    }

    /** Returns the buffer that {@link #from} and {@link #to} point into, valid until the next record. */
    byte[] bytes() {
        return bytes;
    }

    int from(int field) {
        return from[field];
    }

    int to(int field) {
        return to[field];
    }

    private boolean skipBlankLines() throws IOException {
        while (position < limit || more()) {
            if (!isLineEnd(bytes[position])) {
                return true;
            }
            int length = lineEndLength(position);
            while (length == 0) {
                more();
                length = lineEndLength(position);
            }
            position += length;
            nextLine++;
        }
        return false;
    }

    private static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    /** Returns how many bytes the line end at a place has, or 0 if more have to be read to tell. */
    private int lineEndLength(int at) {
        if (bytes[at] == '\n') {
            return 1;
        }
        if (at + 1 == limit) {
            return endOfInput ? 1 : 0;
        }
        if (bytes[at + 1] == '\n') {
            return 2;
        }
        if (bytes[at + 1] != '\r') {
            return 1;
        }
        if (at + 2 == limit) {
            return endOfInput ? 1 : 0;
        }
        return bytes[at + 2] == '\n' ? 3 : 1;
    }

    /** Finds the fields of the record at {@code position}; starts afresh when more bytes have come. */
    private Scan scan() {
        fieldCount = 0;
        blanksBehindQuote = false;
        scanLines = 1;
        int at = position;
        while (true) {
            int end = at < limit && bytes[at] == '"' ? quotedField(at + 1) : plainField(at);
            if (end < 0) {
                return end == -1 && !endOfInput ? Scan.MORE_NEEDED : Scan.BROKEN;
            }
            if (end < limit && bytes[end] == ',') {
                at = end + 1;
                continue;
            }
            int lineEnd = end == limit ? 0 : lineEndLength(end);
            if (lineEnd == 0 && !endOfInput) {
                return Scan.MORE_NEEDED;
            }
            scanEnd = end + lineEnd;
            return Scan.COMPLETE;
        }
    }

    /** Returns where the divider behind an unquoted field is, or -1 if it has not been read yet. */
    private int plainField(int start) {
        byte[] scanned = bytes;
        int end = limit;
        int at = start;
        while (at < end) {
            byte b = scanned[at];
            // letters, digits and most of what stands between them are told by the first comparison
            if (b <= ',' && (b == ',' || b == '\n' || b == '\r')) {
                break;
            }
            at++;
        }
        if (at == end && !endOfInput) {
            return -1;
        }
        addField(start, at, false);
        return at;
    }

    /** Returns where the divider behind a quoted field is, -1 if it has not been read yet, -2 if the quotes are wrong. */
    private int quotedField(int start) {
        boolean doubled = false;
        int at = start;
        while (at < limit) {
            if (isLineEnd(bytes[at])) {
                int length = lineEndLength(at);
                if (length == 0) {
                    return -1;
                }
                scanLines++;
                at += length;
                continue;
            }
            if (bytes[at] == '"') {
                if (at + 1 == limit && !endOfInput) {
                    return -1;
                }
                if (at + 1 == limit || bytes[at + 1] != '"') {
                    addField(start, at, doubled);
                    return behindQuote(at + 1);
                }
                doubled = true;
                at++;
            }
            at++;
        }
        return -1;
    }

    /** Returns where the divider behind a closing quote is, as {@link #quotedField} does. Blanks before it break the record, not its fields. */
    private int behindQuote(int start) {
        int at = start;
        while (at < limit && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        if (at == limit && !endOfInput) {
            return -1;
        }
        if (at < limit && bytes[at] != ',' && !isLineEnd(bytes[at])) {
            fieldCount--;
            return -2;
        }
        blanksBehindQuote |= at > start;
        return at;
    }

    private void addField(int start, int end, boolean doubled) {
        if (fieldCount == from.length) {
            from = Arrays.copyOf(from, fieldCount * 2);
            to = Arrays.copyOf(to, fieldCount * 2);
            doubledQuotes = Arrays.copyOf(doubledQuotes, fieldCount * 2);
        }
        from[fieldCount] = start;
        to[fieldCount] = end;
        doubledQuotes[fieldCount++] = doubled;
    }

    private void unescape() {
        for (int field = 0; field < fieldCount; field++) {
            if (doubledQuotes[field]) {
                int target = from[field];
                for (int source = from[field]; source < to[field]; source++) {
                    bytes[target++] = bytes[source];
                    if (bytes[source] == '"') {
                        source++;
                    }
                }
                to[field] = target;
            }
        }
    }

    private void skipPhysicalLine() throws IOException {
        fieldCount = 0;
        endsOpen = false;
        firstLineFrom = position;
        boolean isKept = true;
        while (true) {
            while (position < limit && !isLineEnd(bytes[position])) {
                position++;
            }
            int length = position == limit ? 0 : lineEndLength(position);
            if (length > 0) {
                firstLineTo = isKept ? position : firstLineFrom;
                position += length;
                nextLine++;
                return;
            }
            if (!endOfInput) { // the buffer moves
                wholeFields = 0;
                isKept = false;
            }
            if (!more() && position == limit) {
                firstLineTo = isKept ? position : firstLineFrom;
                endsOpen = true;
                return;
            }
        }
    }

    /** Reads more bytes behind those not used up yet; returns false at the end of the input. */
    private boolean more() throws IOException {
        if (endOfInput) {
            return false;
        }
        if (position > 0) {
            System.arraycopy(bytes, position, bytes, 0, limit - position);
            limit -= position;
            position = 0;
        }
        if (limit == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int count = in.read(bytes, limit, bytes.length - limit);
        endOfInput = count < 0;
        limit += Math.max(count, 0);
        return !endOfInput;
    }
}
