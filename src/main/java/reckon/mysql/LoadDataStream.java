package reckon.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.database.CancellationCheck;
import reckon.database.Rows;

/**
 * Rows as the text that {@code LOAD DATA} reads by default: columns divided by tabs, {@code \N} for NULL.
 *
 * <p>The rows are made while the driver reads, or before where they are to be sorted; no more than one chunk of them is in
 * memory. If that fails while the driver reads, the stream ends early and keeps the failure for {@link #rethrow}: the
 * driver would lose step with the server if reading itself failed.
 */
final class LoadDataStream extends InputStream {
    private static final Path TEMPORARY_FILES = Path.of(System.getProperty("java.io.tmpdir"));

    private final Rows rows;
    private final CancellationCheck cancellation;
    private @Nullable LoadDataBuffer chunk;
    private @Nullable SortedRuns sorted;
    private long rowCount;
    private boolean atEnd;
    private @Nullable RuntimeException failure;

    private LoadDataStream(Rows rows, LoadDataBuffer chunk, CancellationCheck cancellation) {
        this.rows = rows;
        this.chunk = chunk;
        this.cancellation = cancellation;
    }

    /**
     * Returns a stream that can be read at once. It fills one buffer first. If the rows in it are not in order, the stream reads
     * and sorts all rows before the statement starts, as the first one in order is known only behind the last. If they are, the
     * rest is read while it is sent, and each buffer that is not in order is sorted by itself.
     *
     * @param chunk an empty one
     * @param cancellation checked with every row, and whenever rows are read that were made before
     * @throws RuntimeException if a row cannot be made
     * @throws UncheckedIOException if the folder for temporary files does not take what is to be sorted
     */
    static LoadDataStream begin(Rows rows, LoadDataBuffer chunk, CancellationCheck cancellation) {
        LoadDataStream stream = new LoadDataStream(rows, chunk, cancellation);
        try {
            stream.fill(chunk);
            if (!chunk.isInOrder() && !stream.atEnd) {
                stream.sortAll(chunk);
            }
            stream.rethrow();
            return stream;
        } catch (RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    private void sortAll(LoadDataBuffer made) {
        try {
            SortedRuns runs = new SortedRuns(TEMPORARY_FILES);
            sorted = runs;
            runs.add(made);
            made.keepBack();
            while (!atEnd) {
                fill(made);
                runs.add(made);
            }
            chunk = null; // what it holds is large
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static UncheckedIOException unusable(IOException e) {
        return new UncheckedIOException(
                "rows cannot be sorted in " + TEMPORARY_FILES + ", the folder for temporary files", e);
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
        int count = chunk == null ? takeSorted(target, offset, length) : takeMade(chunk, target, offset, length);
        return count == 0 ? -1 : count;
    }

    private int takeMade(LoadDataBuffer made, byte[] target, int offset, int length) {
        int count = made.take(target, offset, length);
        if (count == 0 && !atEnd) {
            fill(made);
            count = made.take(target, offset, length);
        }
        return count;
    }

    private int takeSorted(byte[] target, int offset, int length) {
        if (failure != null) {
            return 0;
        }
        SortedRuns runs = Objects.requireNonNull(sorted);
        try {
            cancellation.throwIfStopped();
            int count = runs.take(target, offset, length);
            if (count == 0 && runs.rowsGiven() != rowCount) {
                throw new IllegalStateException(runs.rowsGiven() + " of " + rowCount + " rows came out of the sort");
            }
            return count;
        } catch (IOException e) {
            failure = unusable(e);
        } catch (RuntimeException e) {
            failure = e;
        }
        return 0;
    }

    private void fill(LoadDataBuffer made) {
        made.clear();
        try {
            while (!atEnd && !made.isFull()) {
                cancellation.throwIfStopped();
                if (rows.next(made.row())) {
                    made.add();
                    rowCount++;
                } else {
                    atEnd = true;
                }
            }
        } catch (RuntimeException e) {
            failure = e;
            atEnd = true;
        }
        made.complete();
    }

    @Override
    public void close() {
        if (sorted != null) {
            sorted.close();
        }
    }
}
