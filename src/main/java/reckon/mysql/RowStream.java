package reckon.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.database.Checkpoint;
import reckon.database.Rows;

/**
 * Rows as the text that {@code LOAD DATA} reads by default: columns divided by tabs, {@code \N} for NULL.
 *
 * <p>The rows are made while the driver reads, or before where they are to be sorted; no more than one chunk of them is in
 * memory. If that fails while the driver reads, the stream ends early and keeps the failure for {@link #rethrow}: the
 * driver would lose step with the server if reading itself failed.
 */
final class RowStream extends InputStream {
    private static final Path TEMPORARY_FILES = Path.of(System.getProperty("java.io.tmpdir"));

    private final Rows rows;
    private final Checkpoint checkpoint;
    private @Nullable RowChunk chunk;
    private @Nullable SortedRuns sorted;
    private long rowCount;
    private boolean atEnd;
    private @Nullable RuntimeException failure;

    private RowStream(Rows rows, RowChunk chunk, Checkpoint checkpoint) {
        this.rows = rows;
        this.chunk = chunk;
        this.checkpoint = checkpoint;
    }

    /**
     * Returns a stream that can be read at once. One chunk has been filled; if its rows were not in order, so were all that
     * follow, and are sorted together: the server is not to wait for that, as it does not wait long. Rows that begin in
     * order are made while they are read, and where they are not in order further on each chunk is sorted by itself.
     *
     * @param chunk an empty one
     * @param checkpoint passed with every row, and whenever rows are read that were made before
     * @throws RuntimeException if a row cannot be made
     * @throws UncheckedIOException if the folder for temporary files does not take what is to be sorted
     */
    static RowStream begin(Rows rows, RowChunk chunk, Checkpoint checkpoint) {
        RowStream stream = new RowStream(rows, chunk, checkpoint);
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

    private void sortAll(RowChunk made) {
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

    private int takeMade(RowChunk made, byte[] target, int offset, int length) {
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
            checkpoint.pass();
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

    private void fill(RowChunk made) {
        made.clear();
        try {
            while (!atEnd && !made.isFull()) {
                checkpoint.pass();
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
