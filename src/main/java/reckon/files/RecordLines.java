package reckon.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import org.jspecify.annotations.Nullable;
import reckon.text.Sha256;

/** Reads a written file back, byte for byte: its records, each with the line that it starts on, and its SHA-256. */
public final class RecordLines implements AutoCloseable {
    private final DigestInputStream digested;
    private final InputStream in;
    private long line;
    private long nextLine = 1;
    private long records;

    /** Opens a file; throws {@link IOException} if that cannot be done. */
    public RecordLines(Path file) throws IOException {
        this.digested = new DigestInputStream(Files.newInputStream(file), Sha256.digest());
        this.in = new BufferedInputStream(digested, 1 << 16);
    }

    /** Returns the next record without its line end, or null at the end; a line end within quotes belongs to the record. */
    public byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream record = new ByteArrayOutputStream(512);
        line = nextLine;
        boolean quoted = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            quoted ^= b == '"';
            if (b == '\n') {
                nextLine++;
                if (!quoted) {
                    records++;
                    return record.toByteArray();
                }
            }
            record.write(b);
        }
        if (record.size() == 0) {
            return null;
        }
        records++;
        return record.toByteArray();
    }

    /** Returns the line on which the last record started, the header being 1. */
    public long line() {
        return line;
    }

    /** Returns how many records were read, the header not counted. */
    public long rows() {
        return Math.max(0, records - 1);
    }

    /** Reads what is left and returns the SHA-256 of the whole file, in hex. */
    public String sha256OfAll() throws IOException {
        while (next() != null) {}
        return Sha256.hex(digested.getMessageDigest());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
