package reckon.database;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows as the text that {@code LOAD DATA} reads by default: columns divided by tabs, {@code \N} for NULL.
 *
 * <p>The rows are made while the driver reads, so no more than one chunk of them is in memory. If making one
 * fails the stream ends early and keeps the failure for {@link #rethrow}: the driver would lose step with
 * the server if reading itself failed.
 */
final class RowStream extends InputStream {
    private final Rows rows;
    private final RowChunk chunk;
    private long rowCount;
    private boolean atEnd;
    private @Nullable RuntimeException failure;

    /** @param chunk an empty one */
    RowStream(Rows rows, RowChunk chunk) {
        this.rows = rows;
        this.chunk = chunk;
    }

    long rows() {
        return rowCount;
    }

    void rethrow() {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        int count = chunk.take(target, offset, length);
        if (count == 0 && !atEnd) {
            fill();
            count = chunk.take(target, offset, length);
        }
        return count == 0 ? -1 : count;
    }

    private void fill() {
        chunk.clear();
        try {
            while (!atEnd && !chunk.isFull()) {
                if (rows.next(chunk.row())) {
                    chunk.add();
                    rowCount++;
                } else {
                    atEnd = true;
                }
            }
        } catch (RuntimeException e) {
            failure = e;
            atEnd = true;
        }
        chunk.complete();
    }
}
