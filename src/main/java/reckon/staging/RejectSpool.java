package reckon.staging;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reckon.intake.Reject;

/**
 * Rejects that wait until their file has been read: in a temporary file, as a file of garbage has more of them
 * than fit into memory.
 */
public final class RejectSpool implements Consumer<Reject>, AutoCloseable {
    private @Nullable Path file;
    private @Nullable DataOutputStream out;
    private long count;

    @Override
    public void accept(Reject reject) {
        try {
            if (out == null) {
                file = Files.createTempFile("reckon-rejects", ".tmp");
                out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
            }
            out.writeLong(reject.line());
            out.writeUTF(reject.column());
            out.writeUTF(reject.value());
            out.writeUTF(reject.error());
            count++;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "rejects cannot be kept in " + System.getProperty("java.io.tmpdir")
                            + ", the folder for temporary files",
                    e);
        }
    }

    /** Forgets all rejects so far. */
    void clear() {
        close();
        file = null;
        out = null;
        count = 0;
    }

    /** Calls a consumer with all rejects, which it reads while it is called. */
    void read(Consumer<Iterator<Reject>> consumer) {
        if (file == null || out == null) {
            return;
        }
        try {
            out.flush();
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                consumer.accept(new SpooledRejects(in, count));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class SpooledRejects implements Iterator<Reject> {
        private final DataInputStream in;
        private long left;

        SpooledRejects(DataInputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public Reject next() {
            if (left-- <= 0) {
                throw new NoSuchElementException();
            }
            try {
                return new Reject(in.readLong(), in.readUTF(), in.readUTF(), in.readUTF());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        try {
            if (out != null) {
                out.close();
            }
            if (file != null) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
