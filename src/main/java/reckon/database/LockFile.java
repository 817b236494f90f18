package reckon.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import reckon.files.OwnerOnly;

/** Locks an embedded database by a file beside it; the operating system gives it back when the process ends. */
public final class LockFile implements DatabaseLock {
    private final FileChannel channel;
    private final FileLock lock;

    private LockFile(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Locks the database beside a file.
     *
     * @throws DatabaseInUseException if another process, or another night of this one, has it
     */
    public static DatabaseLock acquire(Path file, String holder) {
        try {
            OwnerOnly.createFolders(file.toAbsolutePath().resolveSibling("."));
            FileChannel channel = OwnerOnly.open(file);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new DatabaseInUseException(Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
            return new LockFile(channel, lock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void check() {
        if (!lock.isValid()) {
            throw new LockLostException("The lock of this night was lost", null);
        }
    }

    /** Does nothing: the file names its holder from the start. */
    @Override
    public void recordHolder() {}

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
