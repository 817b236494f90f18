package reckon.spark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import reckon.intake.InputReader;
import reckon.staging.InputContent;

/**
 * Divides input files into parts of whole lines.
 *
 * <p>A line feed ends a line wherever it stands, unless it is quoted: a file without any quote may be divided behind line feeds. A
 * file with one, a packed one and one in another encoding is read as a whole by one task.
 */
final class Blocks {
    private static final int HEAD_BYTES = 1 << 16;
    private static final int BUFFER = 1 << 16;

    /** Smaller parts gain little, and each leaves files of its own in the tables. */
    private static final long LEAST_BYTES = 4 << 20;

    /** A file whose lines are longer than this is none that is worth dividing. */
    private static final int LONGEST_LINE = 1 << 20;

    /** A line may end with a carriage return alone, and then more than the header would stand before each part. */
    private static final Pattern RETURN_ALONE = Pattern.compile("\\r(?!\\r?\\n)");

    private final JavaSparkContext spark;
    private final long mostBytes;

    /** @param mostBytes how large a part is at most, about */
    Blocks(JavaSparkContext spark, long mostBytes) {
        this.spark = spark;
        this.mostBytes = mostBytes;
    }

    /** What one look at a part shows. */
    private record Seen(int number, long lines, boolean hasQuote, long checksum) implements Serializable {}

    /** Returns the parts of a file in their order. */
    List<Block> of(Path file, Reading reading) throws IOException {
        List<Block> whole = List.of(Block.whole(file));
        long blockBytes = blockBytes(Files.size(file));
        if (Files.size(file) <= blockBytes
                || InputContent.isNamedGzip(file)
                || !reading.encoding().equals(StandardCharsets.UTF_8)) {
            return whole;
        }
        byte[] header = header(file, reading);
        List<Block> parts = header == null ? null : divide(file, blockBytes, header);
        return parts == null ? whole : numbered(parts, whole);
    }

    /** Returns how large a part of a file is, about, so that there is one for each task that Spark runs at once. */
    private long blockBytes(long fileBytes) {
        long share = fileBytes / Math.max(1, spark.defaultParallelism());
        return Math.min(mostBytes, Math.max(LEAST_BYTES, share));
    }

    /** Returns the lines up to the header, or null where it is not found near the beginning or not known to end there. */
    private static byte @Nullable [] header(Path file, Reading reading) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD_BYTES);
        }
        for (int end = 1; end <= head.length; end++) {
            if (head[end - 1] == '\n') {
                byte[] lines = Arrays.copyOf(head, end);
                InputReader reader = reading.reader(new ByteArrayInputStream(lines), (reject, subject) -> {});
                if (reader.headerProblem() == null) {
                    String text = new String(lines, StandardCharsets.ISO_8859_1);
                    return RETURN_ALONE.matcher(text).find() ? null : lines;
                }
            }
        }
        return null;
    }

    private @Nullable List<Block> divide(Path file, long blockBytes, byte[] header) throws IOException {
        List<Block> parts = new ArrayList<>();
        try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
            long size = bytes.size();
            long from = 0;
            while (from < size) {
                long to = from + blockBytes >= size ? size : behindNextLineFeed(bytes, from + blockBytes);
                if (to < 0) {
                    return null;
                }
                parts.add(Block.part(file, parts.size(), from, to, from == 0 ? null : header));
                from = to;
            }
        }
        return parts;
    }

    /** Returns where the line behind the next line feed begins, or -1 where that is too far away. */
    private static long behindNextLineFeed(SeekableByteChannel bytes, long at) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        bytes.position(at);
        long read = 0;
        for (int count = bytes.read(buffer); count > 0 && read < LONGEST_LINE; count = bytes.read(buffer.clear())) {
            for (int i = 0; i < count; i++) {
                if (buffer.get(i) == '\n') {
                    return at + read + i + 1;
                }
            }
            read += count;
        }
        return read < LONGEST_LINE ? at + read : -1;
    }

    /** Returns the parts with the lines before them and their checksums, or the whole where a quote may hold a line end. */
    private List<Block> numbered(List<Block> parts, List<Block> whole) {
        List<Seen> seen = new ArrayList<>(
                spark.parallelize(parts, parts.size()).map(Blocks::look).collect());
        if (seen.stream().anyMatch(Seen::hasQuote)) {
            return whole;
        }
        seen.sort((one, other) -> Integer.compare(one.number(), other.number()));
        List<Block> numbered = new ArrayList<>();
        long lines = 0;
        for (Block part : parts) {
            Seen found = seen.get(part.number());
            numbered.add(part.seen(lines, found.checksum()));
            lines += found.lines();
        }
        return numbered;
    }

    private static Seen look(Block part) throws IOException {
        LineCount lines = new LineCount();
        boolean hasQuote = false;
        long checksum;
        try (PartStream in = PartStream.open(part)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                for (int i = 0; i < count; i++) {
                    hasQuote |= buffer[i] == '"';
                }
                lines.add(buffer, count);
            }
            checksum = in.checksum();
        }
        return new Seen(part.number(), lines.count(), hasQuote, checksum);
    }

    /** Returns how many physical lines some bytes have. */
    static long lines(byte[] bytes) {
        LineCount lines = new LineCount();
        lines.add(bytes, bytes.length);
        return lines.count();
    }

    /** Counts line ends as the reader of CSV does: {@code \n}, {@code \r\n}, {@code \r\r\n} and {@code \r} are one each. */
    private static final class LineCount {
        private long count;
        private int returns;

        void add(byte[] bytes, int length) {
            for (int i = 0; i < length; i++) {
                if (bytes[i] == '\r') {
                    returns++;
                } else {
                    end(bytes[i] == '\n');
                }
            }
        }

        /** Two carriage returns in front of a line feed belong to it, those before them are lines of their own. */
        private void end(boolean isLineFeed) {
            count += isLineFeed ? 1 + Math.max(0, returns - 2) : returns;
            returns = 0;
        }

        long count() {
            return count + returns;
        }
    }
}
