package reckon.mysql;

import org.jspecify.annotations.Nullable;
import reckon.database.Row;

/**
 * Rows of text that are made together, then sent together: in the order they came in or in that of their first column.
 *
 * <p>InnoDB keeps a table in the order of its primary key. Rows in that order fill one page after the other; rows in
 * any other make the server look for the page of each.
 */
final class LoadDataBuffer {
    private static final int FEW_BYTES = 1 << 18;

    private final LoadDataRow text = new LoadDataRow(FEW_BYTES);
    private final int fullBytes;
    private final @Nullable KeyOrder order;
    private boolean keptBack;
    private int rowStart;

    /** What is given out next, as places of the text; then come the rows from an index of the order on. */
    private int from;

    private int to;
    private int nextRow;
    private int rowsOrdered;

    /** @param fullBytes how much text makes it full, the last row being whole */
    private LoadDataBuffer(int fullBytes, @Nullable KeyOrder order) {
        this.fullBytes = fullBytes;
        this.order = order;
    }

    /** Creates an empty buffer of a few thousand rows that returns them in the order in which they came. */
    static LoadDataBuffer asTheyCome() {
        return new LoadDataBuffer(FEW_BYTES, null);
    }

    /** Creates an empty buffer that returns its rows sorted by their first column; rows that are equal in it keep their order. */
    static LoadDataBuffer byFirstColumn() {
        return byFirstColumn(KeyOrder.MOST_BYTES);
    }

    static LoadDataBuffer byFirstColumn(int fullBytes) {
        return new LoadDataBuffer(fullBytes, new KeyOrder());
    }

    /** Has rows kept back until there are many, however they come. */
    void keepBack() {
        keptBack = true;
    }

    /** Rows that come in order anyway are not kept back, unless that is asked for: the server is to have something to do. */
    boolean isFull() {
        return text.length() >= (isInOrder() && !keptBack ? Math.min(FEW_BYTES, fullBytes) : fullBytes);
    }

    /** Whether the rows came in the order in which they are given out. */
    boolean isInOrder() {
        return order == null || order.isInOrder();
    }

    /** Returns the row to be filled next. */
    Row row() {
        return text;
    }

    /** Adds the row that was filled. */
    void add() {
        text.endRow();
        if (order != null) {
            order.add(text.bytes(), rowStart);
        }
        rowStart = text.length();
    }

    /** Ends the filling: all rows added can be taken now, and a row begun is forgotten. */
    void complete() {
        text.restart();
        if (order == null || order.isInOrder()) {
            to = text.length();
        } else {
            order.sort(text.bytes());
            rowsOrdered = order.count();
        }
    }

    /** Copies the bytes that are next; returns how many, fewer than asked for only if no more are left. */
    int take(byte[] target, int offset, int length) {
        int taken = 0;
        while (taken < length && (from < to || nextRow())) {
            int count = Math.min(length - taken, to - from);
            System.arraycopy(text.bytes(), from, target, offset + taken, count);
            from += count;
            taken += count;
        }
        return taken;
    }

    private boolean nextRow() {
        if (order == null || nextRow == rowsOrdered) {
            return false;
        }
        from = order.start(nextRow++);
        to = from;
        byte[] bytes = text.bytes();
        while (bytes[to++] != '\n') {}
        return true;
    }

    /** Forgets all rows, to be filled anew. */
    void clear() {
        text.clear();
        rowStart = 0;
        from = 0;
        to = 0;
        nextRow = 0;
        rowsOrdered = 0;
        if (order != null) {
            order.clear();
        }
    }
}
