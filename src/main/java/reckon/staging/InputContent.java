package reckon.staging;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reckon.text.Sha256;

/**
 * The content of an input file while it is read: unpacked if gzipped, in UTF-8, digested on the way.
 *
 * <p>Reading fails with {@link CorruptContentException} where the content cannot be lines of text: it is damaged, it is
 * something else by how it begins, or it is empty. A gzipped file that unpacks to more than {@value #MOST_TIMES} times its
 * size is no export but an attack; reading it fails in the same way.
 */
public final class InputContent extends InputStream {
    static final int MOST_TIMES = 250;
    private static final long HARMLESS_BYTES = 64L << 20;
    private static final int BUFFER = 1 << 16;
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final DigestInputStream digested;
    private final boolean packed;
    private final Charset charset;
    private final long mostBytes;
    private @Nullable GzipMembers members;
    private @Nullable InputStream text;

    /**
     * Opens a file.
     *
     * @param charset the encoding of the text; one that begins with the mark of UTF-8 is UTF-8
     */
    public InputContent(Path file, Charset charset) throws IOException {
        this.digested = new DigestInputStream(Files.newInputStream(file), Sha256.digest());
        this.packed = isNamedGzip(file);
        this.charset = charset;
        this.mostBytes = packed ? Math.max(HARMLESS_BYTES, Files.size(file) * MOST_TIMES) : Long.MAX_VALUE;
    }

    /** Whether a file is gzipped by its name. */
    public static boolean isNamedGzip(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /** Returns the SHA-256 of a file as it is stored, in hex. */
    public static String sha256(Path file) throws IOException {
        try (InputContent content = new InputContent(file, StandardCharsets.UTF_8)) {
            return content.sha256OfAllRead();
        }
    }

    /** Reads what is left of the file and returns the SHA-256 of all of it, in hex. */
    public String sha256OfAllRead() throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (digested.read(buffer) >= 0) {}
        return Sha256.hex(digested.getMessageDigest());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (text == null) {
            text = open();
        }
        return text.read(target, offset, length);
    }

    private InputStream open() throws IOException {
        byte[] stored = digested.readNBytes(Appearance.HEAD_BYTES);
        if (stored.length == 0) {
            throw new CorruptContentException("the file is empty, it has 0 bytes: a file without lines has a header");
        }
        InputStream whole = behind(stored, digested);
        if (packed && !GzipMembers.begins(stored)) {
            String what = Appearance.of(stored, false);
            throw new CorruptContentException("the file is named .gz and is no gzip file but "
                    + (what == null ? "seems to be plain text" : what)
                    + ". Deliver it gzipped, or without .gz in its name");
        }
        if (!packed) {
            return decoded(stored, whole);
        }
        members = new GzipMembers(whole);
        InputStream unpacked = new Unpacked(members);
        byte[] head = unpacked.readNBytes(Appearance.HEAD_BYTES);
        if (head.length == 0) {
            throw new CorruptContentException("the file unpacks to nothing: a file without lines has a header");
        }
        return decoded(head, behind(head, unpacked));
    }

    private static InputStream behind(byte[] head, InputStream rest) throws IOException {
        PushbackInputStream whole = new PushbackInputStream(rest, head.length);
        whole.unread(head);
        return whole;
    }

    private InputStream decoded(byte[] head, InputStream whole) throws CorruptContentException {
        String what = Appearance.of(
                head, charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32"));
        if (what != null) {
            throw new CorruptContentException("the file is no CSV but " + what
                    + (what.contains("gzip file")
                            ? ": deliver it with .gz behind its name"
                            : ": deliver it as CSV, in " + charset.name()));
        }
        boolean isMarkedUtf8 = head.length >= UTF_8_MARK.length
                && Arrays.equals(head, 0, UTF_8_MARK.length, UTF_8_MARK, 0, UTF_8_MARK.length);
        return charset.equals(StandardCharsets.UTF_8) || isMarkedUtf8 ? whole : new Transcoder(whole, charset);
    }

    /** What comes out of a gzipped file, as long as it is not too much for its size. */
    private final class Unpacked extends InputStream {
        private final InputStream unpacked;
        private long read;

        Unpacked(InputStream unpacked) {
            this.unpacked = unpacked;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = unpacked.read(target, offset, length);
            read += Math.max(count, 0);
            if (read > mostBytes) {
                throw new CorruptContentException("the file unpacks to more than " + MOST_TIMES + " times its size");
            }
            return count;
        }
    }

    @Override
    public void close() throws IOException {
        if (members != null) {
            members.close();
        }
        digested.close();
    }
}
