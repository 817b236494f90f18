package reckon.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reckon.text.Sha256;

/** A CSV file being written beside its final name, digested and counted on the way. */
public final class OutputFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final String name;
    private final Path place;
    private final FileChannel channel;
    private final MessageDigest sha256 = Sha256.digest();
    private final OutputStream out;
    private long rows;

    /**
     * Opens the file and writes its header.
     *
     * @param name the file's final name
     * @throws UncheckedIOException if it cannot be written
     */
    public OutputFile(RunFolder folder, String name, String header) {
        this.name = name;
        this.place = folder.path();
        this.channel = folder.openPart(name);
        this.out = new BufferedOutputStream(new DigestOutputStream(Channels.newOutputStream(channel), sha256), BUFFER);
        try {
            out.write((header + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * Writes a whole file.
     *
     * @param lines gives the next line, or null at the end
     * @throws UncheckedIOException if it cannot be written
     */
    public static WrittenFile write(RunFolder folder, String name, String header, Supplier<@Nullable CsvText> lines) {
        try (OutputFile file = new OutputFile(folder, name, header)) {
            for (CsvText line = lines.get(); line != null; line = lines.get()) {
                file.row(line);
            }
            return file.finish();
        }
    }

    /** Writes one row. */
    public void row(CsvLine line) {
        try {
            line.writeTo(out);
            rows++;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Writes one row, all of whose columns are there. */
    public void row(CsvText line) {
        try {
            line.writeTo(out);
            rows++;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Makes sure that the file is on the disk and returns what the manifest says of it. */
    public WrittenFile finish() {
        try {
            out.flush();
            channel.force(true);
            return new WrittenFile(name, rows, Sha256.hex(sha256));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Where there is no room for a file Java does not say which it was. */
    private UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException(name + " cannot be written in " + place, e);
    }
}
