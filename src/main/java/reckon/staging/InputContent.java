package reckon.staging;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The content of an input file while it is read: unpacked if gzipped, digested on the way.
 *
 * <p>A gzipped file that unpacks to more than {@value #MOST_TIMES} times its size is no export but an attack;
 * reading it fails as if it were corrupt.
 */
final class InputContent extends InputStream {
    static final int MOST_TIMES = 250;
    private static final long HARMLESS_BYTES = 64L << 20;
    private static final int BUFFER = 1 << 16;

    private final DigestInputStream digested;
    private final boolean packed;
    private final long mostBytes;
    private @Nullable InputStream content;
    private long read;

    InputContent(Path file) throws IOException {
        this.digested = new DigestInputStream(Files.newInputStream(file), sha256());
        this.packed = file.getFileName().toString().endsWith(".gz");
        this.mostBytes = packed ? Math.max(HARMLESS_BYTES, Files.size(file) * MOST_TIMES) : Long.MAX_VALUE;
    }

    /** Returns the SHA-256 of a file as it is stored, in hex. */
    static String sha256(Path file) throws IOException {
        try (InputContent content = new InputContent(file)) {
            return content.sha256OfAllRead();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Reads what is left of the file and returns the SHA-256 of all of it, in hex. */
    String sha256OfAllRead() throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (digested.read(buffer) >= 0) {}
        return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            if (content == null) {
                content = packed ? new GZIPInputStream(digested, BUFFER) : digested;
            }
            int count = content.read(target, offset, length);
            read += Math.max(count, 0);
            if (read > mostBytes) {
                throw new CorruptContentException("the file unpacks to more than " + MOST_TIMES + " times its size");
            }
            return count;
        } catch (ZipException | EOFException e) {
            throw new CorruptContentException("the file cannot be unpacked: it is no gzip file, or is cut short");
        }
    }

    @Override
    public void close() throws IOException {
        digested.close();
    }
}
