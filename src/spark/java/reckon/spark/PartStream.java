package reckon.spark;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import reckon.text.Sha256;

/**
 * The bytes of a part of a file. Reading fails where the file ends before its part does, and at the end of a part whose bytes are
 * not those of the first look: the file was changed, or this machine sees another state of it than the others.
 */
final class PartStream extends InputStream {
    private final InputStream in;
    private final Block part;
    private final CRC32C read = new CRC32C();
    private long left;

    private PartStream(InputStream in, Block part) {
        this.in = in;
        this.part = part;
        this.left = part.to() - part.from();
    }

    /** Opens a part as it stands in its file. */
    static PartStream open(Block part) throws IOException {
        InputStream file = Files.newInputStream(part.file());
        file.skipNBytes(part.from());
        return new PartStream(file, part);
    }

    /** Returns no more of a stream than a part has; closing it closes the stream. */
    static InputStream limited(InputStream in, Block part) {
        return new PartStream(in, part);
    }

    /** Opens a part with the header in front. */
    static InputStream withHeader(Block part) throws IOException {
        byte[] header = part.header();
        InputStream lines = new BufferedInputStream(open(part));
        return header == null ? lines : new SequenceInputStream(new ByteArrayInputStream(header), lines);
    }

    /**
     * Reads a file, all of whose bytes parts are made of; returns its SHA-256, or null where a part is not as the first look, on
     * whatever machine, has found it.
     */
    static @Nullable String sha256(Path file, List<Block> parts) throws IOException {
        try (DigestInputStream whole = new DigestInputStream(Files.newInputStream(file), Sha256.digest())) {
            for (Block part : parts) {
                new PartStream(whole, part).transferTo(OutputStream.nullOutputStream());
            }
            return whole.read() < 0 ? Sha256.hex(whole.getMessageDigest()) : null;
        } catch (ChangedPartException | EOFException e) {
            return null;
        }
    }

    /** Returns a checksum of what was read so far. */
    long checksum() {
        return read.getValue();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left <= 0 || length == 0) {
            return left <= 0 ? -1 : 0;
        }
        int count = in.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException(named() + " ends " + left + " bytes before its end: the file was changed, or this"
                    + " machine does not see all of it");
        }
        read.update(target, offset, count);
        left -= count;
        if (left == 0 && part.wasLookedAt() && part.checksum() != read.getValue()) {
            throw new ChangedPartException(named() + " is not as it was when it was first looked at: the file was"
                    + " changed, or this machine sees another state of it");
        }
        return count;
    }

    private String named() {
        return "part " + part.number() + " of " + part.file();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** That a part has other bytes than before. */
    static final class ChangedPartException extends IOException {
        ChangedPartException(String message) {
            super(message);
        }
    }
}
