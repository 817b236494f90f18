package reckon.spark;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a part of a file. */
final class PartStream extends InputStream {
    private final InputStream in;
    private long left;

    private PartStream(InputStream in, long length) {
        this.in = in;
        this.left = length;
    }

    /** Opens a part as it stands in its file. */
    static InputStream open(Block part) throws IOException {
        InputStream file = Files.newInputStream(Path.of(part.file()));
        file.skipNBytes(part.from());
        return new PartStream(file, part.to() - part.from());
    }

    /** Returns no more of a stream than a part has; closing it closes the stream. */
    static InputStream limited(InputStream in, Block part) {
        return new PartStream(in, part.to() - part.from());
    }

    /** Opens a part with the header in front. */
    static InputStream withHeader(Block part) throws IOException {
        byte[] header = part.header();
        InputStream lines = new BufferedInputStream(open(part));
        return header == null ? lines : new SequenceInputStream(new ByteArrayInputStream(header), lines);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left <= 0) {
            return -1;
        }
        int count = in.read(target, offset, (int) Math.min(length, left));
        left -= Math.max(0, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
