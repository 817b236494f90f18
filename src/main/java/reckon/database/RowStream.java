package reckon.database;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows as the text that {@code LOAD DATA} reads by default: columns divided by tabs, {@code \N} for NULL.
 *
 * <p>The rows are made while the driver reads, so no more than a few thousand are in memory. If making one
 * fails the stream ends early and keeps the failure for {@link #rethrow}: the driver would lose step with
 * the server if reading itself failed.
 */
final class RowStream extends InputStream {
    private static final int BYTES_AT_A_TIME = 1 << 18;

    private final Rows rows;
    private final TextRow text = new TextRow(BYTES_AT_A_TIME);
    private int sent;
    private long rowCount;
    private boolean atEnd;
    private @Nullable RuntimeException failure;

    RowStream(Rows rows) {
        this.rows = rows;
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
        if (sent == text.length()) {
            text.clear();
            sent = 0;
            fill();
        }
        int count = Math.min(length, text.length() - sent);
        text.copyTo(target, offset, sent, count);
        sent += count;
        return count == 0 && length > 0 ? -1 : count;
    }

    private void fill() {
        try {
            while (!atEnd && text.length() < BYTES_AT_A_TIME) {
                if (rows.next(text)) {
                    text.endRow();
                    rowCount++;
                } else {
                    atEnd = true;
                }
            }
        } catch (RuntimeException e) {
            failure = e;
            atEnd = true;
        }
        if (atEnd) {
            text.restart();
        }
    }
}
