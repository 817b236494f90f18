package reckon.mysql;

import java.util.Arrays;

/**
 * The order of rows of text by their first column, byte by byte; rows with the same one keep the order they came in.
 *
 * <p>A row is one number: a piece of its first column above the place where the row starts. So the numbers sort as
 * the rows do, no two of them are equal, and rows whose pieces are equal are sorted again by the next piece.
 */
final class KeyOrder {
    /** Where the last row starts at most, exclusive. */
    static final int MOST_BYTES = 1 << 24;

    /** How much of the first column counts, in bytes: as much as any id has. */
    static final int MOST_KEY_BYTES = 65;

    private static final int PIECE_BYTES = 5;
    private static final int START_BITS = 24;

    private long[] rows = new long[1024];
    private int count;
    private boolean inOrder = true;
    private int lastStart;
    private int lastEnd;

    /** Adds the row that starts at a place of the text, which is behind all rows added before. */
    void add(byte[] text, int start) {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, count * 2);
        }
        rows[count++] = start;
        if (inOrder) {
            int end = endOfKey(text, start);
            inOrder = Arrays.compareUnsigned(text, lastStart, lastEnd, text, start, end) <= 0;
            lastStart = start;
            lastEnd = end;
        }
    }

    /** Whether the rows have come in order, so that they need no {@link #sort}. */
    boolean isInOrder() {
        return inOrder;
    }

    int count() {
        return count;
    }

    /** Sorts the rows added; {@link #start} tells their order then. */
    void sort(byte[] text) {
        sort(text, 0, count, 0);
    }

    /** Returns where the row at an index starts. */
    int start(int index) {
        return start(rows[index]);
    }

    void clear() {
        count = 0;
        inOrder = true;
        lastStart = 0;
        lastEnd = 0;
    }

    private void sort(byte[] text, int from, int to, int depth) {
        for (int i = from; i < to; i++) {
            rows[i] = row(text, start(rows[i]), depth);
        }
        Arrays.sort(rows, from, to);
        if (depth + PIECE_BYTES < MOST_KEY_BYTES) {
            sortEqualPieces(text, from, to, depth + PIECE_BYTES);
        }
    }

    private void sortEqualPieces(byte[] text, int from, int to, int depth) {
        int first = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || piece(rows[i]) != piece(rows[first])) {
                if (i - first > 1 && !endsKey(rows[first])) {
                    sort(text, first, i, depth);
                }
                first = i;
            }
        }
    }

    /** Returns a row as a number, with the piece that begins a number of bytes into its first column; zeros are behind its end. */
    private static long row(byte[] text, int start, int depth) {
        long piece = 0;
        int at = start + depth;
        for (int i = 0; i < PIECE_BYTES; i++) {
            piece <<= 8;
            if (!endsColumn(text[at])) {
                piece |= text[at++] & 0xFF;
            }
        }
        return ((piece << START_BITS) | start) ^ Long.MIN_VALUE; // numbers are compared with their sign, bytes without
    }

    private static long piece(long row) {
        return row >>> START_BITS;
    }

    private static boolean endsKey(long row) {
        return (piece(row) & 0xFF) == 0; // text has no zero bytes: they are escaped
    }

    private static int start(long row) {
        return (int) row & (MOST_BYTES - 1);
    }

    /** Returns where the part that counts of the first column ends, of a row that starts at a place of a text. */
    static int endOfKey(byte[] text, int start) {
        int end = start;
        while (end - start < MOST_KEY_BYTES && !endsColumn(text[end])) {
            end++;
        }
        return end;
    }

    private static boolean endsColumn(byte b) {
        return b == '\t' || b == '\n';
    }
}
