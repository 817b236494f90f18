package reckon.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads RFC 4180 records one at a time, as bytes, each with the physical line on which it starts.
 *
 * <p>Only one record is in memory. A record is broken when its quotes do not close as RFC 4180 has it or
 * when it is longer than {@link #MAX_RECORD_BYTES}, its line end included; then only its first physical line is given up and
 * reading goes on with the next one, so that a stray quote cannot swallow the lines behind it. A quote
 * within a field that does not begin with one is an ordinary character. Blank lines are skipped, as is
 * a byte order mark. A {@code \r} that ends the input ends its line.
 */
final class CsvReader {
    static final int MAX_RECORD_BYTES = 1 << 20;
    private static final int INITIAL_BYTES = 1 << 17;
    private static final int INITIAL_FIELDS = 64;

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
        while (scan == Scan.MORE_NEEDED) {
            if (limit - position > MAX_RECORD_BYTES) {
                scan = Scan.BROKEN;
            } else {
                more();
                scan = scan();
            }
        }
        broken = scan == Scan.BROKEN || scanEnd - position > MAX_RECORD_BYTES;
        if (broken) {
            skipPhysicalLine();
        } else {
            unescape();
            position = scanEnd;
            nextLine += scanLines;
        }
        return true;
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
            while (bytes[position] == '\r' && position + 1 == limit) {
                if (!more()) {
                    return false;
                }
            }
            int newline = bytes[position] == '\r' ? position + 1 : position;
            if (bytes[newline] != '\n') {
                return true;
            }
            position = newline + 1;
            nextLine++;
        }
        return false;
    }

    /** Finds the fields of the record at {@code position}; starts afresh when more bytes have come. */
    private Scan scan() {
        fieldCount = 0;
        scanLines = 1;
        int at = position;
        while (true) {
            int end = at < limit && bytes[at] == '"' ? quotedField(at + 1) : plainField(at);
            if (end < 0) {
                return end == -1 && !endOfInput ? Scan.MORE_NEEDED : Scan.BROKEN;
            }
            if (end == limit || bytes[end] != ',') {
                scanEnd = Math.min(limit, end + (end < limit && bytes[end] == '\r' ? 2 : 1));
                return Scan.COMPLETE;
            }
            at = end + 1;
        }
    }

    /** Returns where the divider behind an unquoted field is, or -1 if it has not been read yet. */
    private int plainField(int start) {
        int at = start;
        while (at < limit && bytes[at] != ',' && bytes[at] != '\n') {
            at++;
        }
        if (at == limit && !endOfInput) {
            return -1;
        }
        boolean endsLine = at == limit || bytes[at] == '\n';
        int end = endsLine && at > start && bytes[at - 1] == '\r' ? at - 1 : at;
        addField(start, end, false);
        return end;
    }

    /** Returns where the divider behind a quoted field is, -1 if it has not been read yet, -2 if the quotes are wrong. */
    private int quotedField(int start) {
        boolean doubled = false;
        int at = start;
        while (at < limit) {
            if (bytes[at] == '\n') {
                scanLines++;
            } else if (bytes[at] == '"') {
                if (at + 1 == limit && !endOfInput) {
                    return -1;
                }
                if (at + 1 == limit || bytes[at + 1] != '"') {
                    addField(start, at, doubled);
                    return dividerAt(at + 1);
                }
                doubled = true;
                at++;
            }
            at++;
        }
        return -1;
    }

    private int dividerAt(int at) {
        if (at == limit || bytes[at] == ',' || bytes[at] == '\n') {
            return at;
        }
        if (bytes[at] == '\r' && at + 1 == limit) {
            return endOfInput ? at : -1;
        }
        return bytes[at] == '\r' && bytes[at + 1] == '\n' ? at : -2;
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
        while (true) {
            while (position < limit) {
                if (bytes[position++] == '\n') {
                    nextLine++;
                    return;
                }
            }
            if (!more()) {
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
