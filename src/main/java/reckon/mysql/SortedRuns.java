package reckon.mysql;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows that are too many to be sorted in memory, in the order of their first column: chunks of them, each in order, are
 * kept in a temporary file and merged as they are taken. Rows with the same first column keep the order they came in.
 */
final class SortedRuns implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SortedRuns.class);
    private static final int MOST_BYTES_AT_ONCE = 1 << 16;
    private static final int FEWEST_BYTES_AT_ONCE = 1 << 12;
    private static final int BYTES_OF_ALL_RUNS = 1 << 24;

    private final FileChannel file;
    private final List<Run> runs = new ArrayList<>();
    private final PriorityQueue<Run> heads = new PriorityQueue<>();
    private boolean merging;
    private long rowsGiven;

    /** The run whose row is given out, and where what is left of that row begins. */
    private @Nullable Run giving;

    private int givenTo;

    /**
     * Opens a file in a folder that only its owner can read. No other process sees it by its name, so that nothing is left
     * of it however this one ends.
     */
    SortedRuns(Path folder) throws IOException {
        this.file = FileChannel.open(
                Files.createTempFile(folder, "reckon-rows", ".tmp"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** Adds the rows of a complete chunk, which come behind those added before. */
    void add(LoadDataBuffer chunk) throws IOException {
        long start = file.position();
        byte[] bytes = new byte[MOST_BYTES_AT_ONCE];
        int filled = chunk.take(bytes, 0, bytes.length);
        while (filled > 0) {
            ByteBuffer left = ByteBuffer.wrap(bytes, 0, filled);
            while (left.hasRemaining()) {
                file.write(left);
            }
            filled = chunk.take(bytes, 0, bytes.length);
        }
        runs.add(new Run(runs.size(), start, file.position()));
    }

    /** Returns how many rows were given out in full. */
    long rowsGiven() {
        return rowsGiven;
    }

    /** Copies the bytes that are next; returns how many, fewer than asked for only if no more are left. */
    int take(byte[] target, int offset, int length) throws IOException {
        if (!merging) {
            merging = true;
            for (Run run : runs) {
                addHead(run);
            }
        }
        int taken = 0;
        for (Run run = next(); run != null && taken < length; run = next()) {
            int part = Math.min(length - taken, run.rowEnd - givenTo);
            System.arraycopy(run.bytes, givenTo, target, offset + taken, part);
            givenTo += part;
            taken += part;
        }
        return taken;
    }

    /** Returns the run that is next, which is the same one until its row has been given out. */
    private @Nullable Run next() throws IOException {
        if (giving != null && givenTo < giving.rowEnd) {
            return giving;
        }
        if (giving != null) {
            rowsGiven++;
            addHead(giving);
        }
        giving = heads.poll();
        givenTo = giving == null ? 0 : giving.rowStart;
        return giving;
    }

    private void addHead(Run run) throws IOException {
        if (run.next()) {
            heads.add(run);
        }
    }

    /** Does not throw: the driver closes what it has read in the middle of its talk with the server. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            log.debug("closing a temporary file", e);
        }
    }

    /** Rows in order, the next one of which is in memory as a whole. */
    private final class Run implements Comparable<Run> {
        private final int number;
        private final long end;
        private long position;
        private byte[] bytes = new byte[0];
        private int filled;
        private int rowStart;
        private int keyEnd;
        private int rowEnd;

        /**
         * @param position where in the file it begins
         * @param end where it ends, exclusive
         */
        Run(int number, long position, long end) {
            this.number = number;
            this.position = position;
            this.end = end;
        }

        /**
         * Goes to the next row; returns false if there is none.
         *
         * @throws EOFException if the file has less than was written to it
         */
        boolean next() throws IOException {
            rowStart = rowEnd;
            if (rowStart == filled && position == end) {
                return false;
            }
            int newline = newlineFrom(rowStart);
            while (newline == filled) {
                readMore();
                newline = newlineFrom(rowStart);
            }
            rowEnd = newline + 1;
            keyEnd = KeyOrder.endOfKey(bytes, rowStart);
            return true;
        }

        /** Returns where the next newline is, or where the bytes that were read end. */
        private int newlineFrom(int start) {
            int at = start;
            while (at < filled && bytes[at] != '\n') {
                at++;
            }
            return at;
        }

        /** Reads more bytes behind those of the row that has begun. */
        private void readMore() throws IOException {
            System.arraycopy(bytes, rowStart, bytes, 0, filled - rowStart);
            filled -= rowStart;
            rowStart = 0;
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytesAtOnce(), filled * 2));
            }
            int most = (int) Math.min(bytes.length - filled, end - position);
            int count = most == 0 ? -1 : file.read(ByteBuffer.wrap(bytes, filled, most), position);
            if (count < 0) {
                throw new EOFException("rows that were written to a temporary file are gone");
            }
            filled += count;
            position += count;
        }

        private int bytesAtOnce() {
            int share = BYTES_OF_ALL_RUNS / runs.size();
            return Math.max(FEWEST_BYTES_AT_ONCE, Math.min(MOST_BYTES_AT_ONCE, share));
        }

        @Override
        public int compareTo(Run other) {
            int byKey = Arrays.compareUnsigned(bytes, rowStart, keyEnd, other.bytes, other.rowStart, other.keyEnd);
            return byKey != 0 ? byKey : Integer.compare(number, other.number);
        }
    }
}
